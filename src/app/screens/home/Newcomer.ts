import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import type { AppContext } from '../../context.ts';
import type { FirstRun } from './FirstRun.ts';
import { CARD, CARDS_TOP, PART_Y, TILE, TILES_TOP } from './layout.ts';

/** Where the room of 25 shrinks to: the first tile, or the face on the first card. */
const TO_TILE = { x: safeArea.x, y: PART_Y.onCamera + TILES_TOP, w: TILE.w };
const TO_CARD = { x: safeArea.x, y: PART_Y.onCamera + CARDS_TOP, w: CARD.h };

/** The place of 25 on the home screen. Only newcomers need it, so its script is fetched when somebody has no friends. */
export class Newcomer extends FocusGroup<{ came(): void; moved(): void }> {
  /** Over the room, not over the way to the first friend. */
  static readonly TOAST = { x: 608, y: 166 } as const;
  app!: AppContext;
  private firstRun: FirstRun | undefined;
  private coming: Promise<void> | undefined;
  private wanted = false;

  protected override get members(): readonly Member[] {
    return this.firstRun ? [this.firstRun] : [];
  }

  /** What OK does there. */
  get does(): string {
    return this.firstRun?.does ?? '';
  }

  get isAtStart(): boolean {
    return this.firstRun?.isAtStart ?? true;
  }

  start(): void {
    this.firstRun?.start();
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
  }

  /** Shows it, or takes it away. Resolves when it is there, or when it does not come. */
  show(wanted: boolean): Promise<void> {
    this.wanted = wanted;
    if (!wanted) {
      this.leave();
      return Promise.resolve();
    }
    this.firstRun?.refresh();
    if (!this.firstRun) this.coming ??= this.fetch();
    return this.coming ?? Promise.resolve();
  }

  private async fetch(): Promise<void> {
    try {
      const { FirstRun } = await this.app.whole(import('./FirstRun.ts'));
      if (this.wanted) this.make(FirstRun);
    } catch {
      this.app.tv.notices.say({ is: 'failed', code: 'connection.lost' });
    } finally {
      this.coming = undefined;
    }
  }

  private make(type: typeof FirstRun): void {
    const { app } = this;
    const { navigation } = app;
    this.firstRun = this.put(type, {
      app,
      signals: {
        add: () => void navigation.push('addFriend', {}),
        answer: (person) => void navigation.push('addFriend', { person }),
        joinRoom: () => void navigation.push('joinRoom', {}),
        webcam: () => void navigation.push('myWebcam', {}),
        moved: () => this.signal('moved'),
      },
    });
    this.refocus();
    app.placesChanged();
    this.signal('came');
  }

  /** The first friend is there: the room gives way to their picture. */
  private leave(): void {
    const { firstRun } = this;
    if (!firstRun) return;
    this.firstRun = undefined;
    this.refocus();
    this.app.placesChanged();
    const isOnCamera = this.app.tv.friends.all.peek().some(({ presence }) => presence.onAir !== undefined);
    firstRun.giveWayTo(isOnCamera ? TO_TILE : TO_CARD, () => this.childList.remove(firstRun));
  }
}

import { signal } from '@preact/signals-core';
import type { LivePicture } from '../../../components/LivePicture/LivePicture.ts';
import type { Viewing, ViewingState } from '../../../model/viewing.ts';
import { decode } from '../../../playback/decoder.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { cardOf, lookOf, onAirOf } from '../../people.ts';
import { presentOn } from '../../presenting.ts';
import type { Routes } from '../../routes.ts';
import type { Awaited } from './Waiting.ts';

/** The screen before waits this long for the first picture to be decoded. */
const READY_MS = 200;

/** Whom a screen watches: the viewing it has open, and the picture that shows it. */
export class Watched {
  readonly viewing = signal<Viewing | undefined>(undefined);
  /** As it looked before the server answered: the friend decides. */
  readonly asks: boolean;
  private readonly app: AppContext;
  private readonly whom: Routes['watch'];
  private readonly room: LivePicture;
  private readonly came: (state: ViewingState) => void;
  private seen_ = false;

  /** @param came the first picture is on the screen */
  constructor(app: AppContext, whom: Routes['watch'], room: LivePicture, came: (state: ViewingState) => void) {
    this.app = app;
    this.whom = whom;
    this.room = room;
    this.came = came;
    this.asks = whom.invitation === undefined && onAirOf(app.tv, whom.person) !== 'open';
  }

  /** There is something to see. */
  get seen(): boolean {
    return this.seen_;
  }

  /** Their pictures come directly. */
  get isDirect(): boolean {
    const viewing = this.viewing.peek();
    return (viewing && this.app.tv.direct.now.peek()?.of(viewing)?.isDirect) ?? false;
  }

  /** What they are called, or the ID of somebody who is neither a friend nor in a room with one. */
  get name(): string {
    const { person } = this.whom;
    return cardOf(this.app.tv, person)?.name ?? person;
  }

  /** How they look while they are waited for. Follows every change. */
  get awaited(): Awaited {
    const { tv, platform } = this.app;
    const { person } = this.whom;
    const picture = faceOf(platform, cardOf(tv, person)?.avatar ?? null);
    return { person, name: this.name, picture, presence: lookOf(tv, person) };
  }

  /** Shows what another screen has of this room already. Resolves when that is drawn, or would take too long. */
  ready(): Promise<void> {
    const last = this.app.tv.viewings.of(this.whom.person)?.last;
    if (!last) return Promise.resolve();
    const drawn = decode(last).then(({ image, close }) => {
      this.room.show(image);
      this.seen_ = true;
      close();
    });
    return Promise.race([drawn, new Promise<void>((resolve) => setTimeout(resolve, READY_MS))]).catch(() => {
      // The next picture may be whole.
    });
  }

  /** The screen comes into sight. What is over stays over, while one wrote a message; what was only left goes on. */
  goOn(): void {
    const before = this.viewing.peek()?.state.peek();
    if (before?.is !== 'over' || before.why === 'withdrawn') this.begin(before === undefined);
  }

  /** @param first an invitation counts once */
  begin(first = false): void {
    const { person, invitation } = this.whom;
    const wish = first && invitation !== undefined ? { invitation } : {};
    const viewing = this.app.tv.viewings.open(person, wish);
    // One that is taken over is on the screen with the next frame; of one that begins anew nothing old is seen.
    const goesOn = viewing.figures.peek().lastShownAt !== undefined || viewing.last !== undefined;
    if (!goesOn) this.room.clear();
    this.seen_ = goesOn;
    viewing.present(
      presentOn((picture) => {
        if (viewing !== this.viewing.peek()) return;
        this.room.show(picture);
        if (this.seen_) return;
        this.seen_ = true;
        this.came(viewing.state.peek());
      }),
    );
    this.viewing.value = viewing;
  }

  /** Puts the film of the room in its place while there is one. Follows it. */
  followFilm(): void {
    this.room.film = this.viewing.value?.film.value ?? null;
  }

  /** The screen is left. Asking goes on in the background (07); watching does not, unless the next screen takes it over. */
  leave(): void {
    this.room.film = null;
    const viewing = this.viewing.peek();
    const state = viewing?.state.peek();
    if (viewing && (state?.is === 'asking' || (state?.is === 'opening' && this.asks))) viewing.present(undefined);
    else if (viewing) this.app.tv.viewings.close(viewing);
  }
}

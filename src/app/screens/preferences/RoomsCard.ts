import { Zones } from '../../../components/core/Zones.ts';
import type { AppContext } from '../../context.ts';
import { letRoomWatch } from '../room/letting.ts';
import { ListCard } from './ListCard.ts';

/** The rooms whose people may watch (14): OK turns that on and off for one. */
export class RoomsCard extends Zones<
  'card',
  {
    /** It is being stored. */
    kept(done: Promise<void>): void;
    /** What OK does now. */
    moved(does: string): void;
  }
> {
  app!: AppContext;
  lines = 1;
  private card!: ListCard;

  /** Says how it stands. Follows what it reads. */
  update(): void {
    const { t, tv } = this.app;
    const rooms = tv.rooms.now.value?.all.value ?? [];
    const chips = rooms.map(({ card, own }) => ({
      kind: 'flips' as const,
      id: card.room,
      label: card.name,
      on: own.value.mayWatch,
    }));
    const count = chips.filter(({ on }) => on).length;
    const none = t('preferences.rooms.none');
    this.card.flips(chips, chips.length > 0 ? t('preferences.rooms.count', { count, all: chips.length }) : none);
    this.refocus();
  }

  protected override build(): void {
    super.build();
    const { w, h, lines } = this;
    this.card = this.put(ListCard, {
      app: this.app,
      icon: 'users-three-fill',
      heading: this.app.t('preferences.rooms'),
      w,
      h,
      lines,
      adds: false,
      signals: { pressed: (room) => this.flip(room), moved: (does) => this.signal('moved', does) },
    });
    this.zone('card', this.card);
  }

  private flip(id: string): void {
    const room = this.app.tv.rooms.now.peek()?.get(id);
    if (!room) return;
    letRoomWatch(this.app, room, !room.own.peek().mayWatch, {
      kept: (done) => this.signal('kept', done),
      unchanged: () => undefined,
    });
  }
}

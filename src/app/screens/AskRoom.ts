import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { sayRoomTrouble } from './rooms/trouble.ts';
import { Waiting } from './watch/Waiting.ts';

/** 07 for a room: its people are asked, and one of them says yes. BACK goes on asking. */
export class AskRoom extends Screen<'waiting', Routes['askRoom']> {
  private waiting!: Waiting;

  override get heading(): string {
    return this.app.t('room.asking', { name: this.parameters.card.name });
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const { room, name } = this.parameters.card;
    this.waiting = this.put(Waiting, {
      words: {
        stop: t('watch.stop'),
        message: t('watch.message'),
        again: t('watch.again'),
        close: t('watch.close'),
      },
      awaited: { person: room, name, picture: null, presence: undefined },
      signals: { chose: () => this.stopAsking() },
    });
    this.waiting.open();
    this.zone('waiting', this.waiting);
  }

  protected override opened(): void {
    const { tv, t } = this.app;
    const { room } = this.parameters.card;
    this.waiting.waiting = { title: this.heading, text: t('room.asking.text'), rings: true, answers: ['stop'] };
    this.follow(() => {
      const rooms = tv.rooms.now.value;
      if (rooms?.get(room)) this.goOn(true);
      // Taken back on another TV, or the room is gone.
      else if (!rooms?.asked.value.some((card) => card.room === room)) this.goOn(false);
    });
    this.sayHints();
  }

  /** In, or back. Not within the change that was noticed. */
  private goOn(into: boolean): void {
    const { navigation } = this.app;
    const { room } = this.parameters.card;
    Promise.resolve().then(() => {
      if (navigation.screen !== this) return;
      if (into) void navigation.replace('room', { room });
      else navigation.back();
    });
  }

  private stopAsking(): void {
    const { app } = this;
    const { room } = this.parameters.card;
    app.navigation.back();
    app.tv.rooms
      .load()
      .then((rooms) => rooms.decline(room))
      .catch((failure: unknown) => sayRoomTrouble(app, failure));
  }

  private sayHints(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), t('watch.stop')), named(t('key.back'), t('room.asking.keep'))]);
  }
}

import { effect } from '@preact/signals-core';
import type { Room } from '../../../model/room.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import type { AnyScreen } from '../../Screen.ts';

/** Goes in with the screen of a room, and leaves the screen when one is no longer in, whoever did that. */
export class Staying {
  private readonly app: AppContext;
  private readonly screen: AnyScreen;
  private readonly room: Room | undefined;

  /** @param room undefined: it was gone before its screen came */
  constructor(app: AppContext, screen: AnyScreen, room: Room | undefined) {
    this.app = app;
    this.screen = screen;
    this.room = room;
  }

  /** Call it when the screen comes into sight. @returns ends it */
  follow(): () => void {
    const { app, room } = this;
    const rooms = app.tv.rooms.now.peek();
    if (!room || !rooms || !this.isMine) {
      this.leave();
      return () => {};
    }
    if (!room.inside.peek()) {
      rooms.enter(room).catch((failure: unknown) => {
        // A broken line says it again when it is back.
        if (!room.inside.peek()) app.tv.notices.say({ is: 'failed', code: codeOf(failure) });
      });
    }
    return effect(() => {
      if (!this.isMine || !room.inside.value) this.leave();
    });
  }

  private get isMine(): boolean {
    const { app, room } = this;
    return room !== undefined && app.tv.rooms.now.value?.get(room.card.room) === room;
  }

  /** Not within the change that was noticed. Whoever went out knows it; that the room is gone is said. */
  private leave(): void {
    Promise.resolve().then(() => {
      const { app, screen, room } = this;
      const { t, navigation } = app;
      if (navigation.screen !== screen) return;
      const why = room ? t('inRoom.gone', { name: room.card.name }) : t('inRoom.unknown');
      if (!this.isMine) app.toast({ title: why, sign: { kind: 'icon', icon: 'users-three-fill' }, seconds: 0 });
      navigation.back();
    });
  }
}

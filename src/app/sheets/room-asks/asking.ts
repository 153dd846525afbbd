import { effect } from '@preact/signals-core';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { sayRoomTrouble } from '../../screens/rooms/trouble.ts';
import { Question } from '../Question.ts';

/** *Let Piet in?* BACK leaves the question for later; a no is never told. Nothing where it was answered meanwhile. */
export function showLettingIn(app: AppContext, id: string, person: string): void {
  const { t, tv } = app;
  const rooms = tv.rooms.now.peek();
  const room = rooms?.get(id);
  const asks = room?.asking.peek().filter((one) => one.person === person)[0];
  if (!rooms || !room || !asks) return;
  const { name } = asks;
  let stop = (): void => undefined;
  const close = (): void => {
    stop();
    open.close();
  };
  const answer = (accept: boolean) => (): void => {
    close();
    rooms.answer(id, person, accept).then(
      () => {
        if (!accept) return;
        app.toast({ title: t('room.asks.done', { name }), sign: { kind: 'icon', icon: 'handshake-fill' }, seconds: 0 });
      },
      (failure: unknown) => sayRoomTrouble(app, failure),
    );
  };
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'users-three-fill',
      title: t('room.asks', { name }),
      text: t('room.asks.text', { name, room: room.card.name }),
      answers: [
        { icon: 'clock-fill', label: t('room.asks.later'), act: close },
        { icon: 'check-bold', label: t('room.asks.yes'), act: answer(true) },
        { icon: 'x-bold', label: t('room.asks.no'), act: answer(false) },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('room.asks.later'))]);
  stop = effect(() => {
    // Somebody else has answered. Not within the change that was noticed.
    if (!room.asking.value.some((one) => one.person === person)) void Promise.resolve().then(close);
  });
}

import type { Room } from '../../../model/room.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../../sheets/Question.ts';
import { watchersIn } from './words.ts';

interface Outcome {
  /** It is being stored. */
  kept(done: Promise<void>): void;
  /** It stays as it was. */
  unchanged(): void;
}

/** *Room may watch me*: takes effect at once; asks once before it shows somebody who is on air to people (19). */
export function letRoomWatch(app: AppContext, room: Room, mayWatch: boolean, { kept, unchanged }: Outcome): void {
  const { t, tv } = app;
  const set = (): void => {
    kept(tv.rooms.load().then((rooms) => rooms.set(room, { mayWatch })));
  };
  const count = watchersIn(app, room);
  const shows = room.inside.peek() && tv.air.state.peek().is === 'on' && count > 0;
  if (!mayWatch || !shows) return set();
  const stay = (): void => {
    open.close();
    unchanged();
  };
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'eye-fill',
      title: t('inRoom.watch.title', { count }),
      text: t('inRoom.watch.text', { name: room.card.name }),
      answers: [
        { icon: 'x-bold', label: t('inRoom.watch.no'), act: stay },
        {
          icon: 'eye-fill',
          label: t('inRoom.watch.yes'),
          act: () => {
            open.close();
            set();
          },
        },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('inRoom.watch.no'))]);
}

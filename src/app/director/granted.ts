import { effect } from '@preact/signals-core';
import type { Viewing } from '../../model/viewing.ts';
import type { AppContext } from '../context.ts';
import { faceOf } from '../faces.ts';
import { shapeOf } from '../texts.ts';

/** Whoever said yes sees that somebody may look; nobody is kept waiting at the window for longer, s. */
const OFFERED_S = 12;

/** 07 left with BACK: when the yes comes, a notice says so, and YELLOW leads to the picture. */
export function watchGranted(app: AppContext): void {
  const asked = new WeakSet<Viewing>();
  effect(() => {
    for (const viewing of app.tv.viewings.all.value) {
      const { is } = viewing.state.value;
      if (is === 'asking' || is === 'opening') asked.add(viewing);
      else if (asked.delete(viewing) && is === 'watching' && !viewing.small && !viewing.presented.peek()) {
        offer(app, viewing);
      }
    }
  });
}

function offer({ t, tv, toast, navigation, platform }: AppContext, viewing: Viewing): void {
  const { person } = viewing;
  const friend = tv.friends.all.peek().find((one) => one.person === person);
  const name = friend?.name ?? person;
  const away = toast(
    {
      title: t('granted.title', { name }),
      sign: {
        kind: 'person',
        person,
        name,
        picture: faceOf(platform, friend?.avatar ?? null),
        ...(friend ? { presence: shapeOf(friend.presence) } : {}),
      },
      action: { key: 'yellow', label: t('granted.watch') },
      seconds: OFFERED_S,
    },
    {
      answered: () => {
        end();
        void navigation.push('watch', { person });
      },
      gone: () => {
        end();
        tv.viewings.close(viewing);
      },
    },
  );
  let over = false;
  const stop = effect(() => {
    // A screen shows it, or it is over: there is nothing left to offer.
    if (over || (!viewing.presented.value && viewing.state.value.is !== 'over')) return;
    over = true;
    away();
  });
  const end = (): void => {
    over = true;
    stop();
  };
}

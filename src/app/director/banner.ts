import { effect } from '@preact/signals-core';
import type { AppContext } from '../context.ts';

/** The green "Back again" stays this long (15b). */
const BACK_MS = 1_500;
const SECOND_MS = 1_000;
/** A cut that is over before anybody would have noticed says nothing. */
const UNNOTICED_MS = 700;

/** 15b: the banner while the line is lost, counting to the next try, and a moment of green when it is back. */
export function watchLine({ tv, t, banner }: AppContext): void {
  let shown = false;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const say = (): void => {
    const link = tv.link.peek();
    const left = link.is === 'lost' ? Math.ceil((link.tryAt - Date.now()) / SECOND_MS) : 0;
    const trying = left > 0 ? t('connection.trying', { seconds: left }) : t('connection.trying.now');
    const air = tv.air.state.peek();
    const text = air.is === 'on' || air.is === 'again' ? `${trying} ${t('connection.offAir')}` : trying;
    const action = { icon: 'arrows-clockwise-bold' as const, label: t('connection.tryNow') };
    banner({ kind: 'trying', title: t('connection.lost'), text, action }, () => tv.tryNow());
  };
  const stop = (): void => {
    clearInterval(ticking);
    clearTimeout(waiting);
    ticking = undefined;
    waiting = undefined;
  };

  effect(() => {
    const link = tv.link.value;
    // 15c says it all itself.
    const full = tv.account.state.value.is === 'full';
    const lost = !full && (link.is === 'lost' || (link.is === 'connecting' && link.lostAt !== undefined));
    if (lost) {
      if (shown) say();
      if (ticking) return;
      ticking = setInterval(() => shown && say(), SECOND_MS);
      waiting = setTimeout(() => {
        shown = true;
        say();
      }, UNNOTICED_MS);
      return;
    }
    stop();
    if (!shown) return;
    shown = false;
    if (link.is !== 'open') return banner(null);
    banner({ kind: 'back', title: t('connection.back'), text: t('connection.back.text') });
    waiting = setTimeout(() => banner(null), BACK_MS);
  });
}

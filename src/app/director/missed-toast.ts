import type { Missed } from '../../protocol/words.ts';
import type { AppContext } from '../context.ts';

/** Long enough to be read and answered, s. */
const SHOWN_S = 30;

/** "2 asked to watch", and that it was quiet; YELLOW opens the list. */
export function showMissed(app: AppContext, open: () => boolean, isWanted: () => boolean): void {
  app.tv.activity.missed().then(
    (missed) => {
      const fresh = missed.filter(({ seen }) => !seen);
      const title = titleOf(app, fresh);
      if (title === '' || !isWanted()) return;
      const quiet = fresh.every((one) => one.quiet);
      const label = app.t(quiet ? 'missed.toast.quiet' : 'missed.toast.see');
      app.toast(
        {
          title,
          sign: { kind: 'icon', icon: quiet ? 'moon-fill' : 'bell-fill' },
          action: { key: 'yellow', label },
          seconds: SHOWN_S,
        },
        { answered: () => void open() },
      );
    },
    () => {
      // The line is gone: Preferences says how many there are.
    },
  );
}

/** '' where there are only kinds that a newer server counts: they are in the list. */
function titleOf({ t }: AppContext, fresh: readonly Missed[]): string {
  const count = (kind: Missed['what']): number => fresh.filter(({ what }) => what === kind).length;
  const [asks, invitations] = [count('ask'), count('invitation')];
  if (asks > 0 && invitations > 0) return t('missed.toast.both', { asks, invitations });
  if (asks > 0) return t('missed.toast.asks', { asks });
  return invitations > 0 ? t('missed.toast.invitations', { invitations }) : '';
}

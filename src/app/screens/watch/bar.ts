import type { ViewingView } from '../../../components/ViewerBar.ts';
import type { ViewingFigures, ViewingState } from '../../../model/viewing.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { clockSeconds } from '../../texts.ts';

/** A last picture older than this says so (08: "time turns yellow from 10 s old"). */
const OLD_MS = 10_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const BARS = { slow: 1, steady: 2, fast: 3 } as const;

type LineClass = Platform['network']['line'];

export interface BarFacts {
  readonly name: string;
  readonly state: ViewingState;
  readonly figures: ViewingFigures;
  readonly line: LineClass;
  /** sound comes instead of pictures */
  readonly soundOnly?: boolean;
  /** pictures come directly, whatever becomes of the line to the server */
  readonly direct?: boolean;
  /** ms since 1970 */
  readonly now: number;
}

/** Whether what is seen is not live: the friend hides the app, somebody's line is lost. */
export const isPaused = (state: ViewingState, direct = false): boolean =>
  (state.is === 'lost' && !direct) || (state.is === 'watching' && state.paused);

/** What the bar under a friend's room says (08, 15b). */
export function barOf(
  t: Translate,
  { name, state, figures, line, soundOnly = false, direct = false, now }: BarFacts,
): ViewingView {
  const still = isPaused(state, direct);
  const paused = still || soundOnly;
  const lost = state.is === 'lost' && !direct;
  const { lastShownAt, perSecond } = figures;
  const age = lastShownAt === undefined ? 0 : Math.max(0, now - lastShownAt);
  return {
    kind: still ? 'paused' : soundOnly ? 'sound' : 'live',
    state: still ? t('watch.paused') : t(soundOnly ? 'sound.only' : 'watch.live'),
    name,
    lastLabel: t('watch.last'),
    // The first one is being drawn.
    last: clockSeconds(lastShownAt ?? now),
    // Nobody waits for another where there is sound instead.
    ago: still || (!soundOnly && age >= OLD_MS) ? ago(t, age) : '',
    pace: soundOnly && !still ? '' : t('watch.pace', { pace: paused ? 0 : Math.round(perSecond * 10) / 10 }),
    bars: lost ? 0 : BARS[line],
    line: lost ? t('watch.line.none') : t(`watch.line.${line}` as const),
    path: lost ? null : pathOf(t, direct),
  };
}

function pathOf(t: Translate, direct: boolean): ViewingView['path'] {
  if (direct) return { icon: 'lightning-fill', label: t('direct.badge'), direct: true };
  return { icon: 'hard-drives-fill', label: t('watch.relay') };
}

function ago(t: Translate, age: number): string {
  if (age < MINUTE_MS) return t('watch.ago.seconds', { seconds: Math.floor(age / SECOND_MS) });
  return t('watch.ago.minutes', { minutes: Math.floor(age / MINUTE_MS) });
}

import type { ViewingView } from '../../../components/ViewerBar.ts';
import type { Viewing } from '../../../model/viewing.ts';
import type { AppContext } from '../../context.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { othersOnCamera } from './another.ts';
import { barOf } from './bar.ts';
import type { Foot } from './Foot.ts';
import { soundOf, volumeOf } from './sound.ts';
import type { Watched } from './Watched.ts';

/** The picture's own pixels so many times as large; after these, as large as the screen. */
const TIMES = [1, 2, 3] as const;
/** How loud others are heard: steps of the model's VOLUMES, which come with their sound. */
const VOLUMES = [0, 1, 2, 3] as const;

/** What the foot of 08 says and never changes. */
export const footWords = (t: Translate) => ({
  zooms: TIMES.map((times) => t('watch.zoom.times', { percent: times * 100 })).concat(t('watch.zoom.full')),
  zoomLabel: t('watch.zoom'),
  writeLabel: t('watch.write'),
  anotherLabel: t('watch.another'),
  talkLabel: t('talk.hold'),
  volumes: VOLUMES.map((volume) => t(`sound.others.${volume}` as const)),
  volumeLabel: t('sound.others'),
});

/** What the bar under somebody says now. */
export function barFor(
  { t, tv, platform }: AppContext,
  viewing: Viewing,
  { name, isDirect: direct }: Pick<Watched, 'name' | 'isDirect'>,
  soundOnly = false,
): ViewingView {
  const line = tv.allowance.now.peek()?.line ?? platform.network.line;
  const [state, figures] = [viewing.state.peek(), viewing.figures.peek()];
  return barOf(t, { name, state, figures, line, soundOnly, direct, now: Date.now() });
}

/** Brings the foot in line with whom one watches. */
export function drawFoot(app: AppContext, foot: Foot, viewing: Viewing, watched: Watched): void {
  foot.sound = soundOf(app, viewing);
  foot.volume = volumeOf(app, viewing);
  foot.offersAnother = othersOnCamera(app, viewing.person).length > 0;
  foot.viewing = barFor(app, viewing, watched);
}

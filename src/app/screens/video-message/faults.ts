import type { RecordingFault } from '../../../model/recording.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { InsteadView } from '../webcam/Instead.ts';

/** Why there is nothing to record: the camera's reasons, no room for more, no line. */
export type Fault = RecordingFault | 'full' | 'unavailable';

/** What is said instead of the own picture, and what can be done. */
export function insteadOf(t: Translate, fault: Fault, acts: { again(): void; back(): void }): InsteadView {
  const own = fault === 'full' || fault === 'unavailable' || fault === 'empty' || fault === 'encoder';
  const key = own ? (`video.${fault}` as const) : (`camera.${fault}` as const);
  const again = { icon: 'arrows-clockwise-bold', label: t('camera.lookAgain'), act: () => acts.again() } as const;
  const back = { icon: 'x-bold', label: t('webcam.leave'), act: () => acts.back() } as const;
  return {
    art: fault === 'none' || fault === 'unplugged' ? 'plug' : 'camera',
    title: t(key),
    text: t(`${key}.text` as const),
    actions: fault === 'full' || fault === 'unavailable' ? [back] : [again, back],
  };
}

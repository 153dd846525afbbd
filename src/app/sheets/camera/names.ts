import type { Input } from '../../../capture/inputs.ts';
import { inputInUse } from '../../../model/inputs.ts';
import type { AppContext } from '../../context.ts';
import type { Translate } from '../../languages/catalogue.ts';

/** What USB adds to a name: maker and model as numbers. */
const USB_IDS = / ?\([0-9a-f]{4}:[0-9a-f]{4}\)$/i;

/**
 * What cameras or microphones are called on the screen, in their order: without USB's numbers, those called the same
 * counted, those whose names are hidden counted too.
 */
export function inputNames(t: Translate, kind: 'camera' | 'microphone', inputs: readonly Input[]): readonly string[] {
  const bare = inputs.map(({ label }) => label.replace(USB_IDS, '').trim());
  return bare.map((label, index) => {
    if (label === '') return t(`${kind}.unnamed`, { number: index + 1 });
    const before = bare.slice(0, index).filter((other) => other === label).length;
    return before === 0 ? label : `${label} ${before + 1}`;
  });
}

/** What the camera this TV uses is called; empty where there is none. Follows it when read in an effect. */
export function cameraName({ t, tv }: Pick<AppContext, 't' | 'tv'>): string {
  const inputs = tv.cameras.all.value;
  const camera = tv.air.camera.value;
  const used = inputInUse(inputs, tv.cameras.chosen.value, camera.is === 'on' ? camera.camera : undefined);
  if (!used) return '';
  const at = inputs.indexOf(used);
  return inputNames(t, 'camera', at < 0 ? [used] : inputs)[Math.max(0, at)] ?? '';
}

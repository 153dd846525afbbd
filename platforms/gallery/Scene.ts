import { pictures } from 'hearth:pictures';
import { AirPill } from '../../src/components/AirPill.ts';
import { Zones } from '../../src/components/core/Zones.ts';
import { type Hint, HintStrip } from '../../src/components/HintStrip.ts';
import type { Frame } from '../../src/components/LivePicture/PictureSurface.ts';
import { loadImage } from '../../src/components/paint/image.ts';
import { safeArea, stage, z } from '../../src/theme/metrics.ts';

/** Address of a drawn picture. */
export const picture = (name: string): string => pictures[`${name}.jpg`] ?? '';

/** Shows a drawn picture on something that shows frames. */
export function showOn(target: { show(frame: Frame): void }, name: string): void {
  void loadImage(picture(name)).then((image) => target.show(image));
}

export const named = (name: string, label: string): Hint => ({ key: { kind: 'named', name }, label });
export const coloured = (colour: 'red' | 'green' | 'yellow' | 'blue', label: string): Hint => ({
  key: { kind: 'colour', colour },
  label,
});

/** One screen of the design, put together from parts at its own coordinates, to be laid beside its picture. */
export abstract class Scene extends Zones<string> {
  private strip: HintStrip | undefined;

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    this.compose();
  }

  protected abstract compose(): void;

  protected hints(hints: readonly Hint[], end: number = safeArea.right): void {
    this.strip ??= this.put(HintStrip, { zIndex: z.banner });
    this.strip.end = end;
    this.strip.hints = hints;
  }

  protected pill(end: number = safeArea.right, air: 'off' | 'offOnPicture' | 'on' = 'off', label = 'Off air'): AirPill {
    return this.put(AirPill, { air, label, x: end, y: 56, mountX: 1, zIndex: z.bar });
  }
}

import { pictures } from 'hearth:pictures';
import type Lightning from '@lightningjs/core';
import type { PropsOf } from '../../src/components/core/Part.ts';
import type { Frame } from '../../src/components/LivePicture/PictureSurface.ts';
import { loadImage } from '../../src/components/paint/image.ts';
import type { Page } from './Page.ts';

/** One part in one state. */
export interface Specimen {
  /** Part and state. */
  readonly caption: string;
  make(page: Page): Lightning.Element;
}

/** @param then what makes the state, where props do not */
export function specimen<T extends Lightning.Element>(
  caption: string,
  type: new (stage: Lightning.Stage) => T,
  props: PropsOf<T>,
  then: (part: T, page: Page) => void = () => undefined,
): Specimen {
  return {
    caption,
    make: (page) => {
      const part = page.put(type, props);
      then(part, page);
      return part;
    },
  };
}

/** Address of the face of somebody in the demo household. */
export const faceOf = (person: string): string => pictures[`av-${person}.jpg`] ?? '';

/** Who and how they look, as every part about people takes it. */
export function somebody(person: string, name: string): { person: string; name: string; picture: string } {
  return { person, name, picture: faceOf(person) };
}

/** Shows a picture on something that shows frames: somebody's face, close to the camera, or the drawn room. */
export function showOn(target: { show(frame: Frame): void }, person: string | 'room'): void {
  const address = person === 'room' ? (pictures['self.jpg'] ?? '') : faceOf(person);
  void loadImage(address).then((image) => target.show(image));
}

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

type PartType<T extends Lightning.Element> = new (stage: Lightning.Stage) => T;

/** @param state empty for a part that has but one  @param then what makes the state, where props do not */
export function specimen<T extends Lightning.Element>(
  type: PartType<T>,
  state: string,
  props: PropsOf<T>,
  then: (part: T, page: Page) => void = () => undefined,
): Specimen {
  return {
    caption: state ? `${type.name} · ${state}` : type.name,
    make: (page) => {
      const part = page.put(type, props);
      then(part, page);
      return part;
    },
  };
}

/** A part in several states: what all have, and by the name of each state what it has besides. */
export function states<T extends Lightning.Element>(
  type: PartType<T>,
  all: PropsOf<T>,
  by: Readonly<Record<string, PropsOf<T>>>,
  then?: (part: T) => void,
): Specimen[] {
  return Object.keys(by).map((state) => specimen(type, state, { ...all, ...by[state] }, then));
}

/** The same for a part that is told everything as one view. */
export function views<T extends Lightning.Element, K extends keyof PropsOf<T>>(
  type: PartType<T>,
  place: PropsOf<T>,
  prop: K,
  by: Readonly<Record<string, PropsOf<T>[K]>>,
  then?: (part: T) => void,
): Specimen[] {
  const props = (state: string): PropsOf<T> => ({ ...place, [prop]: by[state] });
  return Object.keys(by).map((state) => specimen(type, state, props(state), then));
}

/** Who somebody of the demo household is and how they look, as every part about people takes it. */
export function somebody(person: string, name: string): { person: string; name: string; picture: string } {
  return { person, name, picture: pictures[`av-${person}.jpg`] ?? '' };
}

/** Shows a picture on something that shows frames: somebody's face, close to the camera, or the drawn room. */
export function showOn(target: { show(frame: Frame): void }, person: string | 'room'): void {
  const address = person === 'room' ? pictures['self.jpg'] : pictures[`av-${person}.jpg`];
  void loadImage(address ?? '').then((image) => target.show(image));
}

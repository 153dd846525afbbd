import { expect, test } from 'vitest';
import { Spinner } from '../../src/components/Spinner.ts';
import { mount } from '../support/stage.ts';

test('turns about its own middle, also where the screen is mirrored', () => {
  for (const rtl of [false, true]) {
    const { subject } = mount(Spinner, { size: 44 }, { rtl });
    const [ring, turning] = subject.children;
    if (!ring || !turning) throw new Error('a spinner is a ring and what turns on it');
    turning.rotation = Math.PI / 2;
    subject.stage.drawFrame();
    const middle = (part: typeof ring): number[] =>
      part.core.getAbsoluteCoords(part.renderWidth / 2, part.renderHeight / 2).map(Math.round);
    expect(middle(turning)).toEqual(middle(ring));
  }
});

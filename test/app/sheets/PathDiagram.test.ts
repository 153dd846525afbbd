import { expect, test } from 'vitest';
import { PathDiagram } from '../../../src/app/sheets/second-viewer/PathDiagram.ts';
import { Shape } from '../../../src/components/paint/Shape.ts';
import { mount, textureName } from '../../support/stage.ts';

const face = (person: string) => ({ person, name: person, picture: null });
const people = { self: face('noa'), watching: face('jonas'), asking: face('theo') };

test.each([
  ['ltr', false],
  ['rtl', true],
])('lines lead to the faces whichever way the language runs: %s', (direction, rtl) => {
  const { subject } = mount(PathDiagram, { w: 512, h: 344, now: 'Now', after: 'With Theo', ...people }, { rtl });
  const names = subject.children.filter((part) => part instanceof Shape).map((shape) => textureName(shape) ?? '');
  const drawn = names.filter((name) => /lines/.test(name));
  expect(drawn).toHaveLength(2);
  for (const name of drawn) expect(name).toContain(direction);
});

import { expect, test } from 'vitest';
import { Atlas } from '../../../src/components/paint/Atlas.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { EMOJI_GRID } from '../../../src/theme/emoji.ts';
import { type } from '../../../src/theme/type.ts';
import { mount, textureName } from '../../support/stage.ts';

/** Which letters a label shows, as its texture is called. */
const shown = (label: Label) => textureName(label.children[0]);

test('is as wide as its words and as high as its lines, before any frame is drawn', () => {
  const { subject } = mount(Label, { words: 'Hearth', style: type.head });
  expect([subject.w, subject.h]).toEqual([60, 48]);
  subject.words = 'Hearth Hearth';
  expect(subject.w).toBe(130);
});

test('wraps into its box and ends in an ellipsis', () => {
  const { subject } = mount(Label, { words: 'No answer sends “Not now”', width: 120, maxLines: 2, style: type.body });
  expect([subject.w, subject.h]).toEqual([120, 80]);
  expect(subject.isCut).toBe(true);
});

test('a new colour draws no letters again', () => {
  const { subject, frame } = mount(Label, { words: 'Maya' });
  const before = subject.children[0]?.texture;
  const name = shown(subject);
  subject.ink = 0xff1b1410;
  frame();
  expect(subject.children[0]?.texture).toBe(before);
  expect(shown(subject)).toBe(name);
  expect(subject.children[0]?.color).toBe(0xff1b1410);
});

test('emoji keep their colours whatever the letters are dyed', () => {
  const emoji = new Atlas('emoji.png', EMOJI_GRID);
  const { subject } = mount(Label, { words: 'Love this ❤️', ink: 0xff123456 }, { emoji });
  const [letters, faces] = subject.children;
  expect([letters?.color, faces?.color]).toEqual([0xff123456, 0xffffffff]);
  subject.words = 'Love this';
  expect(faces?.visible).toBe(false);
});

test('aligns within its box', () => {
  const { subject } = mount(Label, { words: 'abcd', width: 100, align: 'end' });
  // 3 px of the texture lie around the letters.
  expect(subject.children[0]?.x).toBe(60 - 3);
  subject.align = 'center';
  expect(subject.children[0]?.x).toBe(30 - 3);
});

test('lines begin at the right where text runs from right to left', () => {
  const ltr = mount(Label, { words: 'one\ntwo more', maxLines: 2 });
  const rtl = mount(Label, { words: 'one\ntwo more', maxLines: 2 }, { rtl: true });
  expect(shown(ltr.subject)).not.toBe(shown(rtl.subject));
});

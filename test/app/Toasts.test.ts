import { expect, test } from 'vitest';
import { Toasts } from '../../src/app/Toasts.ts';
import { mount } from '../support/stage.ts';

test('a notice that is still rising when the screen changes stands where the new screen has it', () => {
  const { subject, frame } = mount(Toasts, { w: 1920, h: 1080 }, { looks: { motion: 'full' } });
  subject.moveTo({ x: 1248, y: 134 });
  subject.show({ title: 'PIN set', sign: { kind: 'icon', icon: 'clock-fill' }, seconds: 0 }, {});
  frame();
  subject.moveTo({ x: 640, y: 34 });
  for (let i = 0; i < 60; i++) frame();
  expect(subject.children.map(({ x, y }) => [x, y])).toEqual([[640, 34]]);
  subject.clear();
});

import { describe, expect, test, vi } from 'vitest';
import { SpeakingMark } from '../../src/components/SpeakingMark.ts';
import { TalkButton } from '../../src/components/TalkButton.ts';
import { VoiceWave } from '../../src/components/VoiceWave.ts';
import { mount } from '../support/stage.ts';

const heights = (part: { readonly children: readonly { h: number }[] }): number[] => part.children.map(({ h }) => h);

describe('the mark beside whoever speaks', () => {
  test('is there while they do, and moves with them', () => {
    const { subject } = mount(SpeakingMark, {});
    expect(subject.visible).toBe(false);
    subject.level = 0.2;
    expect(subject.visible).toBe(true);
    const quiet = Math.max(...heights(subject).slice(1));
    subject.level = 1;
    expect(Math.max(...heights(subject).slice(1))).toBeGreaterThan(quiet);
    subject.level = 0;
    expect(subject.visible).toBe(false);
  });
});

describe('a voice as it was heard', () => {
  test('shows the newest at the end, and is as wide as it was put', () => {
    const { subject } = mount(VoiceWave, { w: 480, h: 72 });
    expect(subject.children).toHaveLength(40);
    subject.hear(1);
    const after = heights(subject);
    expect(after.at(-1)).toBeGreaterThan(after.at(-2) ?? 0);
    for (let more = 0; more < 100; more += 1) subject.hear(0.5);
    expect(new Set(heights(subject)).size).toBe(1);
    subject.clear();
    expect(heights(subject).at(-1)).toBeLessThan(after.at(-1) ?? 0);
  });
});

describe('the button to talk', () => {
  test('says what OK does, and for how long one has talked', () => {
    const { subject, words } = mount(TalkButton, { w: 720, h: 108, talk: { label: 'Hold OK to talk', time: '' } });
    expect(words).toEqual(['Hold OK to talk']);
    subject.talk = { label: 'Let go to stop', time: '0:04' };
    expect(subject.announce).toEqual({ label: 'Let go to stop', role: 'button' });
  });

  test('is let go when it loses the focus', () => {
    const grip = { down: vi.fn(), up: vi.fn(), release: vi.fn() };
    const { subject } = mount(TalkButton, { w: 480, h: 108, grip, talk: { label: 'Hold OK to talk', time: '' } });
    subject._unfocus();
    expect(grip.release).toHaveBeenCalledTimes(1);
  });
});

import { describe, expect, it } from 'vitest';
import { Playhead } from '../../../src/playback/clip/playhead.ts';

describe('where a clip stands', () => {
  it('plays as soon as three seconds are here, and stops where nothing has come', () => {
    const head = new Playhead(20_000);
    head.came(2_999, false, 0);
    expect(head.state).toBe('waiting');
    head.came(3_000, false, 100);
    expect(head.state).toBe('playing');
    expect(head.position(1_100)).toBe(1_000);
    head.settle(4_000);
    expect([head.state, head.position(9_000)]).toEqual(['waiting', 3_000]);
    head.came(5_999, false, 10_000);
    expect(head.state).toBe('waiting');
    head.came(6_000, false, 11_000);
    expect([head.state, head.position(11_500)]).toEqual(['playing', 3_500]);
  });

  it('plays a short one at once when all of it is here, to its end', () => {
    const head = new Playhead(2_000);
    head.came(2_000, true, 0);
    head.settle(1_999);
    expect(head.state).toBe('playing');
    head.settle(2_000);
    expect([head.state, head.position(5_000)]).toEqual(['ended', 2_000]);
    head.play(6_000);
    expect([head.state, head.position(6_500)]).toEqual(['playing', 500]);
  });

  it('waits for no more than there is left', () => {
    const head = new Playhead(10_000);
    head.came(9_000, false, 0);
    head.settle(8_900);
    head.pause(8_900);
    head.came(10_000, false, 9_000);
    head.play(9_100);
    expect(head.state).toBe('playing');
  });

  it('stands while paused, wherever it is put, and goes on from there', () => {
    const head = new Playhead(10_000);
    head.came(10_000, true, 0);
    head.pause(4_000);
    expect(head.position(9_000)).toBe(4_000);
    head.seek(7_000, 9_000);
    expect([head.state, head.position(9_500)]).toEqual(['paused', 7_000]);
    head.play(10_000);
    expect(head.position(10_250)).toBe(7_250);
    head.seek(-5, 11_000);
    expect([head.state, head.position(11_100)]).toEqual(['playing', 100]);
    head.seek(99_999, 12_000);
    head.settle(12_001);
    expect(head.state).toBe('ended');
    head.seek(1_000, 13_000);
    expect([head.state, head.position(14_000)]).toEqual(['paused', 1_000]);
  });
});

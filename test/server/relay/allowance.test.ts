import { describe, expect, it } from 'vitest';
import {
  ALLOWANCE,
  allot,
  allowanceOf,
  CLASS_KBPS,
  capOf,
  highestCap,
  type SharedView,
  type SharingTv,
} from '../../../server/relay/allowance.ts';
import { Capacity } from '../../../server/relay/capacity.ts';
import { divide } from '../../../server/relay/divide.ts';
import { seeded } from '../../support/random.ts';

const large = (percent?: number): SharedView => ({ small: false, percent });
const small = (): SharedView => ({ small: true, percent: undefined });
const tv = (cap: number, ...views: SharedView[]): SharingTv => ({ cap, views });
/** What each view gets, by TV. */
const kbpsOf = (...tvs: SharingTv[]): number[][] =>
  allot(allowanceOf(tvs), tvs).map(({ views }, index) =>
    (tvs[index]?.views ?? []).map((view) => views.get(view) ?? -1),
  );

/** W17, W19. */
describe('what a line is given', () => {
  const line = { class: 'steady', kbps: 500 } as const;

  it('by class: 20, 80 or 280 kbps', () => {
    const caps = (['slow', 'steady', 'fast'] as const).map((class_) =>
      capOf(ALLOWANCE, { class: class_, kbps: 9_999 }, undefined),
    );
    expect(caps).toEqual([20, 80, 280]);
  });

  it('as a part of what it bears, once that was measured', () => {
    const rules = { ...ALLOWANCE, cap: { by: 'percentage', percent: 80 } as const };
    expect(capOf(rules, line, undefined)).toBe(400);
    expect(capOf(rules, { ...line, kbps: undefined }, undefined)).toBe(64);
  });

  it('or the same for everybody', () => {
    const rules = { ...ALLOWANCE, cap: { by: 'fixed', kbps: 123 } as const };
    expect(capOf(rules, line, undefined)).toBe(123);
  });

  it('times the service level', () => {
    const rules = { ...ALLOWANCE, levels: { plus: { usual: 2, most: 2 }, half: { usual: 0.5, most: 0.5 } } };
    const levels = ['plus', 'half', 'gone'].map((name) => ({ name, raised: 10 }));
    expect([...levels, undefined].map((level) => capOf(rules, line, level))).toEqual([160, 40, 80, 80]);
  });

  it.each([
    [0, 80],
    [5, 200],
    [10, 320],
  ])('raised by %i steps up to what the service level permits (W19)', (raised, kbps) => {
    const rules = { ...ALLOWANCE, levels: { plus: { usual: 1, most: 4 } } };
    expect(capOf(rules, { class: 'steady', kbps: undefined }, { name: 'plus', raised })).toBe(kbps);
    expect(highestCap(rules)).toBe(4 * 280);
  });
});

/** W16, W27. */
describe('one allowance, divided', () => {
  it('is all of it for one view, evenly for several', () => {
    expect(kbpsOf(tv(280, large()))).toEqual([[280]]);
    expect(kbpsOf(tv(280, large(), large()))).toEqual([[140, 140]]);
    expect(kbpsOf(tv(80, large(), large(), large(), large()))).toEqual([[20, 20, 20, 20]]);
  });

  it('is as the viewer divided it', () => {
    expect(kbpsOf(tv(280, large(70), large(30)))).toEqual([[196, 84]]);
    expect(kbpsOf(tv(20, large(90), large(10)))).toEqual([[18, 2]]);
  });

  it('never comes to more than there is, whatever was asked for', () => {
    const [[one, two] = []] = kbpsOf(tv(280, large(90), large(90)));
    expect([one, two]).toEqual([140, 140]);
  });

  it('is one over all TVs of a person', () => {
    expect(kbpsOf(tv(280, large()), tv(280, large()))).toEqual([[140], [140]]);
    expect(kbpsOf(tv(280, large(70), large(30)), tv(280, large()))[1]).toEqual([expect.closeTo(280 / 3)]);
  });

  it('gives what one TV’s line cannot take to the others', () => {
    expect(kbpsOf(tv(20, large()), tv(280, large()))).toEqual([[20], [260]]);
  });

  it('leaves three quarters of a line to what is large', () => {
    const [kbps = []] = kbpsOf(tv(80, large(), ...Array.from({ length: 6 }, small)));
    expect(kbps[0]).toBe(60);
    expect(kbps[1]).toBeCloseTo(20 / 6);
  });

  it('reserves no whole line for thumbnails alone', () => {
    expect(allowanceOf([tv(280, small(), small())])).toBe(16);
    expect(allowanceOf([tv(20, ...Array.from({ length: 6 }, small))])).toBe(20);
    expect(allowanceOf([tv(280)])).toBe(0);
    expect(allowanceOf([])).toBe(0);
  });

  it('is used up and never exceeded, whatever is watched', () => {
    const random = seeded(2);
    const caps = Object.values(CLASS_KBPS);
    for (let round = 0; round < 3_000; round += 1) {
      const tvs = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
        const views = Array.from({ length: Math.floor(random() * 6) }, () =>
          random() < 0.4 ? small() : large(random() < 0.5 ? undefined : 10 + Math.floor(random() * 9) * 10),
        );
        return tv(caps[Math.floor(random() * caps.length)] ?? 20, ...views);
      });
      const whole = allowanceOf(tvs);
      const given = allot(whole, tvs);
      const sum = given.reduce((all, { kbps }) => all + kbps, 0);
      expect(sum).toBeLessThanOrEqual(whole + 1e-9);
      for (const [index, { kbps, views }] of given.entries()) {
        expect(kbps).toBeLessThanOrEqual((tvs[index]?.cap ?? 0) + 1e-9);
        const all = [...views.values()];
        expect(all.reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(kbps + 1e-9);
        for (const one of all) expect(one).toBeGreaterThan(0);
      }
    }
  });
});

describe('dividing by weight', () => {
  it.each([
    [100, [], []],
    [100, [[1, 1_000]], [100]],
    [100, [[1, 30]], [30]],
    // prettier-ignore
    [
      100,
      [
        [1, 10],
        [1, 1_000],
        [2, 1_000],
      ],
      [10, 30, 60],
    ],
    // prettier-ignore
    [
      100,
      [
        [0, 1_000],
        [1, 1_000],
      ],
      [0, 100],
    ],
  ] as [number, [number, number][], number[]][])('%i among %j: %j', (amount, parts, expected) => {
    expect(
      divide(
        amount,
        parts.map(([weight, most]) => ({ weight, most })),
      ),
    ).toEqual(expected);
  });
});

/** W20. */
describe('what the operator gives to all', () => {
  it('lets somebody in while there is enough', () => {
    const capacity = new Capacity(300);
    expect(capacity.admits('noa', 280)).toBe(true);
    expect(capacity.reserve('noa', 280)).toBe(280);
    expect(capacity.admits('maya', 80)).toBe(false);
    expect(capacity.admits('maya', 20)).toBe(true);
    // Nobody is counted twice.
    expect(capacity.admits('noa', 300)).toBe(true);
  });

  it('gives a place back, all of it', () => {
    const capacity = new Capacity(300);
    capacity.reserve('noa', 280);
    capacity.reserve('noa', 0);
    expect(capacity.reserved).toBe(0);
    expect(capacity.admits('maya', 300)).toBe(true);
  });

  it('raises an allowance only as far as there is room, and takes nothing from who has it', () => {
    const capacity = new Capacity(300);
    capacity.reserve('noa', 80);
    capacity.reserve('maya', 200);
    expect(capacity.reserve('noa', 280)).toBe(100);
    expect(capacity.reserve('noa', 280)).toBe(100);
    expect(capacity.reserved).toBe(300);
  });

  it('adds up, whatever happens', () => {
    const random = seeded(6);
    const capacity = new Capacity(5_000);
    const people = Array.from({ length: 60 }, (_, n) => `person${n}`);
    for (let round = 0; round < 5_000; round += 1) {
      const person = people[Math.floor(random() * people.length)] ?? '';
      capacity.reserve(person, [0, 20, 80, 280][Math.floor(random() * 4)] ?? 0);
      expect(capacity.reserved).toBeLessThanOrEqual(5_000);
      expect(people.reduce((sum, one) => sum + capacity.of(one), 0)).toBeCloseTo(capacity.reserved);
    }
    for (const person of people) capacity.reserve(person, 0);
    expect(capacity.reserved).toBe(0);
  });

  it('without a limit lets everybody in', () => {
    expect(new Capacity(Number.POSITIVE_INFINITY).admits('noa', 1e9)).toBe(true);
  });
});

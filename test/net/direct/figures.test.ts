import { describe, expect, test } from 'vitest';
import { DRY_MS, Dry } from '../../../src/net/direct/dry.ts';
import { figuresOf } from '../../../src/net/direct/figures.ts';

const report = (...entries: object[]) =>
  new Map(entries.map((entry, n) => [String(n), entry])) as unknown as Parameters<typeof figuresOf>[0];

const local = (candidateType: string) => ({ id: 'L', type: 'local-candidate', candidateType });
const pair = { id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.042, nominated: true };

describe('what the browser reports of a connection', () => {
  test('packets and bytes of pictures and sound together, as the one who watches has them', () => {
    const inbound = { type: 'inbound-rtp', packetsReceived: 10, bytesReceived: 1000 };
    const figures = figuresOf(
      report({ id: 'a', ...inbound }, { id: 'b', ...inbound }, { id: 'c', type: 'outbound-rtp', bytesSent: 7 }),
      'shows',
    );
    expect(figures).toMatchObject({ packets: 20, bytes: 2000, roundTripMs: undefined, path: undefined });
  });

  test('bytes that went out, as the one who sends has them', () => {
    expect(figuresOf(report({ id: 'a', type: 'outbound-rtp', bytesSent: 500 }), 'sends').bytes).toBe(500);
  });

  test.each([
    ['host', 'straight'],
    ['srflx', 'straight'],
    ['relay', 'turn'],
  ])('a way by a %s candidate is %s', (type, path) => {
    const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
    expect(figuresOf(report(transport, pair, local(type)), 'shows')).toMatchObject({ path, roundTripMs: 42 });
  });

  test('engines without a transport in their report name the pair that works', () => {
    const failed = { ...pair, id: 'Q', state: 'failed', currentRoundTripTime: 9 };
    const works = { ...pair, state: 'succeeded' };
    expect(figuresOf(report(failed, works, local('host')), 'shows').roundTripMs).toBe(42);
  });
});

describe('whether anything still comes', () => {
  test('has run dry when the count stands still for long enough', () => {
    const dry = new Dry(0);
    expect(dry.look(5, 200)).toBe(false);
    expect(dry.look(5, 200 + DRY_MS - 1)).toBe(false);
    expect(dry.look(5, 200 + DRY_MS)).toBe(true);
  });

  test('a single packet is enough to go on', () => {
    const dry = new Dry(0);
    dry.look(5, 200);
    dry.look(6, 1_000);
    expect(dry.look(6, 200 + DRY_MS)).toBe(false);
  });

  test('where nothing ever came that counts from the beginning', () => {
    const dry = new Dry(0);
    expect(dry.look(0, 10)).toBe(false);
    expect(dry.look(0, DRY_MS + 10)).toBe(true);
  });
});

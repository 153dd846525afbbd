import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chance } from '../../demo/chance.ts';
import { PEOPLE } from '../../demo/people.ts';
import { Talk } from '../../demo/talk.ts';
import { Visits } from '../../demo/visits.ts';
import { type Presence, Refusal } from '../../demo/words.ts';
import { FakeLine } from './speaker.ts';

const here: Presence = { status: 'available', text: '' };
const onAir: Presence = { ...here, onAir: 'ask' };

describe('visiting', () => {
  let line: FakeLine;
  let visits: Visits;

  const visitsOf = (id: string) => {
    const person = PEOPLE.find((one) => one.id === id);
    if (!person) throw new Error(`nobody is ${id}`);
    line = new FakeLine();
    line.answers['view.open'] = () => ({ state: 'asking', ask: 'a1' });
    const chance = new Chance(id);
    visits = new Visits(line.speaker, person, chance, new Talk(line.speaker, person, chance));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    visitsOf('grandma.rut');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const see = (presence: Presence, person = 'noa') => line.hear('presence', { person, presence });
  const refuse = () => line.hear('view.refused', { ask: 'a1', person: 'noa', why: 'not_now' });
  const opened = {
    ask: 'a1',
    viewing: 'v1',
    person: 'noa',
    streams: [{ stream: 7, width: 320, height: 180 }],
    paused: false,
  };

  it('asks six seconds after the visitor went on air, and nobody else', async () => {
    see(onAir, 'maya');
    see(here);
    see(onAir);
    await pass(5_900);
    expect(line.said).toEqual([]);
    await pass(200);
    expect(line.said).toEqual([{ t: 'view.open', person: 'noa' }]);
  });

  it('does not ask who went off air meanwhile', async () => {
    see(onAir);
    await pass(3_000);
    see(here);
    await pass(20_000);
    expect(line.said).toEqual([]);
  });

  it('takes a no for the whole broadcast, with kind words once in ten minutes', async () => {
    see(onAir);
    await pass(6_000);
    refuse();
    await pass(3_000);
    expect(line.of('message.send')).toMatchObject([{ to: 'noa', body: { bytes: 'Another time, dear.' } }]);
    see({ ...onAir, text: 'still on air' });
    await pass(120_000);
    expect(line.of('view.open')).toHaveLength(1);
    see(here);
    see(onAir);
    await pass(6_000);
    expect(line.of('view.open')).toHaveLength(2);
    refuse();
    await pass(60_000);
    expect(line.of('message.send')).toHaveLength(1);
  });

  it('waits where the server says it is too soon', async () => {
    line.answers['view.open'] = () => new Refusal('ask.too_soon', '', 40_000);
    see(onAir);
    await pass(6_000);
    line.answers['view.open'] = () => ({ state: 'asking', ask: 'a1' });
    await pass(39_000);
    expect(line.of('view.open')).toHaveLength(1);
    await pass(1_000);
    expect(line.of('view.open')).toHaveLength(2);
  });

  it('acknowledges each picture after 30 to 60 ms, and leaves after a few minutes', async () => {
    see(onAir);
    await pass(6_000);
    line.hear('view.opened', opened);
    visits.watch.show({ kind: 'picture', stream: 7, sequence: 12, width: 320, height: 180 });
    await pass(29);
    expect(line.frames).toEqual([]);
    await pass(31);
    const [ack] = line.frames;
    expect([ack?.readUInt8(0), ack?.readUInt32BE(8), ack?.readUInt32BE(12)]).toEqual([0x13, 7, 12]);
    expect(ack?.readUInt16BE(16)).toBeGreaterThanOrEqual(30);
    expect(ack?.readUInt16BE(16)).toBeLessThanOrEqual(60);
    visits.watch.show({ kind: 'picture', stream: 8, sequence: 1, width: 320, height: 180 });
    await pass(100);
    expect(line.frames, 'not of a stream it does not watch').toHaveLength(1);
    await pass(4 * 60_000);
    expect(line.of('view.close')).toEqual([{ t: 'view.close', viewing: 'v1' }]);
  });

  it('opens again after a new session, without asking', async () => {
    see(onAir);
    await pass(6_000);
    line.hear('view.opened', opened);
    visits.started([{ person: 'noa', name: 'Noa', presence: onAir }]);
    await pass(30_000);
    expect(line.of('view.open').slice(1)).toEqual([{ t: 'view.open', person: 'noa', askAgain: false }]);
  });

  it('follows an invitation, unless on a call', async () => {
    for (const [id, follows] of [
      ['maya', true],
      ['ines', false],
    ] as const) {
      visitsOf(id);
      line.hear('webcam.invited', { invitation: 'i1', from: { person: 'noa', name: 'Noa' } });
      await pass(6_000);
      expect(line.of('view.open')).toEqual(follows ? [{ t: 'view.open', person: 'noa', invitation: 'i1' }] : []);
    }
  });

  it('says something unasked when the visitor comes, at most once in ten minutes, and not into a conversation', async () => {
    visitsOf('maya');
    for (let i = 0; i < 5; i++) {
      see({ ...here, status: 'offline' });
      see(here);
      await pass(100_000);
    }
    expect(line.of('message.send')).toHaveLength(1);
    await pass(600_000);
    line.said.length = 0;
    see({ ...here, status: 'offline' });
    see(here);
    line.hear('message.new', {
      with: 'noa',
      message: { sequence: 1, from: 'noa', at: 0, body: { kind: 'text', bytes: 'Hello' } },
    });
    await pass(100_000);
    expect(line.of('message.send'), 'the answer alone').toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chance } from '../../demo/chance.ts';
import { HOUSE_ROOMS, PEOPLE, type Person } from '../../demo/people.ts';
import { Together } from '../../demo/together.ts';
import { FakeLine } from './speaker.ts';

const MINUTE = 60_000;
const personOf = (id: string): Person => {
  const person = PEOPLE.find((one) => one.id === id);
  if (!person) throw new Error(`nobody is ${id}`);
  return person;
};
const room = (name: string) => ({ room: name.toLowerCase(), name, members: [], asking: [] });
const said = (of: string, from: string, bytes: string) => ({
  room: of,
  message: { sequence: 1, from, at: Date.now(), body: { kind: 'text', bytes } },
});

describe('the household in rooms', () => {
  let line: FakeLine;
  let together: Together;

  beforeEach(() => {
    vi.useFakeTimers();
    line = new FakeLine();
    together = new Together(line.speaker, personOf('lena'), new Chance('lena in rooms'));
  });
  afterEach(() => {
    together.drop();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it('sits in the rooms it says, and in every room of a guest', () => {
    for (const { sits = [] } of PEOPLE) for (const name of sits) expect(HOUSE_ROOMS).toContain(name);
    together.started([room('Film night'), room('Chess club'), room('Long weekend')], []);
    expect(line.of('room.enter').map((word) => word['room'])).toEqual(['film night', 'long weekend']);
  });

  it('follows an invitation after a moment, and goes in', async () => {
    line.answers['room.join'] = () => ({ room: room('Long weekend') });
    line.hear('room.invited', { invitation: { room: 'long weekend', name: 'Long weekend' } });
    expect(line.of('room.join')).toEqual([]);
    await pass(10_000);
    expect(line.of('room.join')).toHaveLength(1);
    expect(line.of('room.enter')).toHaveLength(1);
  });

  it('opens to whoever asks, in rooms it sits in', async () => {
    together.started([room('Film night')], []);
    const asking = [{ person: 'noa', name: 'Noa' }];
    line.hear('room.members', { room: 'film night', members: [], asking });
    line.hear('room.members', { room: 'chess club', members: [], asking });
    await pass(10_000);
    expect(line.of('room.answer')).toEqual([{ t: 'room.answer', room: 'film night', person: 'noa', accept: true }]);
  });

  it('answers a guest now and then, never the household', async () => {
    together.started([room('Film night')], []);
    for (let n = 0; n < 20; n += 1) line.hear('room.new', said('film night', 'oskar', 'Hello?'));
    await pass(MINUTE);
    expect(line.of('room.send')).toEqual([]);
    for (let n = 0; n < 20; n += 1) {
      line.hear('room.new', said('film night', 'noa', 'Hello?'));
      await pass(20_000);
    }
    const answers = line.of('room.send').length;
    expect(answers).toBeGreaterThan(2);
    expect(answers).toBeLessThan(16);
    expect(line.of('room.typing').length).toBeGreaterThanOrEqual(answers);
  });

  it('seldom says something unasked', async () => {
    together.started([room('Film night')], []);
    await pass(8 * MINUTE);
    expect(line.of('room.send')).toEqual([]);
    await pass(112 * MINUTE);
    const times = line.of('room.send').length;
    expect(times).toBeGreaterThanOrEqual(4);
    expect(times).toBeLessThanOrEqual(13);
  });
});

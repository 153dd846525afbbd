import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chance } from '../../demo/chance.ts';
import { PEOPLE, type Person } from '../../demo/people.ts';
import { Talk } from '../../demo/talk.ts';
import { Refusal } from '../../demo/words.ts';
import { FakeLine } from './speaker.ts';

const personOf = (id: string): Person => {
  const person = PEOPLE.find((one) => one.id === id);
  if (!person) throw new Error(`nobody is ${id}`);
  return person;
};
const text = (sequence: number, from: string, bytes: string) => ({
  with: from,
  message: { sequence, from, at: Date.now(), body: { kind: 'text', bytes } },
});

describe('answering messages', () => {
  let line: FakeLine;
  let talk: Talk;
  const jonas = personOf('jonas');

  beforeEach(() => {
    vi.useFakeTimers();
    line = new FakeLine();
    talk = new Talk(line.speaker, jonas, new Chance('jonas'));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it('marks it delivered at once, reads it, types for a while and answers with fitting words', async () => {
    line.hear('message.new', text(5, 'noa', 'Hello there'));
    expect(line.of('message.mark')).toEqual([{ t: 'message.mark', with: 'noa', delivered: 5 }]);
    await pass(2_100);
    expect(line.of('message.mark').at(-1)).toMatchObject({ read: 5 });
    expect(line.of('message.typing')).toEqual([{ t: 'message.typing', to: 'noa', typing: true }]);
    expect(line.of('message.send')).toEqual([]);
    await pass(4_000);
    const [answer] = line.of('message.send');
    expect(answer).toMatchObject({ to: 'noa', body: { kind: 'text' } });
    expect(jonas.answers.greeting.map((bytes) => ({ kind: 'text', bytes }))).toContainEqual(answer?.body);
    expect(line.of('message.typing').at(-1)).toMatchObject({ typing: false });
    expect(talk.isBusy).toBe(false);
  });

  it('says again that it types before six seconds are over', async () => {
    talk = new Talk(line.speaker, personOf('grandma.rut'), new Chance('grandma.rut'));
    line.said.length = 0;
    line.hear('message.new', text(1, 'ben', 'Hi'));
    const times: number[] = [];
    for (let ms = 0; ms < 17_000; ms += 100) {
      const before = line.of('message.typing').filter(({ typing }) => typing).length;
      await pass(100);
      if (line.of('message.typing').filter(({ typing }) => typing).length > before) times.push(ms);
    }
    expect(times.length).toBeGreaterThanOrEqual(4);
    const rut = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.max(...rut)).toBeLessThan(6_000);
  });

  it('answers three quick messages once, and what comes later again', async () => {
    for (const sequence of [1, 2, 3]) line.hear('message.new', text(sequence, 'noa', 'Thanks'));
    await pass(30_000);
    expect(line.of('message.send')).toHaveLength(1);
    line.hear('message.new', text(5, 'noa', 'Thanks'));
    await pass(30_000);
    expect(line.of('message.send')).toHaveLength(2);
  });

  it('does not answer itself or the other friends of the household', async () => {
    line.hear('message.new', text(1, 'maya', 'Hello'));
    line.hear('message.new', { ...text(2, 'jonas', 'Hello'), with: 'noa' });
    await pass(60_000);
    expect(line.said).toEqual([]);
  });

  it('sends the same message with the same key until it is answered', async () => {
    let tries = 0;
    line.answers['message.send'] = () => (++tries < 4 ? new Refusal('line.lost') : { sequence: 6 });
    line.hear('message.new', text(5, 'noa', 'Hello'));
    await pass(60_000);
    const sent = line.of('message.send');
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  it('answers what came during a cut, and only reads what is from before', async () => {
    const old = { sequence: 9, from: 'noa', at: 1_000, body: { kind: 'text', bytes: 'Hello' } };
    talk.catchUp([{ with: 'noa', last: 9, unread: 2, newest: old }], 5_000);
    await pass(60_000);
    expect(line.said).toEqual([{ t: 'message.mark', with: 'noa', read: 9 }]);
    talk.catchUp([{ with: 'noa', last: 10, unread: 1, newest: { ...old, sequence: 10, at: 6_000 } }], 5_000);
    await pass(60_000);
    expect(line.of('message.send')).toHaveLength(1);
  });

  it('says nothing more after the TV is off', async () => {
    line.hear('message.new', text(5, 'noa', 'Hello'));
    await pass(1_000);
    talk.drop();
    const said = line.said.length;
    await pass(60_000);
    expect(line.said).toHaveLength(said);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { Asks } from '../../src/model/asks.ts';
import { ASK_MS, INVITATION_MS } from '../../src/protocol/limits.ts';
import type { Ask } from '../../src/protocol/words.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connectedTo, ScriptedServer, startOf } from '../support/scripted-server.ts';

describe('questions to the person in front of the TV', () => {
  let clock: FakeClock;
  let server: ScriptedServer;
  let asks: Asks;
  let aheadMs: number;

  beforeEach(() => {
    clock = new FakeClock();
    server = new ScriptedServer();
    const connection = connectedTo(clock, server);
    asks = new Asks(connection, clock);
    aheadMs = 0;
  });

  const ask = (id: string, person = 'maya'): Ask => ({
    ask: id,
    from: { person, name: person, avatar: null },
    friendSince: 0,
    until: clock.now() + aheadMs + ASK_MS,
    onAir: true,
  });
  const invite = (id: string): void => {
    const until = clock.now() + INVITATION_MS;
    asks.handle({ t: 'webcam.invited', invitation: id, from: ask('x').from, until, open: true });
  };
  const waiting = (): string[] => asks.waiting.peek().map((entry) => entry.ask);
  const invitations = (): string[] => asks.invitations.peek().map(({ invitation }) => invitation);

  it('wait in the order they came, each once', () => {
    for (const id of ['a', 'b', 'a']) asks.handle({ t: 'ask.new', ask: ask(id) });
    expect(waiting()).toEqual(['b', 'a']);
  });

  it('disappear when another TV answered, or the asker gave up', () => {
    for (const id of ['a', 'b']) asks.handle({ t: 'ask.new', ask: ask(id) });
    asks.handle({ t: 'ask.closed', ask: 'a', why: 'answered' });
    asks.handle({ t: 'ask.closed', ask: 'nobody knows', why: 'withdrawn' });
    expect(waiting()).toEqual(['b']);
  });

  it('disappear with the answer, before the server has it', async () => {
    asks.handle({ t: 'ask.new', ask: ask('a') });
    const done = asks.answer(ask('a'), 'once');
    expect(waiting()).toEqual([]);
    expect(server.line.last('ask.answer')).toMatchObject({ ask: 'a', answer: 'once' });
    server.line.answer(server.line.last('ask.answer'), { opens: true });
    expect(await done).toBe(true);
  });

  it('disappear by themselves a second after their time, when the word that says so is lost', async () => {
    asks.handle({ t: 'ask.new', ask: ask('a') });
    await clock.pass(ASK_MS);
    expect(waiting()).toEqual(['a']);
    await clock.pass(1_000);
    expect(waiting()).toEqual([]);
  });

  it('are those of the start, and no older ones', () => {
    asks.handle({ t: 'ask.new', ask: ask('old') });
    asks.started(startOf({ asks: [ask('a'), ask('b')] }));
    expect(waiting()).toEqual(['a', 'b']);
  });

  it('leave as long for an answer as the server does, whatever the clock of the TV says', () => {
    const other = new ScriptedServer();
    const connection = connectedTo(clock, other);
    connection.ahead = 3_600_000;
    aheadMs = 3_600_000;
    const store = new Asks(connection, clock);
    expect(store.left(ask('a').until)).toBe(ASK_MS);
    expect(store.left(0)).toBe(0);
  });

  describe('invitations', () => {
    it('are gone with the session they came in: nobody would say that they are over', () => {
      invite('i');
      asks.started(startOf({}));
      expect(invitations()).toEqual([]);
    });

    it('wait 45 s', async () => {
      invite('i');
      await clock.pass(INVITATION_MS - 1);
      expect(invitations()).toEqual(['i']);
      await clock.pass(1);
      expect(invitations()).toEqual([]);
    });

    it('are put aside one by one, and not twice', async () => {
      for (const id of ['i', 'j', 'i']) invite(id);
      expect(invitations()).toEqual(['j', 'i']);
      asks.dismiss('j');
      asks.dismiss('j');
      expect(invitations()).toEqual(['i']);
    });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '../../src/net/connection.ts';
import type { ConnectionState } from '../../src/net/connection-state.ts';
import type { Keyring } from '../../src/net/keyring.ts';
import { closeStatus } from '../../src/protocol/closings.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { AnyEvent, Start } from '../../src/protocol/words.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FACTS, keyringWith, type ScriptedLine, ScriptedServer, startOf, WELCOME } from '../support/scripted-server.ts';

const URL = 'ws://hearth.test/ws';
const OTHER = 'ws://other.test/ws';
const MIDDLE = 0.5;

describe('the connection of a TV', () => {
  let clock: FakeClock;
  let server: ScriptedServer;
  let keyring: Keyring;
  let connection: Connection;
  let states: ConnectionState[];
  let events: AnyEvent[];
  let starts: Start[];
  let resumed: number;
  let frames: Uint8Array[];

  beforeEach(() => {
    clock = new FakeClock();
    server = new ScriptedServer();
    keyring = keyringWith().keyring;
    states = [];
    events = [];
    starts = [];
    frames = [];
    resumed = 0;
    connection = new Connection(
      { clock, random: () => MIDDLE, open: server.open, url: URL, facts: () => FACTS, keyring },
      {
        state: (state) => states.push(state),
        start: (start) => starts.push(start),
        resumed: () => {
          resumed += 1;
        },
        event: (event) => events.push(event),
        frame: (frame) => frames.push(frame),
      },
    );
  });

  /** Opened, and somebody signed in on it. */
  const signIn = (more: Partial<Start> = {}): ScriptedLine => {
    connection.open();
    return server.line.welcome({ start: startOf(more) });
  };
  const codeOf = (answer: Promise<unknown>): Promise<string> =>
    answer.then(
      () => 'answered',
      (failure: { code: string }) => failure.code,
    );
  const is = (): string => connection.state.is;

  it('opens to the sign-in screen on a new TV, which knows whether people may register', () => {
    connection.open();
    server.line.welcome({ registration: true });
    expect(connection.state).toEqual({ is: 'door', registration: true });
    expect(starts).toEqual([]);
  });

  it('opens to the home screen where the TV can prove who is there', () => {
    signIn();
    expect(is()).toBe('open');
    expect(starts.map(({ session }) => session)).toEqual(['session-1']);
  });

  it('knows how far the clock of the TV is off', () => {
    connection.open();
    server.line.welcome({ time: clock.now() + 90_000 });
    expect(connection.ahead).toBe(90_000);
  });

  it('opens no second line when it is asked to open twice', () => {
    signIn();
    connection.open();
    connection.tryNow();
    expect(server.lines.length).toBe(1);
  });

  describe('requests', () => {
    it('are answered', async () => {
      const line = signIn();
      const answer = connection.request('person.find', { person: 'maya' });
      expect(line.last('person.find')).toMatchObject({ person: 'maya' });
      line.answer(line.last('person.find'), { person: 'maya', name: 'Maya', avatar: null, relation: 'friend' });
      expect(await answer).toMatchObject({ name: 'Maya' });
    });

    it('made while the line is lost go out when it is back', async () => {
      signIn().close();
      const answer = connection.request('webcam.stop', {});
      await clock.pass(1_000);
      server.line.welcome({ resumed: true });
      server.line.answer(server.line.last('webcam.stop'));
      expect(await answer).toEqual({});
    });

    it('without an answer before a cut are repeated with the same id, in their order', async () => {
      const line = signIn();
      const answers = [connection.request('webcam.stop', {}), connection.request('webcam.pause', { paused: true })];
      const ids = [line.last('webcam.stop').id, line.last('webcam.pause').id];
      line.close();
      await clock.pass(1_000);
      server.line.welcome({ resumed: true });
      const repeated = server.line.said.filter(({ t }) => t.startsWith('webcam.'));
      expect(repeated.map(({ t, id }) => [t, id])).toEqual([
        ['webcam.stop', ids[0]],
        ['webcam.pause', ids[1]],
      ]);
      for (const word of repeated) server.line.answer(word);
      expect(await Promise.all(answers)).toEqual([{}, {}]);
    });

    it('that may have been done in a session that is over fail, so that nothing is done twice', async () => {
      const line = signIn();
      const sent = connection.request('webcam.stop', {});
      line.close();
      const waiting = connection.request('webcam.pause', { paused: true });
      await clock.pass(1_000);
      server.line.welcome({ start: startOf({ session: 'session-2' }) });
      expect(await codeOf(sent)).toBe('connection.lost');
      expect(server.line.all('webcam.stop')).toEqual([]);
      server.line.answer(server.line.last('webcam.pause'));
      expect(await waiting).toEqual({});
    });

    it('fail at once where there is no line and none is coming', async () => {
      expect(await codeOf(connection.request('webcam.stop', {}))).toBe('connection.none');
      signIn().close(closeStatus('auth.disabled') ?? 0);
      expect(await codeOf(connection.request('webcam.stop', {}))).toBe('connection.none');
    });

    it('are given up when the app is closed, which says goodbye', async () => {
      const line = signIn();
      const answer = connection.request('webcam.stop', {});
      connection.close();
      expect(await codeOf(answer)).toBe('connection.lost');
      expect(line.last('bye')).toEqual({ t: 'bye' });
      expect(line.closedByClient).toBe(true);
      expect(is()).toBe('off');
      await clock.pass(60_000);
      expect(server.lines.length).toBe(1);
    });
  });

  describe('what is not worth keeping over a cut', () => {
    it('is dropped while there is no line: typing, pictures', () => {
      const line = signIn();
      connection.notify('message.typing', { to: 'maya', typing: true });
      expect(connection.sendFrame(new Uint8Array(3))).toBe(true);
      expect(line.last('message.typing')).toEqual({ t: 'message.typing', to: 'maya', typing: true });
      line.close();
      connection.notify('message.typing', { to: 'maya', typing: false });
      expect(connection.sendFrame(new Uint8Array(3))).toBe(false);
      expect(line.all('message.typing').length).toBe(1);
      expect(line.frames.length).toBe(1);
    });
  });

  describe('events', () => {
    const typing = (line: ScriptedLine, seq: number): void => {
      line.event(seq, 'message.typing', { with: 'maya', typing: true });
    };

    it('are handled once and in order, over a cut too', async () => {
      const line = signIn();
      for (const seq of [1, 2, 2, 1, 3]) typing(line, seq);
      line.close();
      await clock.pass(1_000);
      expect(server.line.accept().last('hello')['auth']).toEqual({ by: 'resume', session: 'session-1', seen: 3 });
      server.line.answerHello({ resumed: true });
      for (const seq of [3, 4]) typing(server.line, seq);
      expect(events.length).toBe(4);
      expect(resumed).toBe(1);
      expect(starts.length).toBe(1);
    });

    it('are said to be seen after 16, and every 5 s', async () => {
      const line = signIn();
      for (let seq = 1; seq <= 15; seq += 1) typing(line, seq);
      expect(line.all('seen')).toEqual([]);
      typing(line, 16);
      expect(line.all('seen')).toEqual([{ t: 'seen', seq: 16 }]);
      typing(line, 17);
      await clock.pass(5_000);
      expect(line.last('seen')).toMatchObject({ seq: 17 });
    });

    it('bring a fresh token in time', () => {
      const line = signIn();
      line.event(1, 'token.renewed', { token: 'token-2', expiresInMs: 600_000 });
      expect(keyring.token(clock.now())).toBe('token-2');
      expect(events).toEqual([]);
    });

    it('of a start afresh after a gap do not make it count from the beginning', async () => {
      const line = signIn();
      typing(line, 1);
      line.close();
      await clock.pass(1_000);
      server.line.welcome({ resumed: true, gap: true, start: startOf({ token: undefined }) });
      expect(starts.length).toBe(2);
      typing(server.line, 1);
      typing(server.line, 700);
      expect(events.length).toBe(2);
    });

    it('carry pictures beside them', () => {
      signIn().bytes(Uint8Array.of(1, 2));
      expect(frames).toEqual([Uint8Array.of(1, 2)]);
    });
  });

  describe('a line that breaks', () => {
    it('is opened again after 1, 2, 4, 4 s while the session waits, later after 8, 15, 30 s', async () => {
      signIn().close();
      const waits: number[] = [];
      for (let n = 0; n < 20; n += 1) {
        const { state } = connection;
        if (state.is !== 'lost') throw new Error(`not lost but ${state.is}`);
        waits.push((state.tryAt - clock.now()) / 1000);
        await clock.pass(state.tryAt - clock.now());
        expect(is()).toBe('connecting');
        server.line.close();
      }
      expect(waits.slice(0, 4)).toEqual([1, 2, 4, 4]);
      expect(waits.slice(-3)).toEqual([30, 30, 30]);
    });

    it('is tried at once when the person says so, or the network is back', () => {
      signIn().close();
      connection.tryNow();
      expect(server.lines.length).toBe(2);
      expect(is()).toBe('connecting');
    });

    it('says since when it is lost, until it is back', async () => {
      const lostAt = clock.now();
      signIn().close();
      await clock.pass(1_000);
      server.line.close();
      expect(connection.state).toMatchObject({ is: 'lost', lostAt });
      await clock.pass(2_000);
      server.line.welcome({ resumed: true });
      expect(is()).toBe('open');
      server.line.close();
      expect(connection.state).toMatchObject({ is: 'lost', lostAt: clock.now() });
    });

    it('after a minute is a new session by token', async () => {
      signIn().close();
      await clock.pass(1_000);
      for (let n = 0; n < 12; n += 1) {
        server.line.close();
        await clock.pass(30_000);
      }
      expect(server.line.accept().last('hello')['auth']).toMatchObject({ by: 'token' });
    });

    it('without a word from the server is noticed within 15 s', async () => {
      const line = signIn();
      await clock.pass(15_000);
      expect(line.closedByClient).toBe(true);
      expect(is()).toBe('lost');
    });

    it('is not the one whose server answers, however long', async () => {
      const line = signIn();
      for (let n = 0; n < 60; n += 1) {
        await clock.pass(1_000);
        const asked = line.said.find(({ t, id }) => t === 'seen' && id !== undefined);
        if (asked) line.answer(asked);
      }
      expect(is()).toBe('open');
      expect(server.lines.length).toBe(1);
    });
  });

  describe('a line that the server ends', () => {
    const close = (code: ErrorCode): void => {
      signIn({ stay: { stay: 'stay-secret-of-noa', expiresInMs: 1 } }).close(closeStatus(code) ?? 0);
    };

    for (const code of ['session.taken_over', 'session.signed_out', 'auth.disabled', 'protocol.version'] as const) {
      it(`for ${code} stays closed: trying again would not help`, async () => {
        close(code);
        expect(connection.state).toEqual({ is: 'over', code });
        await clock.pass(120_000);
        expect(server.lines.length).toBe(1);
      });
    }

    for (const code of [
      'limit.words',
      'limit.outbox',
      'server.stopping',
      'protocol.malformed',
      'session.ended',
    ] as const) {
      it(`for ${code} is opened again`, async () => {
        close(code);
        expect(connection.state).toMatchObject({ is: 'lost', code });
        await clock.pass(1_000);
        expect(server.lines.length).toBe(2);
      });
    }

    it('because this TV was signed out elsewhere does not sign in by itself again', () => {
      close('session.signed_out');
      expect(keyring.canReturn).toBe(false);
    });

    it('because another run of the app took over leaves what that one needs', () => {
      close('session.taken_over');
      expect(keyring.stay).toBe('stay-secret-of-noa');
    });
  });

  describe('a server that stops', () => {
    it('is left for another: the new line opens first, the old one is used until then', async () => {
      const old = signIn();
      old.event(1, 'goaway', { to: OTHER, afterMs: 500 });
      await clock.pass(499);
      expect(server.lines.length).toBe(1);
      await clock.pass(1);
      const next = server.line;
      expect(next.url).toBe(OTHER);
      expect(next.accept().last('hello')['auth']).toEqual({ by: 'token', token: 'token-1' });
      connection.notify('message.typing', { to: 'maya', typing: true });
      expect(old.all('message.typing').length).toBe(1);
      expect(old.closedByClient).toBe(false);
      next.answerHello({ start: startOf({ session: 'session-2' }) });
      expect(old.closedByClient).toBe(true);
      connection.notify('message.typing', { to: 'maya', typing: true });
      expect(next.all('message.typing').length).toBe(1);
      // Nothing of this looks like a lost line on the screen.
      expect(states.map((state) => state.is)).toEqual(['connecting', 'open', 'open']);
    });

    it('that takes newcomers at the same address is opened anew there', async () => {
      signIn().event(1, 'goaway', { afterMs: 0 });
      await clock.pass(0);
      expect(server.line.url).toBe(URL);
      expect(server.lines.length).toBe(2);
    });

    it('is asked again while its successor is not there yet', async () => {
      signIn().event(1, 'goaway', { to: OTHER, afterMs: 0 });
      await clock.pass(0);
      server.line.close();
      expect(is()).toBe('open');
      await clock.pass(1_000);
      expect(server.lines.length).toBe(3);
      expect(server.line.url).toBe(OTHER);
      server.line.welcome({ start: startOf({ session: 'session-2' }) });
      expect(is()).toBe('open');
    });

    it('and closes before the new line is there is not connected to twice', async () => {
      const old = signIn();
      old.event(1, 'goaway', { to: OTHER, afterMs: 0 });
      await clock.pass(0);
      const next = server.line.accept();
      old.close(closeStatus('server.stopping'));
      await clock.pass(200);
      next.answerHello({ start: startOf({ session: 'session-2' }) });
      expect(is()).toBe('open');
      // Its answers keep the line alive meanwhile.
      for (let n = 0; n < 4; n += 1) {
        await clock.pass(1_000);
        next.say({ re: -1 });
      }
      expect(server.lines.length).toBe(2);
      expect(is()).toBe('open');
    });

    it('and whose successor is never there is found again at the address the app was given', async () => {
      signIn().event(1, 'goaway', { to: OTHER, afterMs: 0 });
      await clock.pass(0);
      server.line.close();
      const [old] = server.lines;
      old?.close(closeStatus('server.stopping'));
      for (let n = 0; n < 4; n += 1) {
        const { state } = connection;
        if (state.is === 'lost') await clock.pass(state.tryAt - clock.now());
        server.line.close();
      }
      const { state } = connection;
      if (state.is === 'lost') await clock.pass(state.tryAt - clock.now());
      expect(server.line.url).toBe(URL);
    });
  });

  describe('a server from the future', () => {
    it('is understood as far as both know', () => {
      connection.open();
      server.line.accept().answerHello({
        protocol: 1,
        server: { name: 'hearth', version: '9.0', features: ['webcam', 'teleport'], region: 'moon' },
        holograms: { depth: 3 },
        start: { ...startOf(), planets: ['earth'], me: { ...startOf().me, mood: 'fine', status: 'meditating' } },
      });
      expect(is()).toBe('open');
      expect(starts.length).toBe(1);
    });

    it('says things nobody here knows, and what is known is still heard, and said to be seen', async () => {
      const line = signIn();
      line
        .event(1, 'hologram.new', { of: 'maya', depth: 3 })
        .event(2, 'message.typing', { with: 'maya', typing: true, withBothHands: true })
        .event(3, 'presence', { person: 'maya', presence: { status: 'meditating', aura: 'blue' } })
        .say({ t: 'event.without.a.number' })
        .say({ kind: 'not a word of this version' })
        .say({ re: 12_345, answers: 'nothing we asked' });
      expect(events.map(({ t }) => t)).toContain('message.typing');
      expect(is()).toBe('open');
      await clock.pass(5_000);
      expect(line.last('seen')).toMatchObject({ seq: 3 });
    });

    it('refuses with codes nobody here knows, which are failures like others', async () => {
      const line = signIn();
      const answer = connection.request('webcam.stop', {});
      line.refuse(line.last('webcam.stop'), 'webcam.wrong_dimension');
      expect(await codeOf(answer)).toBe('webcam.wrong_dimension');
    });

    it('closes with a status nobody here knows, and is tried again', async () => {
      signIn().close(4999);
      expect(connection.state).toMatchObject({ is: 'lost' });
      await clock.pass(1_000);
      expect(server.lines.length).toBe(2);
    });

    it('that speaks none of our versions ends it with a reason', () => {
      connection.open();
      server.line.accept().refuseHello('protocol.version').close(closeStatus('protocol.version'));
      expect(connection.state).toEqual({ is: 'over', code: 'protocol.version' });
    });
  });

  it('keeps the line for the next person after signing out', () => {
    const line = signIn();
    connection.signedOut(true);
    expect(connection.state).toEqual({ is: 'door', registration: true });
    expect(line.closedByClient).toBe(false);
    expect(keyring.canReturn).toBe(false);
    connection.signedIn(startOf({ session: 'session-2' }), { server: WELCOME.server, registration: true });
    expect(is()).toBe('open');
    expect(starts.length).toBe(2);
  });
});

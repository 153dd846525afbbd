import { beforeEach, describe, expect, it } from 'vitest';
import { Line } from '../../src/net/line.ts';
import type { Welcome } from '../../src/protocol/words.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FACTS, keyringWith, ScriptedServer, startOf } from '../support/scripted-server.ts';

const URL = 'ws://hearth.test/ws';

describe('a line', () => {
  let clock: FakeClock;
  let server: ScriptedServer;
  let heard: string[];
  let welcomes: Welcome[];
  let closed: number[];

  beforeEach(() => {
    clock = new FakeClock();
    server = new ScriptedServer();
    heard = [];
    welcomes = [];
    closed = [];
  });

  const open = (keyring = keyringWith().keyring, resume = true): Line =>
    new Line(
      { clock, open: server.open, url: URL, facts: FACTS, keyring, resume, unanswered: () => [] },
      {
        welcome: (welcome) => welcomes.push(welcome),
        text: (text) => heard.push(text),
        bytes: (frame) => heard.push(`bytes ${frame.length}`),
        closed: (status) => closed.push(status),
      },
    );

  const keyringOf = (facts: { stay?: boolean; token?: boolean; session?: boolean }) => {
    const { keyring } = keyringWith();
    const stay = { stay: 'stay-secret-of-noa', expiresInMs: 1 };
    keyring.started(startOf(facts.stay ? { stay } : {}), clock.now());
    if (!facts.token) keyring.dropToken();
    if (!facts.session) keyring.dropSession();
    return keyring;
  };

  it('says hello first, with what the TV is and can do, and no proof on a new TV', () => {
    open();
    const hello = server.line.accept().last('hello');
    expect(server.line.said.length).toBe(1);
    expect(hello).toMatchObject({ id: 1, protocol: { min: 1, max: 1 }, ...FACTS });
    expect(hello).not.toHaveProperty('auth');
    expect(hello['device']).not.toHaveProperty('secret');
  });

  it('proves which TV it is with the best it has: session, token, stay', () => {
    const proofs = [
      keyringOf({ session: true, token: true, stay: true }),
      keyringOf({ token: true, stay: true }),
      keyringOf({ stay: true }),
      keyringOf({}),
    ].map((keyring) => {
      open(keyring);
      return server.line.accept().last('hello')['auth'];
    });
    expect(proofs).toEqual([
      { by: 'resume', session: 'session-1', seen: 0 },
      { by: 'token', token: 'token-1' },
      { by: 'stay', stay: 'stay-secret-of-noa' },
      undefined,
    ]);
  });

  it('does not show another server a session that is not its', () => {
    open(keyringOf({ session: true, token: true, stay: true }), false);
    expect(server.line.accept().last('hello')['auth']).toMatchObject({ by: 'token' });
  });

  it('goes through its proofs on the same line when one is refused, and ends at the sign-in screen', () => {
    open(keyringOf({ session: true, token: true, stay: true }));
    server.line.accept().refuseHello('auth.session_gone').refuseHello('auth.token_expired');
    server.line.refuseHello('auth.stay_refused').answerHello();
    const hellos = server.line.all('hello');
    expect(hellos.map(({ auth }) => (auth as { by: string } | undefined)?.by)).toEqual([
      'resume',
      'token',
      'stay',
      undefined,
    ]);
    expect(new Set(hellos.map(({ id }) => id)).size).toBe(4);
    expect(welcomes.length).toBe(1);
  });

  it('forgets a proof that was refused for good', () => {
    const keyring = keyringOf({ session: true, token: true, stay: true });
    open(keyring);
    server.line.accept().refuseHello('auth.session_gone').refuseHello('auth.token_expired');
    server.line.refuseHello('auth.stay_refused');
    expect([keyring.resumable(clock.now()), keyring.token(clock.now()), keyring.stay]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('keeps stay when the server only failed to look: it is worth trying again', () => {
    const keyring = keyringOf({ stay: true });
    open(keyring);
    server.line.accept().refuseHello('server.failed');
    expect(keyring.stay).toBe('stay-secret-of-noa');
  });

  it('passes on what is said after the welcome, and nothing before it', () => {
    open();
    server.line.accept().say({ t: 'presence', seq: 1 }).bytes(new Uint8Array(3)).say({ re: 99 });
    expect(heard).toEqual([]);
    server.line.answerHello().say({ t: 'presence', seq: 1 }).bytes(new Uint8Array(3));
    expect(heard).toEqual(['{"t":"presence","seq":1}', 'bytes 3']);
  });

  it('is given up when nobody answers hello within 8 s', async () => {
    open();
    server.line.accept();
    await clock.pass(7_999);
    expect(closed).toEqual([]);
    await clock.pass(1);
    expect(closed).toEqual([1006]);
    expect(server.line.closedByClient).toBe(true);
  });

  it('is given up when it does not even open', async () => {
    open();
    await clock.pass(8_000);
    expect(closed).toEqual([1006]);
  });

  it('that was welcomed is not given up for being slow', async () => {
    open();
    server.line.welcome();
    await clock.pass(60_000);
    expect(closed).toEqual([]);
  });

  it('tells its end once, and sends nothing after it', () => {
    const line = open();
    server.line.welcome().close(4011);
    line.close();
    line.send('{"t":"late"}');
    expect(closed).toEqual([4011]);
    expect(server.line.all('late')).toEqual([]);
  });
});

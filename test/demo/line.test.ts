import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Line } from '../../demo/line.ts';
import { Refusal } from '../../demo/words.ts';
import { FakeServer, startOf, type Visit, WELCOME } from './fake-server.ts';

const MARK = { with: 'noa', read: 1 };

describe('a line', () => {
  let server: FakeServer;
  let line: Line;
  let told: string[];

  beforeEach(async () => {
    server = await FakeServer.open();
    told = [];
    line = new Line(
      {
        ...{ url: server.url, person: 'maya', password: 'hearth-demo', camera: true, videoMessages: true },
        log: (text) => told.push(text),
      },
      {
        started: () => told.push('started'),
        resumed: () => told.push('resumed'),
        packet: (packet) => told.push(`${packet.kind} ${packet.kind === 'piece' ? packet.offset : packet.sequence}`),
      },
    );
    line.on('presence', ({ person }) => told.push(`presence of ${person}`));
    line.join();
  });
  afterEach(async () => {
    line.leave();
    await server.close();
  });

  async function signedIn(session: string): Promise<Visit> {
    const visit = await server.visit();
    visit.answer(await visit.hear('hello'), WELCOME);
    const signIn = await visit.hear('account.sign_in');
    expect(signIn).toMatchObject({ id: 2, person: 'maya', password: 'hearth-demo' });
    visit.answer(signIn, startOf(session));
    return visit;
  }

  it('greets as a new TV, signs in, and numbers its requests from there', async () => {
    const visit = await server.visit();
    const hello = await visit.hear('hello');
    expect(hello).toMatchObject({ id: 1, protocol: { min: 1, max: 1 }, device: { kind: 'tv' } });
    expect(hello.auth).toBeUndefined();
    expect(hello.device).not.toHaveProperty('secret');
    visit.answer(hello, WELCOME);
    visit.answer(await visit.hear('account.sign_in'), startOf('s1'));
    await expect.poll(() => told).toEqual(['started']);
    const answer = line.request('message.mark', MARK);
    const mark = await visit.hear('message.mark');
    expect(mark).toEqual({ t: 'message.mark', id: 3, ...MARK });
    visit.answer(mark, { unread: 0 });
    expect(await answer).toMatchObject({ unread: 0 });
  });

  it('hands back what a request was refused with', async () => {
    const visit = await signedIn('s1');
    await expect.poll(() => told).toEqual(['started']);
    const answer = line.request('view.open', { person: 'noa' });
    visit.refuse(await visit.hear('view.open'), 'ask.too_soon', 900);
    const refusal = await answer;
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'ask.too_soon', retryAfterMs: 900 });
  });

  it('resumes after a cut with what it has seen, and repeats what has no answer under the same id', async () => {
    const first = await signedIn('s1');
    first.tell(1, 'presence', { person: 'noa', presence: {} });
    first.tell(2, 'something.new', {});
    await expect.poll(() => told).toEqual(['started', 'presence of noa']);
    const answer = line.request('message.mark', MARK);
    const lost = await first.hear('message.mark');
    first.cut();

    const second = await server.visit();
    const hello = await second.hear('hello');
    expect(hello).toMatchObject({
      id: 1,
      device: { device: 'd1', secret: 'the secret of d1' },
      auth: { by: 'resume', session: 's1', seen: 2 },
    });
    second.answer(hello, { ...WELCOME, resumed: true });
    second.tell(2, 'presence', { person: 'twice', presence: {} });
    second.tell(3, 'presence', { person: 'theo', presence: {} });
    const again = await second.hear('message.mark');
    expect(again).toEqual(lost);
    second.answer(again, { unread: 4 });
    expect(await answer).toMatchObject({ unread: 4 });
    await expect.poll(() => told).toEqual(['started', 'presence of noa', 'resumed', 'presence of theo']);
  });

  it('goes from resume to token to password on the same connection', async () => {
    const first = await signedIn('s1');
    await expect.poll(() => told).toEqual(['started']);
    const lost = line.request('message.mark', MARK);
    first.cut();

    const second = await server.visit();
    const resume = await second.hear('hello');
    expect(resume).toMatchObject({ id: 1, auth: { by: 'resume' } });
    second.refuse(resume, 'auth.session_gone');
    const token = await second.hear('hello');
    expect(token).toMatchObject({ id: 2, auth: { by: 'token', token: 'token of s1' } });
    second.refuse(token, 'auth.token_expired');
    const bare = await second.hear('hello');
    expect(bare.auth).toBeUndefined();
    expect(bare).toMatchObject({ id: 3, device: { device: 'd1' } });
    second.answer(bare, WELCOME);
    second.answer(await second.hear('account.sign_in'), startOf('s2'));
    expect(await lost).toMatchObject({ code: 'line.lost' });
    await expect.poll(() => told).toEqual(['started', 'started']);
    void line.request('message.mark', MARK);
    expect(await second.hear('message.mark')).toMatchObject({ id: 5 });
    // a new session counts its events from 1 again
    second.tell(1, 'presence', { person: 'noa', presence: {} });
    await expect.poll(() => told.at(-1)).toBe('presence of noa');
  });

  it('opens the new line before it closes the old when the server is stopping', async () => {
    const old = await signedIn('s1');
    old.tell(1, 'goaway', { afterMs: 10 });
    const next = await server.visit();
    const hello = await next.hear('hello');
    expect(hello).toMatchObject({ auth: { by: 'token', token: 'token of s1' } });
    old.tell(2, 'presence', { person: 'noa', presence: {} });
    // the old line serves until then
    await expect.poll(() => told).toEqual(['started', 'presence of noa']);
    next.answer(hello, { ...WELCOME, start: startOf('s2') });
    expect(await old.closed).toBe(1000);
    await expect.poll(() => told).toEqual(['started', 'presence of noa', 'started']);
    next.tell(1, 'presence', { person: 'theo', presence: {} });
    await expect.poll(() => told.at(-1)).toBe('presence of theo');
  });

  it('says what it has seen every 16 events', async () => {
    const visit = await signedIn('s1');
    for (let seq = 1; seq <= 33; seq++) visit.tell(seq, 'presence', { person: 'noa', presence: {} });
    expect(await visit.hear('seen')).toEqual({ t: 'seen', seq: 16 });
    expect(await visit.hear('seen')).toEqual({ t: 'seen', seq: 32 });
  });

  it('hands over packets, and sends them', async () => {
    const visit = await signedIn('s1');
    visit.show(Buffer.from('130000120000000000000048000000010011', 'hex'));
    await expect.poll(() => told).toEqual(['started', 'ack 1']);
    expect(line.sendFrame(Buffer.from([1, 2, 3]))).toBe(true);
    expect(await visit.frame()).toEqual(Buffer.from([1, 2, 3]));
  });

  it('says bye when it leaves, and can come back with its token', async () => {
    const visit = await signedIn('s1');
    await expect.poll(() => told).toEqual(['started']);
    line.leave();
    expect(await visit.hear('bye')).toEqual({ t: 'bye' });
    expect(await visit.closed).toBe(1000);
    expect(line.sendFrame(Buffer.from([1]))).toBe(false);
    line.join();
    const next = await server.visit();
    expect(await next.hear('hello')).toMatchObject({ device: { device: 'd1' }, auth: { by: 'token' } });
  });

  it('does not come back where another TV took its place', async () => {
    const visit = await signedIn('s1');
    await expect.poll(() => told).toEqual(['started']);
    visit.close(4011);
    await expect.poll(() => told.at(-1)).toContain('4011');
    expect(await line.request('message.mark', MARK)).toMatchObject({ code: 'line.lost' });
  });
});

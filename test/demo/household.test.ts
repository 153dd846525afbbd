import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Line } from '../../demo/line.ts';
import { ackOf, type Picture } from '../../demo/packet.ts';
import { PASSWORD, PEOPLE, VISITOR } from '../../demo/people.ts';
import { Wire } from '../../demo/wire.ts';
import { type Presence, Refusal, type Start } from '../../demo/words.ts';

const ROOT = join(import.meta.dirname, '../..');
const WAIT = { timeout: 20_000, interval: 50 };

/** The household in its own process, at the real server in another: nothing but the protocol between the three. */
describe('the household at a real server', () => {
  let data: string;
  let url: string;
  let port: number;
  let server: ChildProcess;
  let household: ChildProcess;
  let visitor: Line;
  const friends = new Map<string, Presence>();
  const pictures: Picture[] = [];
  const words: string[] = [];

  const run = (script: string, args: string[], env: object = {}) =>
    spawn(process.execPath, [join(ROOT, script), ...args], { env: { ...process.env, ...env }, stdio: 'ignore' });

  const startServer = async () => {
    server = run('server/main.ts', [], { PORT: String(port), HEARTH_DATA: data, HEARTH_REGISTRATION: 'true' });
    await vi.waitFor(async () => {
      const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`);
      if (!ok) throw new Error('not ready');
    }, WAIT);
  };

  const stop = async (child: ChildProcess | undefined) => {
    if (!child || child.exitCode !== null) return child?.exitCode;
    const over = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = await over;
    return code as number | null;
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'household-'));
    port = await freePort();
    url = `ws://127.0.0.1:${port}/ws`;
    await startServer();
    await befriendAll(url);
    visitor = new Line(
      {
        ...{ url, person: VISITOR, password: PASSWORD, camera: true, videoMessages: true },
        log: (text) => words.push(text),
      },
      {
        started: (start) => {
          for (const { person, presence } of start.friends) friends.set(person, presence);
        },
        resumed: () => {},
        packet: (packet) => {
          if (packet.kind !== 'picture') return;
          pictures.push(packet);
          visitor.sendFrame(ackOf(packet.stream, packet.sequence, 5));
        },
      },
    );
    visitor.on('presence', ({ person, presence }) => friends.set(person, presence));
    visitor.on('message.new', ({ with: from, message }) => {
      if (message.from === from) words.push(`${from}: ${message.body.bytes}`);
    });
    visitor.join();
    household = run('demo/household.ts', [url, join(data, 'rooms')]);
  }, 60_000);

  afterAll(async () => {
    visitor?.leave();
    await stop(household);
    await stop(server);
    await rm(data, { recursive: true });
  });

  const looks = () =>
    PEOPLE.map(({ id }) => [id, friends.get(id)?.status, friends.get(id)?.text, friends.get(id)?.onAir ?? 'off air']);
  const EXPECTED = PEOPLE.map(({ id, status, text, room, watchMode }) => {
    return [id, status, text, room ? (watchMode === 'friends' ? 'open' : 'ask') : 'off air'];
  });

  it('is here: everybody with their status, four of them on camera', async () => {
    await expect.poll(looks, WAIT).toEqual(EXPECTED);
  });

  it('shows a room whose pictures keep coming while it is watched', async () => {
    const opened = await visitor.request('view.open', { person: 'maya' });
    if (opened instanceof Refusal || opened.state !== 'open') throw new Error('not opened');
    await expect.poll(() => pictures.length, WAIT).toBeGreaterThan(12);
    expect(new Set(pictures.map(({ width, height }) => `${width}x${height}`))).toContain('640x360');
    const sequences = pictures.filter(({ width }) => width === 640).map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    await visitor.request('view.close', { viewing: opened.viewing });
  }, 30_000);

  it('answers a message', async () => {
    const body = { kind: 'text', bytes: 'Hello there' } as const;
    await visitor.request('message.send', { to: 'jonas', key: 'a key of the test', body });
    const greetings = PEOPLE.find(({ id }) => id === 'jonas')?.answers.greeting.map((text) => `jonas: ${text}`);
    await expect.poll(() => words.some((word) => greetings?.includes(word)), WAIT).toBe(true);
  }, 30_000);

  it('comes back by itself when the server was killed and started again', async () => {
    server.kill('SIGKILL');
    await once(server, 'exit');
    friends.clear();
    await startServer();
    await expect.poll(looks, { ...WAIT, timeout: 40_000 }).toEqual(EXPECTED);
  }, 60_000);

  it('lets the visitor in who asks first', async () => {
    const answer = await visitor.request('view.open', { person: 'lena' });
    expect(answer).toMatchObject({ state: 'asking' });
    const before = pictures.length;
    await expect.poll(() => pictures.length, WAIT).toBeGreaterThan(before + 3);
  }, 30_000);

  it('leaves at once when it is told to', async () => {
    expect(await stop(household)).toBe(0);
    await expect.poll(() => PEOPLE.every(({ id }) => friends.get(id)?.status === 'offline'), WAIT).toBe(true);
  }, 30_000);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Makes the accounts and the friendships with the visitor, over the wire as a new TV would. */
async function befriendAll(url: string): Promise<void> {
  const visitor = await registered(url, VISITOR, 'Noa');
  for (const { id, name } of PEOPLE) {
    const friend = await registered(url, id, name);
    await visitor.greet('friend.ask', { person: id });
    await friend.greet('friend.answer', { person: VISITOR, accept: true });
    friend.say({ t: 'bye' });
    friend.close();
  }
  visitor.say({ t: 'bye' });
  visitor.close();
}

async function registered(url: string, person: string, name: string): Promise<Wire> {
  const wire = await new Promise<Wire>((opened) => {
    new Wire(url, { opened, word: () => {}, frame: () => {}, closed: () => {} });
  });
  const codecs = { show: ['jpeg'], send: ['jpeg'] };
  const screen = { width: 1280, height: 720 };
  await wire.greet('hello', {
    protocol: { min: 1, max: 1 },
    app: { name: 'test', version: '0' },
    device: { name: 'Test', kind: 'tv' },
    capabilities: {
      camera: false,
      microphone: false,
      codecs,
      videoMessages: false,
      direct: false,
      line: 'fast',
      screen,
    },
    language: 'en',
  });
  const start = await wire.greet<Start>('account.register', { person, name, password: PASSWORD });
  if (start instanceof Refusal) throw start;
  return wire;
}

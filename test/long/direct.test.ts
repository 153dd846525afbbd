import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iceFor, NO_DIRECT } from '../../server/direct/ice.ts';
import { systemRandom } from '../../server/random.ts';
import { DirectRooms } from '../browser/support/direct-rooms.ts';
import { Glass } from '../browser/support/glass.ts';
import { nextPictureAfter, relayInterval, type Switched, switchOnce } from '../browser/support/switching.ts';
import { Coturn, hasCoturn, SECRET } from '../support/coturn.ts';
import { TwoHomes } from '../support/namespaces.ts';
import { waitFor } from '../support/wait-for.ts';
import { report, reportFolder } from './report.ts';

/** SWITCHES=5 for a look. */
const SWITCHES = Number(process.env['SWITCHES'] ?? 100);
/** Seen directly while the server counts. */
const PICTURES = 100;
/** From the firewall to the TV knowing, and from there to the first relayed picture. */
const DETECT_MS = 2_000;
const FALLBACK_MS = 1_000;
/** Whoever can make no networks cannot have two homes. */
const isRoot = process.getuid?.() === 0;

/** W21–W23 between two networks with public-looking addresses, and what counts is on screenshots. */
describe.skipIf(!isRoot).sequential('straight from home to home', () => {
  let two: TwoHomes;
  let rooms: DirectRooms;
  let glass: Glass;

  beforeAll(async () => {
    two = TwoHomes.open();
    rooms = await DirectRooms.open({ homes: two.homes });
    glass = new Glass(rooms.noa);
    await rooms.agree();
    await rooms.isDirect(true);
  });

  afterAll(async () => {
    await glass?.stop();
    await rooms?.close();
    two?.close();
  });

  it(`nobody notices ${SWITCHES} switches`, async () => {
    const switched: Switched[] = [];
    const seenIn = reportFolder('direct-switches');
    rmSync(seenIn, { recursive: true, force: true });
    const relayMs = await relayInterval(rooms, glass);
    for (let n = 1; n <= SWITCHES; n += 1) {
      const one = await switchOnce(rooms, glass, relayMs);
      switched.push(one);
      if (one.clean) continue;
      console.log(`switch ${n} of ${SWITCHES}`, JSON.stringify(one));
      glass.keep(join(seenIn, String(n)), one.began, one.ended);
    }
    const unclean = switched.filter(({ clean }) => !clean);
    const longestFreezeMs = Math.max(...switched.map((one) => one.longestFreezeMs));
    report('direct-switches', {
      switches: SWITCHES,
      clean: SWITCHES - unclean.length,
      longestFreezeMs,
      relayMs,
      unclean,
    });
    expect(unclean).toEqual([]);
  });

  it('no byte of a picture comes past the server, as its own counters say', async () => {
    const before = await rooms.crossed();
    await glass.sees(PICTURES);
    expect(await rooms.crossed()).toBe(before);
  });

  it('cut by the firewall, the relay takes over by itself; mended, it is direct again by itself', async () => {
    const cut = Date.now();
    two.cut();
    await rooms.isDirect(false);
    const known = (await rooms.film()).find(({ is, at }) => is !== 'seen' && at > cut)?.at ?? Number.NaN;
    const relayed = await nextPictureAfter(glass, known);
    report('direct-cut', { detectMs: known - cut, fallbackMs: relayed - known });
    expect(known - cut).toBeLessThanOrEqual(DETECT_MS);
    expect(relayed - known).toBeLessThanOrEqual(FALLBACK_MS);
    two.mend();
    await rooms.isDirect(true, 60_000);
  });
});

/** A home that shows nobody its address: only by TURN, with a real coturn and the configuration we ship. */
describe.skipIf(!isRoot || !hasCoturn()).sequential('by TURN alone', () => {
  let two: TwoHomes;
  let coturn: Coturn;
  let machine: string;

  beforeAll(async () => {
    two = TwoHomes.open();
    const [a, b] = two.homes;
    machine = a.machine;
    coturn = await Coturn.open([a.machine, b.machine]);
    // There is no way but that one.
    two.cut();
  });

  afterAll(async () => {
    await coturn?.close();
    two?.close();
  });

  const open = (secret: string): Promise<DirectRooms> =>
    DirectRooms.open({
      homes: two.homes,
      settings: { maya: { directRelayOnly: true } },
      env: { HEARTH_TURN_URLS: `turn:${machine}:${coturn.port}?transport=udp`, HEARTH_TURN_SECRET: secret },
    });

  /** A name and password for one connection. @param ago ms since they were made */
  function made(ago: number, turnSecret = SECRET): { username: string; credential: string } {
    const rules = { ...NO_DIRECT, on: true, turnUrls: ['turn:test'], turnSecret };
    const { username = '', credential = '' } = iceFor(rules, true, Date.now() - ago, systemRandom).servers[0] ?? {};
    return { username, credential };
  }

  it('direct pictures come, and no address is told', async () => {
    const rooms = await open(SECRET);
    try {
      await rooms.agree(/nobody sees your network address/);
      await rooms.isDirect(true);
    } finally {
      await rooms.close();
    }
  });

  it('with a wrong secret it says that it did not work, and the relay goes on', async () => {
    const rooms = await open('another secret, of nobody');
    const glass = new Glass(rooms.noa);
    try {
      const agreed = await rooms.agree(/nobody sees your network address/);
      await rooms.maya.hasRead(/Direct did not/, 30_000);
      expect(await rooms.film()).toEqual([]);
      const next = await nextPictureAfter(glass, Date.now());
      expect(next).toBeGreaterThan(agreed);
    } finally {
      await glass.stop();
      await rooms.close();
    }
  });

  it('a name that is over is refused, as is one made with another secret', async () => {
    const peer = '203.0.113.99';
    expect(coturn.carry(machine, made(0), peer)).toMatch(/Received relay addr/);
    expect(coturn.carry(machine, made(6 * 60_000), peer)).not.toMatch(/Received relay addr/);
    expect(coturn.carry(machine, made(0, 'another secret, of nobody'), peer)).not.toMatch(/Received relay addr/);
  });

  it.each(['10.0.0.7', '172.20.1.1', '192.168.1.1', '127.0.0.1', '169.254.169.254'])(
    'nobody reaches %s through it',
    async (peer) => {
      await waitFor('coturn answers', () => /403 \(Forbidden IP\)/.test(coturn.carry(machine, made(0), peer)), 10_000);
    },
  );
});

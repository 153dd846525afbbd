import { setTimeout as pause } from 'node:timers/promises';
import { Broadcaster } from '../../../load/broadcaster.ts';
import type { CrewTv } from '../../../load/crew.ts';
import { LoadTv } from '../../../load/tv.ts';
import { Kind, readFrame, writeAck } from '../../../src/protocol/packet.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import type { Line } from '../../../src/protocol/words.ts';
import { type CrewRoom, HearthUnderTest } from './hearth.ts';

const CAPS = { slow: 20, steady: 80, fast: 280 } as const satisfies Record<Line, number>;
const LINES: readonly Line[] = ['slow', 'steady', 'fast'];
const VIEWS = [1, 2, 4];
const SECONDS = 60;
/** What was saved up before is spent by then. */
const SETTLE_MS = 3_000;

export interface Held {
  line: Line;
  views: number;
  /** delivered on the wire against the cap, percent off */
  offPct: number;
}

/** What viewers of each class are given over a minute, with one, two and four views open, against their cap. */
export async function caps(): Promise<Held[]> {
  const under = await HearthUnderTest.start(
    { rooms: Math.max(...VIEWS) * LINES.length, viewers: LINES.length * VIEWS.length, shared: true, level: 'studio' },
    { HEARTH_VIEWS_LARGE: String(Math.max(...VIEWS)), HEARTH_LEVELS: 'studio=4' },
  );
  const url = `${under.url}/ws`;
  try {
    const broadcasters = await Promise.all(
      under.rooms.map(({ broadcaster }) => Broadcaster.goOnAir(url, broadcaster, 15)),
    );
    // Each class of line has broadcasters of its own: what one person sends is not to decide what another gets.
    const cases = LINES.flatMap((line, at) => VIEWS.map((views) => ({ line, views, from: at * Math.max(...VIEWS) })));
    const held = await Promise.all(
      cases.map(({ line, views, from }, seat) => {
        const who = under.rooms[0]?.viewers[seat];
        if (!who) throw new Error('there is no seat');
        return hold(url, who, under.rooms.slice(from, from + views), line);
      }),
    );
    for (const broadcaster of broadcasters) broadcaster.leave();
    return held;
  } finally {
    await under.stop();
  }
}

async function hold(url: string, who: CrewTv, rooms: readonly CrewRoom[], line: Line): Promise<Held> {
  const tv = await LoadTv.signIn(url, who, line, true);
  let bytes = 0;
  // A line that just bears what its class says: one byte after the other.
  let busyUntil = 0;
  tv.onBytes = (frame) => {
    bytes += onWire(frame.length);
    const now = performance.now();
    busyUntil = Math.max(busyUntil, now) + (onWire(frame.length) * 8) / (CAPS[line] * 1.25);
    setTimeout(() => {
      for (const packet of readFrame(frame).packets) {
        if (packet.kind === Kind.picture) tv.send(writeAck(packet.stream, packet.sequence, 0));
      }
    }, busyUntil - now);
  };
  for (const { broadcaster } of rooms) {
    await tv.ask('view.open', { person: broadcaster.person, askAgain: false });
  }
  await pause(SETTLE_MS);
  bytes = 0;
  const began = performance.now();
  await pause(SECONDS * 1000);
  const kbps = (bytes * 8) / (performance.now() - began);
  tv.close();
  return { line, views: rooms.length, offPct: (kbps / CAPS[line] - 1) * 100 };
}

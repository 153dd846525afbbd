import { setTimeout as pause } from 'node:timers/promises';
import { Broadcaster } from '../../../load/broadcaster.ts';
import { LoadTv } from '../../../load/tv.ts';
import { Kind, readFrame, writeAck } from '../../../src/protocol/packet.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import type { Line } from '../../../src/protocol/words.ts';
import { type CrewRoom, HearthUnderTest } from './hearth.ts';

const CAPS = { slow: 20, steady: 80, fast: 280 } as const satisfies Record<Line, number>;
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
    { rooms: Math.max(...VIEWS), viewers: 9, shared: true },
    { HEARTH_VIEWS_LARGE: String(Math.max(...VIEWS)) },
  );
  const url = `${under.url}/ws`;
  try {
    const broadcasters = await Promise.all(
      under.rooms.map(({ broadcaster }) => Broadcaster.goOnAir(url, broadcaster, 15)),
    );
    const lines: readonly Line[] = ['slow', 'steady', 'fast'];
    const cases = lines.flatMap((line) => VIEWS.map((views) => ({ line, views })));
    const held = await Promise.all(cases.map((one, index) => hold(url, under.rooms, one.line, one.views, index)));
    for (const broadcaster of broadcasters) broadcaster.leave();
    return held;
  } finally {
    await under.stop();
  }
}

async function hold(url: string, rooms: readonly CrewRoom[], line: Line, views: number, seat: number): Promise<Held> {
  const [first] = rooms;
  const who = first?.viewers[seat];
  if (!who) throw new Error('there is no seat');
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
  for (const { broadcaster } of rooms.slice(0, views)) {
    await tv.ask('view.open', { person: broadcaster.person, askAgain: false });
  }
  await pause(SETTLE_MS);
  bytes = 0;
  const began = performance.now();
  await pause(SECONDS * 1000);
  const kbps = (bytes * 8) / (performance.now() - began);
  tv.close();
  return { line, views, offPct: (kbps / CAPS[line] - 1) * 100 };
}

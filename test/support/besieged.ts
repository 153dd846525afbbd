import { setTimeout as pause } from 'node:timers/promises';
import { Broadcaster } from '../../load/broadcaster.ts';
import { makeCrew } from '../../load/crew.ts';
import { Viewer } from '../../load/viewer.ts';
import { Attack, type AttackReport } from './attack.ts';
import { heldMb, INSPECTED } from './inspected.ts';
import { startServerProcess, temporaryFolder } from './server-process.ts';

export interface Siege {
  attack: AttackReport;
  /** the server process is the one that was started, and answers */
  alive: boolean;
  /** the server's log has nothing it could not explain */
  unexplained: string[];
  /** what the server holds after a collection, MB: before the attack, and `calmMs` after it */
  heldMb: { before: number; after: number };
  /** memory of its process at the end, MB: V8 takes more under a rush than it needs, and gives it back when it likes */
  rssMb: number;
  /** what somebody saw who watched a friend all the while, ten pictures a second offered */
  viewer: { perSecond: number; oldestMs: number; lost: string | undefined; seconds: number };
}

const PER_SECOND = 10;

/**
 * Attacks a real server while somebody watches a friend there.
 * @param calmMs how long it then waits: a session whose line was lost is kept for a minute, with all that is to be said
 */
export async function besiege(inputs: number, seed: number, calmMs = 0): Promise<Siege> {
  const folder = temporaryFolder();
  const crew = await makeCrew(folder.path, { rooms: 5, viewers: 450 });
  const server = await startServerProcess(folder.path, { HEARTH_LOG_LEVEL: 'warn', NODE_OPTIONS: INSPECTED });
  const [home, ...attacked] = crew.rooms;
  if (!home?.viewers[0]) throw new Error('nobody is at home');
  const broadcasters = [await Broadcaster.goOnAir(server.url, home.broadcaster, PER_SECOND, 3_000)];
  for (const room of attacked) broadcasters.push(await Broadcaster.goOnAir(server.url, room.broadcaster, 5, 400));
  const viewer = new Viewer('fast', true);
  try {
    await viewer.watch(server.url, home.viewers[0], home.broadcaster.person);
    const attack = new Attack({ port: server.port, crew: { rooms: attacked }, inputs, seed });
    const before = await heldMb(server.process.output);
    viewer.measure();
    const began = performance.now();
    await attack.run();
    const rssMb = server.process.rssMb;
    const seconds = (performance.now() - began) / 1000;
    const { pictures, lost } = viewer;
    const oldestMs = Math.max(...viewer.ages);
    await pause(calmMs);
    const { ok } = await fetch(`${server.http}/healthz`);
    return {
      attack: attack.report,
      alive: ok && server.process.ended === undefined,
      unexplained: server.process.output.split('\n').filter((line) => /"level":(50|60)/.test(line)),
      heldMb: { before, after: await heldMb(server.process.output) },
      rssMb,
      viewer: { perSecond: pictures / seconds, oldestMs, lost, seconds },
    };
  } finally {
    viewer.leave();
    for (const broadcaster of broadcasters) broadcaster.leave();
    await server.process.kill();
    folder.remove();
  }
}

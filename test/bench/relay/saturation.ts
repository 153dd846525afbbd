import { median } from '../median.ts';
import { open, SUBJECTS, type Subject } from './subjects.ts';

/** Bytes of a picture as it comes off the camera at 320 × 180. */
export const PICTURE = 6 * 1024;
const SECONDS = 3;

/** One run of one server. */
export interface Saturated {
  /** processor of the server for one delivered picture, µs */
  usPerPicture: number;
  perSecond: number;
  delayP99Ms: number;
}

/** Medians by server. */
export type Saturation = Record<Subject, Saturated>;

/**
 * What a delivered picture costs each server when everybody takes as many as they can; in turn, so that whatever else
 * the machine does hits all of them.
 * @throws Error when what the viewers counted is not what Hearth counted: such a run is void
 */
export async function saturate(viewers: number, rounds: number): Promise<Saturation> {
  const runs = new Map<Subject, Saturated[]>(SUBJECTS.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of SUBJECTS) runs.get(subject)?.push(await once(subject, viewers));
  }
  const middle = (subject: Subject): Saturated => {
    const own = runs.get(subject) ?? [];
    return {
      usPerPicture: median(own.map(({ usPerPicture }) => usPerPicture)),
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      delayP99Ms: median(own.map(({ delayP99Ms }) => delayP99Ms)),
    };
  };
  return { tcp: middle('tcp'), ws: middle('ws'), 'socket-io': middle('socket-io'), hearth: middle('hearth') };
}

async function once(subject: Subject, viewers: number): Promise<Saturated> {
  const { server, crowd, stream, hearth, leave } = await open(subject, viewers);
  try {
    let cpu = 0;
    const counted = await crowd.run({
      stream,
      bytes: PICTURE,
      perSecond: 0,
      seconds: SECONDS,
      begun: () => {
        cpu = server.cpuNs();
      },
    });
    const used = server.cpuNs() - cpu;
    if (hearth) await compare(counted.total, hearth);
    return {
      usPerPicture: used / 1_000 / counted.pictures,
      perSecond: counted.pictures / counted.seconds,
      delayP99Ms: counted.delayP99Ms,
    };
  } finally {
    await leave();
  }
}

/** What was on its way when the crowd stopped counting has arrived since: at most two pictures a viewer. */
async function compare(total: number, hearth: { counts(): Promise<{ sent: number }> }): Promise<void> {
  const { sent } = await hearth.counts();
  const off = Math.abs(sent - total) / total;
  if (off > 0.01) throw new Error(`void: the viewers counted ${total} pictures, the server ${sent}`);
}

import { type Crew, type CrewSize, makeCrew } from '../../../load/crew.ts';
import { temporaryFolder } from '../../support/server-process.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Measured } from './process.ts';

const TOKEN = 'a token for the bench and nobody else';
/** Node reports from one look at the clock to the next: this long where nothing delays it. */
const TICK_MS = 10;
/** The only thing that differs from what is shipped: 50 Mbps a viewer, and all of them from one address. */
const RAISED = { HEARTH_ALLOWANCE_FAST: '50000', HEARTH_CONNECTIONS_PER_ADDRESS: '20000', HEARTH_CONNECTIONS: '20000' };

export type CrewRoom = Crew['rooms'][number];

/** What the server counted itself. */
export interface OwnCounts {
  sent: number;
  acked: number;
  /** event-loop delay since the last reading, ms */
  loopDelayP99Ms: number;
}

/** Hearth's own server with a crew of viewers that may watch. */
export class HearthUnderTest {
  readonly server: Measured;
  readonly rooms: readonly CrewRoom[];
  /** before anybody came */
  readonly emptyRssKb: number;
  readonly #admin: string;
  readonly #remove: () => void;

  private constructor(server: Measured, rooms: readonly CrewRoom[], admin: string, remove: () => void) {
    this.server = server;
    this.rooms = rooms;
    this.emptyRssKb = server.rssKb();
    this.#admin = admin;
    this.#remove = remove;
  }

  static async start(size: CrewSize, env: Record<string, string> = RAISED) {
    const folder = temporaryFolder();
    const { rooms } = await makeCrew(folder.path, size);
    const server = await Measured.start('server/main.ts', /ready: http:\S+:(\d+)\//, {
      PORT: '0',
      HEARTH_DATA: folder.path,
      HEARTH_LOG_LEVEL: 'warn',
      HEARTH_ADMIN_PORT: '0',
      HEARTH_ADMIN_TOKEN: TOKEN,
      ...env,
    });
    const admin = await waitFor('figures', () => /Figures are at (http:\S+)\//.exec(server.said)?.[1]);
    return new HearthUnderTest(server, rooms, admin, () => folder.remove());
  }

  get url(): string {
    return `ws://127.0.0.1:${this.server.port}`;
  }

  /** The server's own counters. */
  async counts(): Promise<OwnCounts> {
    const answer = await fetch(`${this.#admin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const text = await answer.text();
    const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    return {
      sent: value('hearth_pictures_sent_total'),
      acked: value('hearth_pictures_acked_total'),
      loopDelayP99Ms: Math.max(0, value('nodejs_eventloop_lag_p99_seconds') * 1000 - TICK_MS),
    };
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.#remove();
  }
}

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Packet } from '../../protocol/packet.ts';
import { backOff } from '../back-off.ts';
import type { Connection } from '../connection.ts';
import { codeOf, Failure, type LocalCode } from '../failure.ts';
import type { OpenSocket } from '../socket.ts';
import { LegLink } from './leg-link.ts';

export interface TransferPorts {
  connection: Connection;
  clock: Clock;
  /** 0 to 1 */
  random(): number;
  openSocket: OpenSocket;
  /** Sees to it that the sessions are open that a leg needs. Rejects with a Failure. */
  prepare(): Promise<void>;
}

/** What is particular about one of the two ways. */
export interface Way {
  /** The link is there: says the word that begins the leg, or goes on with it. Rejects with a Failure. */
  begin(link: string, send: (frame: Uint8Array) => void): Promise<void>;
  packet(packet: Packet): void;
  /** It runs, from here on. */
  running(): void;
  /** There is no line for it; it goes on by itself. */
  waiting(): void;
  /** Trying again does not help. */
  failed(code: ErrorCode | LocalCode): void;
}

/** Nothing came of it for so long: the link is one that only seems to be there. */
const SILENT_MS = 30_000;

/** What another try may well do away with. */
const PASSING: (ErrorCode | LocalCode)[] = [
  'connection.lost',
  'link.refused',
  'clip.no_link',
  'clip.busy',
  'clip.incomplete',
  'limit.often',
  'server.failed',
  'server.stopping',
  'video.no_conversation',
  'video.none',
];
/** The session’s own line has to come back first. */
const NO_LINE: (ErrorCode | LocalCode)[] = ['connection.none', 'word.not_signed_in'];

/**
 * A leg, however often its line breaks (V4, V5): opens a link with a ticket, begins on it, and when that is lost opens
 * the next. What has arrived does not go again.
 */
export class Transfer {
  private readonly ports: TransferPorts;
  private readonly way: Way;
  private link: LegLink | undefined;
  private wanted = false;
  /** counts tries, so that what an older one was waiting for is passed over */
  private turn = 0;
  /** tries in a row that nothing came of */
  private tries = 0;
  private heardAt = 0;
  private cancelRetry: Cancel = () => {};
  private cancelWatch: Cancel = () => {};

  constructor(ports: TransferPorts, way: Way) {
    this.ports = ports;
    this.way = way;
  }

  /** Begins, or goes on at once instead of waiting. */
  go(): void {
    this.wanted = true;
    this.tries = 0;
    void this.attempt();
  }

  /** Stops; `go` goes on with it. */
  stop(): void {
    this.wanted = false;
    this.drop();
  }

  /** The session’s line is back, or another session has begun. */
  lineBack(): void {
    if (this.wanted) this.go();
  }

  /** The session’s line is lost: a link beside it is lost as well, or hangs. */
  lineLost(): void {
    if (!this.wanted) return;
    this.drop();
    this.way.waiting();
  }

  /** Something came of it. */
  progressed(): void {
    this.tries = 0;
    this.heardAt = this.ports.clock.now();
  }

  /** It did not work. @param failure as it was thrown */
  broke(failure: unknown): void {
    this.drop();
    if (!this.wanted) return;
    const code = codeOf(failure);
    if (NO_LINE.indexOf(code) >= 0) return this.way.waiting();
    if (PASSING.indexOf(code) < 0) {
      this.wanted = false;
      return this.way.failed(code);
    }
    const { clock, random } = this.ports;
    const asked = failure instanceof Failure ? (failure.retryAfterMs ?? 0) : 0;
    const wait = Math.max(asked, backOff(this.tries, false, random()));
    this.tries += 1;
    this.way.waiting();
    this.cancelRetry = clock.after(wait, () => void this.attempt());
  }

  private async attempt(): Promise<void> {
    this.drop();
    const { turn } = this;
    const { connection, clock, openSocket, prepare } = this.ports;
    if (connection.state.is !== 'open') return this.way.waiting();
    try {
      await prepare();
      const { ticket, url } = await connection.request('link.ticket', {});
      if (turn !== this.turn) return;
      const link: LegLink = new LegLink(
        { clock, open: openSocket, url: url ?? connection.url, ticket },
        {
          opened: (name) => void this.begin(name, link, turn),
          packet: (packet) => this.way.packet(packet),
          closed: (failure) => this.broke(failure),
        },
      );
      this.link = link;
    } catch (failure) {
      if (turn === this.turn) this.broke(failure);
    }
  }

  private async begin(name: string, link: LegLink, turn: number): Promise<void> {
    try {
      this.heardAt = this.ports.clock.now();
      this.watch(turn);
      await this.way.begin(name, (frame) => link.send(frame));
      if (turn === this.turn) this.way.running();
    } catch (failure) {
      if (turn === this.turn) this.broke(failure);
    }
  }

  /** A pulled plug tells nobody. */
  private watch(turn: number): void {
    this.cancelWatch = this.ports.clock.after(SILENT_MS, () => {
      if (turn !== this.turn) return;
      if (this.ports.clock.now() - this.heardAt >= SILENT_MS) this.broke(new Failure('connection.lost'));
      else this.watch(turn);
    });
  }

  private drop(): void {
    this.turn += 1;
    this.cancelRetry();
    this.cancelWatch();
    this.link?.close();
    this.link = undefined;
  }
}

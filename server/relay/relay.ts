import type { Clock } from '../../src/protocol/clock.ts';
import { ACK_STALL_MS, WIDTHS } from '../../src/protocol/limits.ts';
import { type Ack, Kind, type PicturePacket, readAck, readFrame, type SoundPacket } from '../../src/protocol/packet.ts';
import type { SoundDemand } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import { newId, type Random } from '../random.ts';
import type { Level } from './allowance.ts';
import { Allowances } from './allowances.ts';
import { Broadcast, type BroadcastFacts } from './broadcast.ts';
import { Capacity } from './capacity.ts';
import { Delivery } from './delivery.ts';
import { Demands } from './demands.ts';
import { Intake } from './intake.ts';
import type { RelayRules } from './rules.ts';
import { heightOf } from './sizes.ts';
import { Sound } from './sound.ts';
import { Talks } from './talks.ts';
import { Throttle } from './throttle.ts';
import type { ViewerLine } from './viewer-line.ts';
import { type Standstill, Viewing } from './viewing.ts';

/** What the relay reports; the webcam part turns it into words. */
export interface RelayEvents {
  /** what is to be encoded has changed */
  demand(broadcast: Broadcast): void;
  /** somebody needs a complete picture of this stream at once */
  key(broadcast: Broadcast, stream: number): void;
  /** a viewer stopped acknowledging, or does again */
  stalled(viewing: Viewing, stalled: boolean): void;
  /** what the views of a TV may take was worked out anew */
  allotted(line: ViewerLine): void;
  /** a viewer talks to who is on air, or does no longer */
  talk(viewing: Viewing, stream: number, on: boolean): void;
  /** what is asked of a viewer who talks has changed; undefined: nothing any more */
  asked(viewing: Viewing, demand: SoundDemand | undefined): void;
}

export interface RelayOptions {
  clock: Clock;
  random: Random;
  rules: RelayRules;
  /** largest width the broadcaster chose (W25) */
  chosenWidth(person: string): number;
  /** a person's service level (W19) */
  levelOf(person: string): Level | undefined;
  events: RelayEvents;
  /** calls back once what has come in meanwhile is dealt with; in the next turn where nothing else is said */
  soon?: (act: () => void) => void;
}

/**
 * Takes pictures and sound in and gives each viewer what its gate and its allowance let through. It handles packets and knows
 * nothing of what is inside; who may watch was decided before it hears of a viewer.
 */
export class Relay {
  readonly capacity: Capacity;
  readonly allowances: Allowances;
  readonly intake: Intake;
  readonly delivery: Delivery;
  readonly demands: Demands;
  readonly sound: Sound;
  readonly talks: Talks;
  /** packets nobody here knows, and frames that ended within one */
  readonly counts = { skipped: 0, truncated: 0, stray: 0 };
  readonly #options: RelayOptions;
  readonly #byPerson = new Map<string, Broadcast>();
  readonly #byStream = new Map<number, Broadcast>();
  #lastStream: number;

  constructor(options: RelayOptions) {
    const { clock, random, rules, events, levelOf, soon = setImmediate } = options;
    this.#options = options;
    this.capacity = new Capacity(rules.capacityKbps);
    this.allowances = new Allowances({
      ...{ clock, levelOf, rules: rules.allowance, capacity: this.capacity },
      allotted: (line) => {
        for (const viewing of line.views) this.#allotted(viewing);
        events.allotted(line);
      },
    });
    this.sound = new Sound(clock);
    this.demands = new Demands({ ...options, events, sound: this.sound });
    this.talks = new Talks({
      ...{ clock, events, counts: this.sound.counts, allowances: this.allowances },
      nextStream: () => this.#nextStream(),
      kbpsOf: (session) => this.demands.uploadOf(session).kbps,
    });
    this.delivery = new Delivery(clock, rules.throttle, this.sound, soon);
    this.intake = new Intake(clock, rules.throttle, this.delivery);
    this.#lastStream = new DataView(Uint8Array.from(random.bytes(4)).buffer).getUint32(0) >>> 1;
  }

  of(person: string): Broadcast | undefined {
    return this.#byPerson.get(person);
  }

  all(): Broadcast[] {
    return [...this.#byPerson.values()];
  }

  /** Puts somebody on air: every size gets a stream number of its own. */
  open(facts: Omit<BroadcastFacts, 'streams' | 'upload'>, source: Session, link: string | undefined): Broadcast {
    const streams = WIDTHS.map((width) => ({ stream: this.#nextStream(), width, height: heightOf(width) }));
    const { clock, rules } = this.#options;
    const upload = new Throttle(rules.throttle, this.demands.uploadOf(source).kbps, clock.now());
    const broadcast = new Broadcast({ ...facts, streams, upload });
    broadcast.source = source;
    broadcast.link = link;
    this.#byPerson.set(facts.person, broadcast);
    for (const { stream } of streams) this.#byStream.set(stream, broadcast);
    this.sound.open(broadcast, this.#nextStream());
    return broadcast;
  }

  /** Takes somebody off air; the kept pictures are gone with it. */
  close(broadcast: Broadcast): void {
    broadcast.state = { is: 'over' };
    broadcast.forget();
    this.intake.forget(broadcast);
    this.sound.close(broadcast);
    if (this.#byPerson.get(broadcast.person) === broadcast) this.#byPerson.delete(broadcast.person);
    for (const { stream } of broadcast.streams) {
      this.#byStream.delete(stream);
      this.demands.forget(stream);
    }
    for (const viewing of [...broadcast.viewings.values()]) this.#drop(viewing);
  }

  /** What a session watches. */
  viewingsOf(session: Session): Viewing[] {
    return this.allowances.viewsOf(session);
  }

  /** Lets a session watch: it sees the newest picture at once, and a fresh one is asked for. */
  join(broadcast: Broadcast, session: Session, small: boolean, link: string | undefined): Viewing {
    const { clock, random, rules } = this.#options;
    const line = this.allowances.lineFor(session);
    const facts = { broadcast, line, small, link, throttle: rules.throttle };
    const viewing = new Viewing({ id: newId(random), since: clock.now(), ...facts });
    if (!session.connected) viewing.standstills.add('connection');
    broadcast.viewings.set(session, viewing);
    this.allowances.opened(viewing);
    viewing.width.set(this.demands.bestWidth(viewing));
    this.refresh(broadcast);
    // In the next turn: the word that says which streams are meant goes out before the first picture.
    viewing.cancelRetry = clock.after(0, () => {
      viewing.cancelRetry = undefined;
      this.start(viewing);
    });
    return viewing;
  }

  leave(viewing: Viewing): void {
    this.#drop(viewing);
    this.refresh(viewing.broadcast);
  }

  /** A thumbnail becomes large, or the other way round. */
  resize(viewing: Viewing, small: boolean): void {
    viewing.small = small;
    this.allowances.divide(viewing.viewer);
    viewing.width.set(this.demands.bestWidth(viewing));
    this.refresh(viewing.broadcast);
    this.start(viewing);
  }

  /** Divides a TV's line between what it watches, as its viewer wants it. */
  share(session: Session, percents: ReadonlyMap<Viewing, number>): void {
    for (const [viewing, percent] of percents) viewing.percent = percent;
    this.allowances.divide(session.person);
    for (const { broadcast } of this.viewingsOf(session)) this.refresh(broadcast);
  }

  /** A viewer pauses, loses its line or stops acknowledging, or goes on. Returns true if that changed anything. */
  still(viewing: Viewing, why: Standstill, still: boolean): boolean {
    if (viewing.standstills.has(why) === still) return false;
    const before = viewing.running;
    if (still) viewing.standstills.add(why);
    else viewing.standstills.delete(why);
    // The ack that ends a standstill of acks was for the last picture: it need not go out again.
    if (viewing.running && why !== 'acks') viewing.gate.reset();
    if (viewing.running !== before) this.allowances.divide(viewing.viewer);
    this.refresh(viewing.broadcast);
    if (viewing.running) this.start(viewing);
    return true;
  }

  /**
   * Pictures come to a viewer straight from the broadcaster, or from here again. Whatever is kept here, or was on its way
   * when nothing was wanted any more, is old by then: nobody is shown it. Returns true if that is new.
   */
  goesDirect(viewing: Viewing, direct: boolean): boolean {
    if (viewing.direct === direct) return false;
    viewing.broadcast.forget();
    this.intake.forget(viewing.broadcast);
    viewing.gate.reset();
    return this.still(viewing, 'direct', direct);
  }

  /**
   * A viewer's line is a new one. What was on its way on the old one is never acknowledged, whether or not anybody
   * noticed that it broke. Returns true if pictures had stood still for it.
   */
  renewed(viewing: Viewing): boolean {
    if (viewing.standstills.delete('acks')) this.#options.events.stalled(viewing, false);
    if (this.still(viewing, 'connection', false)) return true;
    viewing.gate.reset();
    if (viewing.running) this.start(viewing);
    return false;
  }

  /** The newest picture now, and a fresh one as soon as the broadcaster has it. */
  start(viewing: Viewing): void {
    viewing.look();
    this.delivery.pump(viewing);
    if (viewing.stream !== undefined && viewing.running) this.demands.askForKey(viewing.broadcast, viewing.stream);
  }

  /** A TV says that its line is of another class, as a viewer's and as a broadcaster's. */
  claimed(session: Session): void {
    const line = this.allowances.line(session);
    if (line?.claimed()) this.#reclassed(line);
    const own = this.of(session.person);
    if (own) this.refresh(own);
  }

  /** The session is over, and everything it watched with it. */
  sessionEnded(session: Session): void {
    this.allowances.forget(session);
  }

  /** Works out anew what is to be encoded, after anything it depends on has changed. */
  refresh(broadcast: Broadcast): void {
    this.demands.refresh(broadcast);
    this.talks.settle(broadcast);
  }

  /** A binary frame of a session: pictures of its own broadcast, acks for what it watches. */
  frame(session: Session, bytes: Uint8Array): void {
    const single = readAck(bytes);
    if (single) return this.#acked(session, single);
    const { packets, skipped, truncated } = readFrame(bytes);
    this.counts.skipped += skipped;
    if (truncated) this.counts.truncated += 1;
    for (const packet of packets) {
      if (packet.kind === Kind.ack) this.#acked(session, packet);
      else if (packet.kind === Kind.picture) this.#picture(session, packet);
      else if (packet.kind === Kind.sound) this.#sound(session, packet);
      else this.counts.skipped += 1;
    }
  }

  /** Looks at every viewer: who stopped acknowledging, whose line proved to be another, whose size can change. Called once a second. */
  look(): void {
    const { clock, events } = this.#options;
    const now = clock.now();
    for (const line of this.allowances.all()) {
      for (const viewing of line.views) {
        viewing.look();
        const pending = viewing.gate.pending;
        const stalled = pending !== undefined && now - pending.at > ACK_STALL_MS;
        if (stalled && this.still(viewing, 'acks', true)) events.stalled(viewing, true);
      }
      if (line.judge(now)) this.#reclassed(line);
      else if (this.allowances.isOutdated(line)) this.allowances.divide(line.session.person);
    }
    for (const broadcast of this.all()) if (broadcast.viewings.size > 0) this.refresh(broadcast);
  }

  #picture(session: Session, packet: PicturePacket): void {
    const broadcast = this.#byStream.get(packet.stream);
    if (broadcast) this.intake.take(broadcast, session, packet);
    else this.counts.stray += 1;
  }

  #sound(session: Session, packet: SoundPacket): void {
    if (!this.talks.take(session, packet)) this.sound.take(session, packet);
  }

  #acked(session: Session, ack: Ack): void {
    const viewing = this.#byStream.get(ack.stream)?.viewings.get(session);
    const now = this.#options.clock.now();
    if (!viewing) this.counts.stray += 1;
    else if (this.delivery.acked(viewing, ack, now)) this.#shown(viewing, now);
  }

  #shown(viewing: Viewing, now: number): void {
    if (this.still(viewing, 'acks', false)) this.#options.events.stalled(viewing, false);
    else this.delivery.pump(viewing, now);
  }

  #reclassed(line: ViewerLine): void {
    this.allowances.divide(line.session.person);
    for (const viewing of line.views) {
      viewing.width.set(this.demands.bestWidth(viewing));
      this.refresh(viewing.broadcast);
    }
  }

  /** What it may take is another now: so is how long it has to wait. */
  #allotted(viewing: Viewing): void {
    if (viewing.cancelRetry === undefined) return;
    viewing.stopRetrying();
    viewing.cancelRetry = this.#options.clock.after(0, () => {
      viewing.cancelRetry = undefined;
      this.delivery.pump(viewing);
    });
  }

  #drop(viewing: Viewing): void {
    viewing.stopRetrying();
    this.talks.end(viewing);
    viewing.broadcast.viewings.delete(viewing.session);
    this.allowances.closed(viewing);
  }

  #nextStream(): number {
    do this.#lastStream = this.#lastStream >= 0xffffffff ? 1 : this.#lastStream + 1;
    while (
      this.#byStream.has(this.#lastStream) ||
      this.sound.has(this.#lastStream) ||
      this.talks.has(this.#lastStream)
    );
    return this.#lastStream;
  }
}

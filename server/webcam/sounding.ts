import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, AnyEvent, Request, SoundDemand } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Viewing } from '../relay/viewing.ts';
import { Levels } from './levels.ts';

export interface SoundingOptions {
  clock: Clock;
  relay: Relay;
  /** @throws Refusal view.unknown */
  find(session: Session, viewing: string): Viewing;
}

/** Words about sound (X1): who speaks, who listens, and what is asked for. Whoever may watch may listen. */
export class Sounding {
  readonly #options: SoundingOptions;
  readonly #levels: Levels;

  constructor(options: SoundingOptions) {
    this.#options = options;
    this.#levels = new Levels(options.clock);
  }

  readonly words: WordTable = {
    'webcam.sound': (word, session) => this.#speak(session, word),
    'view.listen': (word, session) => this.#listen(session, word),
    'webcam.level': ({ level }, session) => this.#level(session, level),
    'view.talk': (word, session) => this.#talk(session, word),
    'webcam.hear': ({ on }, session) => {
      this.#options.relay.talks.hear(this.#own(session), on);
      return {};
    },
  };

  /** Somebody watches, another size perhaps. They learn of the microphone after the answer that names their viewing. */
  entered(viewing: Viewing): void {
    const { clock, relay } = this.#options;
    if (relay.sound.streamOf(viewing.broadcast) === undefined) return;
    clock.after(0, () => {
      if (viewing.broadcast.viewings.get(viewing.session) === viewing) this.#tell(viewing);
    });
  }

  /** A broadcaster's TV is on, perhaps again: it learns who talks to it. */
  began(broadcast: Broadcast): void {
    for (const { viewing, stream } of this.#options.relay.talks.of(broadcast)) this.talked(viewing, stream, true);
  }

  /** Somebody talks to who is on air, or does no longer. */
  talked({ broadcast, viewer }: Viewing, stream: number, on: boolean): void {
    broadcast.source?.tell({ t: 'webcam.talk', broadcast: broadcast.id, person: viewer, on, stream });
  }

  /** What is asked of somebody who talks has changed, or is over. */
  asked({ id, session }: Viewing, sound: SoundDemand | undefined): void {
    session.tell({ t: 'view.talking', viewing: id, ...(sound && { sound }) });
  }

  /** The line of a TV is gone: who held the button has to press it again. */
  cut(session: Session): void {
    for (const viewing of this.#options.relay.viewingsOf(session)) this.#options.relay.talks.end(viewing);
  }

  /** A TV's line is of another class: what it is on air with may be had instead of pictures only, or with them. */
  reclassed(session: Session): void {
    const broadcast = this.#options.relay.of(session.person);
    if (broadcast?.source !== session) return;
    for (const viewing of broadcast.viewings.values()) this.#tell(viewing);
  }

  /** A TV is back, and may have missed it. */
  resumed(session: Session): void {
    for (const viewing of this.#options.relay.viewingsOf(session)) this.entered(viewing);
  }

  #own(session: Session): Broadcast {
    const broadcast = this.#options.relay.of(session.person);
    if (broadcast?.source !== session) throw new Refusal('webcam.off_air');
    return broadcast;
  }

  #level(session: Session, level: number): Answer<'webcam.level'> {
    const broadcast = this.#own(session);
    const heard = this.#options.relay.sound.streamOf(broadcast) !== undefined && broadcast.state.is === 'live';
    if (heard) this.#levels.said(broadcast, level);
    return {};
  }

  #talk(session: Session, { viewing: id, on }: Request<'view.talk'>): Answer<'view.talk'> {
    const { relay, find } = this.#options;
    const viewing = find(session, id);
    if (!on) relay.talks.end(viewing);
    const sound = on ? relay.talks.begin(viewing) : undefined;
    return { on: sound !== undefined, ...(sound && { sound }) };
  }

  #speak(session: Session, { on }: Request<'webcam.sound'>): Answer<'webcam.sound'> {
    const { relay } = this.#options;
    const broadcast = this.#own(session);
    const { changed, stream } = relay.sound.speak(broadcast, on);
    if (!changed) return {};
    for (const viewing of broadcast.viewings.values()) this.#tell(viewing, stream);
    relay.refresh(broadcast);
    // Who is muted in the middle of a word does not speak on.
    if (!on) this.#levels.said(broadcast, 0);
    // What came instead of pictures comes no more.
    if (!on) for (const viewing of broadcast.viewings.values()) relay.start(viewing);
    return {};
  }

  #listen(session: Session, { viewing: id, on: wanted, instead }: Request<'view.listen'>): Answer<'view.listen'> {
    const { relay } = this.#options;
    const viewing = this.#options.find(session, id);
    const on = relay.sound.listen(viewing, wanted, instead);
    relay.refresh(viewing.broadcast);
    if (!on) relay.start(viewing);
    return { on };
  }

  #tell(viewing: Viewing, known?: number): void {
    if (viewing.small) return;
    const { sound } = this.#options.relay;
    const { broadcast, id } = viewing;
    const now = sound.streamOf(broadcast);
    const stream = now ?? known;
    if (stream === undefined) return;
    const instead = broadcast.source?.capabilities.line === 'slow';
    viewing.session.tell({ t: 'view.sound', viewing: id, on: now !== undefined, stream, ...(instead && { instead }) });
  }
}

/** What a broadcaster is to send from now on. */
export const demandWord = ({ id, demand, soundDemand }: Broadcast): AnyEvent => ({
  t: 'webcam.demand',
  broadcast: id,
  demand,
  ...(soundDemand && { sound: soundDemand }),
});

import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, AnyEvent, Request } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Viewing } from '../relay/viewing.ts';

export interface SoundingOptions {
  clock: Clock;
  relay: Relay;
  /** @throws Refusal view.unknown */
  find(session: Session, viewing: string): Viewing;
}

/** Words about sound (X1): who speaks, who listens, and what is asked for. Whoever may watch may listen. */
export class Sounding {
  readonly #options: SoundingOptions;

  constructor(options: SoundingOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'webcam.sound': (word, session) => this.#speak(session, word),
    'view.listen': (word, session) => this.#listen(session, word),
  };

  /** Somebody watches, another size perhaps. They learn of the microphone after the answer that names their viewing. */
  entered(viewing: Viewing): void {
    const { clock, relay } = this.#options;
    if (relay.sound.streamOf(viewing.broadcast) === undefined) return;
    clock.after(0, () => {
      if (viewing.broadcast.viewings.get(viewing.session) === viewing) this.#tell(viewing);
    });
  }

  /** A TV is back, and may have missed it. */
  resumed(session: Session): void {
    for (const viewing of this.#options.relay.viewingsOf(session)) this.entered(viewing);
  }

  #speak(session: Session, { on }: Request<'webcam.sound'>): Answer<'webcam.sound'> {
    const { relay } = this.#options;
    const broadcast = relay.of(session.person);
    if (broadcast?.source !== session) throw new Refusal('webcam.off_air');
    const { changed, stream } = relay.sound.speak(broadcast, on);
    if (!changed) return {};
    for (const viewing of broadcast.viewings.values()) this.#tell(viewing, stream);
    relay.refresh(broadcast);
    // What came instead of pictures comes no more.
    if (!on) for (const viewing of broadcast.viewings.values()) relay.start(viewing);
    return {};
  }

  #listen(session: Session, { viewing: id, on: wanted }: Request<'view.listen'>): Answer<'view.listen'> {
    const { relay } = this.#options;
    const viewing = this.#options.find(session, id);
    const on = relay.sound.listen(viewing, wanted);
    relay.refresh(viewing.broadcast);
    if (!on) relay.start(viewing);
    return { on };
  }

  #tell(viewing: Viewing, known?: number): void {
    if (viewing.small) return;
    const now = this.#options.relay.sound.streamOf(viewing.broadcast);
    const stream = now ?? known;
    if (stream === undefined) return;
    viewing.session.tell({ t: 'view.sound', viewing: viewing.id, on: now !== undefined, stream });
  }
}

/** What a broadcaster is to send from now on. */
export const demandWord = ({ id, demand, soundDemand }: Broadcast): AnyEvent => ({
  t: 'webcam.demand',
  broadcast: id,
  demand,
  ...(soundDemand && { sound: soundDemand }),
});

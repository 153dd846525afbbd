import { Refusal } from '../../src/protocol/errors.ts';
import { SIGNALS } from '../../src/protocol/limits.ts';
import type { Answer, Request } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { WordTable } from '../gateway/words.ts';
import { showsAddress } from './candidates.ts';
import type { Direct } from './direct.ts';
import type { Joint } from './joint.ts';
import { hasPeer, type Side } from './link.ts';

export interface TalkingOptions {
  direct: Direct;
  /** *Always*: from now on without being asked. */
  always(person: string): Promise<void>;
}

/** What the two ends of a direct connection may say, and when (W21). */
export class Talking {
  readonly #options: TalkingOptions;

  constructor(options: TalkingOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'direct.answer': (word, session) => this.#answer(word, session),
    'direct.signal': (word, session) => this.#signal(word, session),
    'direct.shown': ({ direct, step }, session) => {
      if (!this.#options.direct.shown(this.#viewers(direct, session), step)) throw new Refusal('direct.over');
      return {};
    },
    'direct.failed': ({ direct, step }, session) => {
      const { joint } = this.#find(direct, session);
      const { link } = joint;
      // It may be about any step that this peer connection has seen.
      if (!hasPeer(link) || step < link.peer || step > link.step) throw new Refusal('direct.over');
      this.#options.direct.failed(joint);
      return {};
    },
    'direct.rest': ({ direct, rest }, session) => {
      const joint = this.#viewers(direct, session);
      joint.rests = rest;
      this.#options.direct.review(joint.broadcast);
      return {};
    },
    'direct.report': ({ direct, ...report }, session) => {
      const joint = this.#viewers(direct, session);
      if (joint.link.state.is === 'direct') joint.reported(report);
      return {};
    },
  };

  /** A no is in force at once, and then stored; a yes the other way round. */
  async #answer(
    { direct: id, yes, always }: Request<'direct.answer'>,
    session: Session,
  ): Promise<Answer<'direct.answer'>> {
    const { direct } = this.#options;
    const { joint, side } = this.#find(id, session);
    const stored = direct.keep(joint, side, yes);
    if (!yes) joint.link.answers[side] = false;
    if (!yes) direct.review(joint.broadcast);
    await stored;
    if (!yes) return {};
    if (always) await this.#options.always(session.person);
    joint.link.answers[side] = true;
    direct.review(joint.broadcast);
    return {};
  }

  /** From one peer connection to the other, unread: but never before both have said yes, and never more than they agreed to. */
  #signal({ direct: id, step, signal }: Request<'direct.signal'>, session: Session): Answer<'direct.signal'> {
    const { direct } = this.#options;
    const { joint, side } = this.#find(id, session);
    if (!hasPeer(joint.link)) throw new Refusal('direct.not_agreed');
    if (step !== joint.link.peer) throw new Refusal('direct.over');
    if (signal.is === (side === 'viewer' ? 'offer' : 'answer')) {
      throw new Refusal('word.invalid', { text: 'signal: the broadcaster offers, the viewer answers' });
    }
    if (direct.isRelayOnly(session.person) && showsAddress(signal)) throw new Refusal('direct.candidate_refused');
    if (joint.counted(side) > SIGNALS) {
      direct.failed(joint);
      throw new Refusal('direct.over');
    }
    direct.counts.signals += 1;
    joint.session(side === 'viewer' ? 'broadcaster' : 'viewer')?.tell({ t: 'direct.signal', direct: id, step, signal });
    return {};
  }

  /** @throws Refusal direct.over, also where this TV has not been told of it */
  #find(id: string, session: Session): { joint: Joint; side: Side } {
    const joint = [...this.#options.direct.all()].find((one) => one.id === id);
    const side = joint?.sideOf(session);
    if (!joint || !side || joint.told[side] === '') throw new Refusal('direct.over');
    return { joint, side };
  }

  /** Of the one who watches. */
  #viewers(id: string, session: Session): Joint {
    const { joint, side } = this.#find(id, session);
    if (side !== 'viewer') throw new Refusal('direct.over');
    return joint;
  }
}

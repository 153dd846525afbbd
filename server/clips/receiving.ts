import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, Request } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { ClipParts } from './clips.ts';
import { DownloadLeg } from './download-leg.ts';
import { Pace } from './pace.ts';
import { type Ref, refNamed } from './records.ts';

/** The second leg (V5): out of the store, to a TV of whoever chose the link. */
export class ClipReceiving {
  readonly #parts: ClipParts;

  constructor(parts: ClipParts) {
    this.#parts = parts;
  }

  async load(word: Request<'clip.load'>, session: Session): Promise<Answer<'clip.load'>> {
    const { clock, files, legs, talks, log, counts } = this.#parts;
    const { digest } = await this.#held(word.clip, session);
    if (!(await files.verify(digest))) {
      log.error({ digest }, 'a stored video message is damaged: it is given to nobody');
      counts.refuse('clip.damaged');
      throw new Refusal('clip.damaged');
    }
    // Looking through it took a moment, in which a block or the operator may have taken it away.
    const { ref, other, bytes } = await this.#held(word.clip, session);
    const { from = 0 } = word;
    if (from > bytes) throw new Refusal('word.invalid', { text: 'from: more than there is' });
    const facts = legs.facts(session, word.link, { from, bytes });
    const pace = new Pace(() => this.#parts.lines.down(session), clock.now());
    const failed = (error: unknown): void =>
      log.error({ failure: String(error) }, 'a stored video message could not be read');
    const leg = new DownloadLeg(digest, facts, { clock, files, pace }, failed);
    legs.add(leg, ref);
    // In a later turn: the answer that names the leg goes out before its first piece.
    clock.after(0, () => leg.begin());
    const video = talks.joinIfHere(session, other);
    const { stream, piece, window } = facts;
    return { stream, from, piece, window, bytes, digest, ...(video === undefined ? {} : { video }) };
  }

  /** What a person holds, and may have now. @throws Refusal */
  async #held(clip: string, session: Session): Promise<Ref & { digest: string }> {
    const { db, talks } = this.#parts;
    const ref = await refNamed(db, clip, session.person);
    if (!ref) throw new Refusal('clip.unknown');
    if (!talks.hasText(session, ref.other)) throw new Refusal('video.no_conversation');
    const { digest } = ref;
    if (digest === null) throw new Refusal('clip.gone');
    return { ...ref, digest };
  }
}

import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, Presence, Takes } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import { pair } from '../friends/queries.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import { newId, type Random } from '../random.ts';
import type { Players } from './players.ts';
import { takesOf } from './rules.ts';

export interface TalksOptions {
  clock: Clock;
  random: Random;
  sessions: Sessions;
  circles: Circles;
  players: Players;
  look(person: string, seenBy: string): Presence;
}

/** A video session: of two people, on the TVs that have joined it. */
interface Video {
  id: string;
  since: number;
  tvs: Set<Session>;
}

/** Text sessions a TV may have open at once; the oldest makes room. */
const TEXTS = 16;

/**
 * Which TV has a text session with whom, and which pairs have a video session beside it (V1, V7). Both are things of
 * sessions: they hold over a cut and end with it. A video session lasts only while each of the two looks here to the
 * other one who is in it.
 */
export class Talks {
  readonly #options: TalksOptions;
  /** for each TV, with whom, and what it was told they take */
  readonly #texts = new Map<Session, Map<string, string>>();
  readonly #videos = new Map<string, Video>();

  constructor(options: TalksOptions) {
    this.#options = options;
  }

  async open(session: Session, other: string): Promise<Takes> {
    await this.#options.players.load(other);
    const takes = this.takes(session.person, other);
    const own = this.#texts.get(session) ?? new Map<string, string>();
    this.#texts.set(session, own);
    own.delete(other);
    own.set(other, JSON.stringify(takes));
    for (const oldest of own.keys()) {
      if (own.size <= TEXTS) break;
      this.close(session, oldest);
    }
    return takes;
  }

  close(session: Session, other: string): void {
    this.#texts.get(session)?.delete(other);
    this.leaveVideo(session, other);
    if (![...this.#texts.values()].some((texts) => texts.has(other))) this.#options.players.forget(other);
  }

  hasText(session: Session, other: string): boolean {
    return this.#texts.get(session)?.has(other) ?? false;
  }

  /** The video session this TV is in with somebody. */
  videoOf(session: Session, other: string): string | undefined {
    const video = this.#videos.get(keyOf(session.person, other));
    return video?.tvs.has(session) ? video.id : undefined;
  }

  /** Begins or joins one, for sending. @throws Refusal */
  openVideo(session: Session, other: string): Answer<'video.open'> {
    const takes = this.takes(session.person, other);
    if (takes.why === 'not_friends') throw new Refusal('friend.only');
    if (!this.hasText(session, other)) throw new Refusal('video.no_conversation');
    if (!this.#isHere(other, session.person)) throw new Refusal('video.offline');
    if (takes.can !== 'now') throw new Refusal('video.cannot');
    const { id, since } = this.joinVideo(session, other);
    return { video: id, since };
  }

  /** Whoever fetches one is in it too, if the other one is here. */
  joinIfHere(session: Session, other: string): string | undefined {
    return this.#mayHave(session, other) ? this.joinVideo(session, other).id : undefined;
  }

  joinVideo(session: Session, other: string): Video {
    const { clock, random } = this.#options;
    const key = keyOf(session.person, other);
    const video = this.#videos.get(key) ?? { id: newId(random), since: clock.now(), tvs: new Set() };
    this.#videos.set(key, video);
    video.tvs.add(session);
    return video;
  }

  leaveVideo(session: Session, other: string): void {
    const key = keyOf(session.person, other);
    const video = this.#videos.get(key);
    video?.tvs.delete(session);
    if (video?.tvs.size === 0) this.#videos.delete(key);
  }

  /** The session is over. */
  forget(session: Session): void {
    for (const other of [...(this.#texts.get(session)?.keys() ?? [])]) this.close(session, other);
    this.#texts.delete(session);
  }

  /** Somebody may look otherwise to others, or see others otherwise: tells whom it concerns. */
  review(person: string): void {
    for (const [session, texts] of this.#texts) {
      const own = session.person === person;
      for (const other of [...texts.keys()]) if (own || other === person) this.#review(session, other, texts);
    }
  }

  /** What becomes of a video message of one to the other. Their TVs must be loaded. */
  takes(person: string, other: string): Takes {
    const { sessions, circles, players } = this.#options;
    return takesOf({
      areFriends: circles.of(person).friends.has(other),
      isHere: this.#isHere(other, person),
      on: sessions.of(other).map(({ capabilities }) => capabilities),
      known: players.of(other),
    });
  }

  #isHere(other: string, seenBy: string): boolean {
    const { look, sessions } = this.#options;
    return sessions.isHere(other) && look(other, seenBy).status !== 'offline';
  }

  #review(session: Session, other: string, texts: Map<string, string>): void {
    const takes = this.takes(session.person, other);
    const json = JSON.stringify(takes);
    if (texts.get(other) !== json) {
      texts.set(other, json);
      session.tell({ t: 'conversation.takes', with: other, takes });
    }
    const video = this.videoOf(session, other);
    if (video === undefined || this.#mayHave(session, other)) return;
    this.leaveVideo(session, other);
    const why = this.#isHere(other, session.person) ? 'closed' : 'offline';
    session.tell({ t: 'video.ended', with: other, video, why });
  }

  #mayHave({ person }: Session, other: string): boolean {
    return this.#isHere(other, person) && this.#options.circles.of(person).friends.has(other);
  }
}

function keyOf(a: string, b: string): string {
  const { first, second } = pair(a, b);
  return `${first} ${second}`;
}

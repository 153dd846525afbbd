import { Refusal } from '../../src/protocol/errors.ts';
import type { RequestName } from '../../src/protocol/words.ts';
import { Bucket, type BucketOptions } from './bucket.ts';

/** How often one person may say a word, on all their TVs together. */
export type OftenRules = Partial<Record<RequestName, BucketOptions>>;

/** What a person at a remote never reaches, and a wild client soon does (W29). */
export const OFTEN: OftenRules = {
  'view.open': { burst: 120, perSecond: 10 },
  'webcam.start': { burst: 20, perSecond: 0.5 },
  'webcam.invite': { burst: 30, perSecond: 0.2 },
  'friend.ask': { burst: 30, perSecond: 0.1 },
  'person.find': { burst: 60, perSecond: 2 },
  'message.send': { burst: 120, perSecond: 10 },
  'account.export': { burst: 5, perSecond: 0.02 },
  'link.ticket': { burst: 30, perSecond: 1 },
  'direct.answer': { burst: 20, perSecond: 0.2 },
  'direct.signal': { burst: 400, perSecond: 10 },
  'direct.shown': { burst: 30, perSecond: 0.5 },
  'direct.failed': { burst: 30, perSecond: 0.5 },
  'direct.rest': { burst: 60, perSecond: 1 },
  'direct.report': { burst: 60, perSecond: 2 },
  'conversation.open': { burst: 120, perSecond: 5 },
  'video.open': { burst: 60, perSecond: 1 },
  'clip.send': { burst: 30, perSecond: 0.5 },
  'clip.finish': { burst: 30, perSecond: 0.5 },
  'clip.cancel': { burst: 30, perSecond: 0.5 },
  'clip.load': { burst: 30, perSecond: 1 },
  'clip.release': { burst: 60, perSecond: 1 },
  'clip.mark': { burst: 120, perSecond: 2 },
};

/** So many people's counts are kept before those that are full again are let go. */
const KEPT = 10_000;

/** Counts what people say too often, whichever of their connections it comes on. */
export class Often {
  readonly #rules: OftenRules;
  readonly #buckets = new Map<string, Bucket>();
  /** so many counts before it is worth looking which can go */
  #lookAt = KEPT;

  constructor(rules: OftenRules) {
    this.#rules = rules;
  }

  /** @throws Refusal limit.often */
  count(person: string, word: RequestName, now: number): void {
    const rule = this.#rules[word];
    if (!rule) return;
    const key = `${word} ${person}`;
    const bucket = this.#buckets.get(key) ?? new Bucket(rule, now);
    if (!this.#buckets.has(key)) this.#add(key, bucket, now);
    if (!bucket.take(now)) throw new Refusal('limit.often', { retryAfterMs: bucket.wait() });
  }

  #add(key: string, bucket: Bucket, now: number): void {
    if (this.#buckets.size >= this.#lookAt) {
      for (const [other, old] of this.#buckets) if (old.isFull(now)) this.#buckets.delete(other);
      // Not again for each one more, where most have to stay.
      this.#lookAt = Math.max(KEPT, this.#buckets.size * 2);
    }
    this.#buckets.set(key, bucket);
  }
}

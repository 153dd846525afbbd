import type { Storage } from '../../platform/platform.ts';
import type { Shelf } from '../../platform/shelf.ts';
import type { SealedClip } from '../../protocol/clip/writer.ts';
import { UNSENT } from '../clips-later.ts';

/** A video message that was to be sent, and is not on the server whole. */
export interface UnsentClip {
  readonly key: string;
  /** who sends it, and to whom */
  readonly owner: string;
  readonly person: string;
  readonly wait: boolean;
  /** when it was to be sent, ms since 1970 */
  readonly at: number;
  readonly clip: SealedClip;
}

export interface UnsentPorts {
  shelf: Shelf<UnsentClip>;
  /** says whether there is anything to look for, without looking */
  storage: Storage;
  now(): number;
}

/** They are kept this long, as the server keeps what has come of them. */
const KEPT_MS = 7 * 24 * 3600_000;

/** What was to be sent outlives the app being closed, and goes on next time. */
export class Unsent {
  private readonly ports: UnsentPorts;

  constructor(ports: UnsentPorts) {
    this.ports = ports;
  }

  /** Everything of somebody that is still worth sending, the first first. */
  async of(owner: string): Promise<UnsentClip[]> {
    const { shelf, now } = this.ports;
    const all = await shelf.all().catch((): UnsentClip[] => []);
    for (const { key, at } of all) if (at < now() - KEPT_MS) shelf.remove(key).catch(() => {});
    const own = all.filter((one) => one.owner === owner && one.at >= now() - KEPT_MS);
    this.count(owner, own.length);
    return own.sort((a, b) => a.at - b.at);
  }

  /** Where it cannot be kept it is sent all the same, as long as the app is open. */
  keep(unsent: Omit<UnsentClip, 'at'>): void {
    const { shelf, now } = this.ports;
    this.count(unsent.owner, 1);
    shelf.put(unsent.key, { ...unsent, at: now() }).catch(() => {});
  }

  /** It is sent, or was given up. */
  async drop(owner: string, key: string): Promise<void> {
    await this.ports.shelf.remove(key).catch(() => {});
    await this.of(owner);
  }

  /** Nothing that somebody wanted to send is left on this TV. */
  async forget(owner: string): Promise<void> {
    const { shelf } = this.ports;
    this.count(owner, 0);
    const all = await shelf.all().catch((): UnsentClip[] => []);
    for (const one of all) if (one.owner === owner) await shelf.remove(one.key).catch(() => {});
  }

  private count(owner: string, count: number): void {
    this.ports.storage.set(`${UNSENT}${owner}`, count > 0 ? String(count) : undefined);
  }
}

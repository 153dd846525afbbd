import type { Answer, Request } from '../../src/protocol/words.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Asks } from './asks.ts';
import type { Permissions } from './permissions.ts';
import type { Watching } from './watching.ts';

export interface AnsweringOptions {
  asks: Asks;
  permissions: Permissions;
  watching: Watching;
  settings: SettingsKeeper;
  sessions: Sessions;
  block(person: string, other: string): Promise<void>;
  /** How the owner looks to friends may be another now. */
  publish(owner: string): void;
}

/** What becomes of an answer to somebody who asks to watch (W7). */
export class Answering {
  readonly #options: AnsweringOptions;

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  async answer(owner: string, word: Request<'ask.answer'>): Promise<Answer<'ask.answer'>> {
    const { asks, permissions, watching, block, publish } = this.#options;
    const ask = asks.take(owner, word.ask);
    switch (word.answer) {
      case 'not_now':
        asks.countNotNow(ask);
        asks.refuse(ask, 'not_now');
        return { opens: false };
      case 'block':
        asks.refuse(ask, 'not_now');
        await block(owner, ask.asker);
        return { opens: false };
      case 'always':
        await this.#alwaysAllow(owner, ask.asker);
        break;
      case 'once':
        await permissions.guestsOf(owner)?.grant(ask.asker);
        break;
    }
    const opens = watching.grant(ask);
    publish(owner);
    return { opens };
  }

  /** Those who were told yes before the broadcast began. */
  async letExpectedIn(owner: string): Promise<void> {
    const { permissions, watching } = this.#options;
    for (const ask of watching.takeExpected(owner)) {
      if (permissions.verdict(owner, ask.asker) === 'ask') await permissions.guestsOf(owner)?.grant(ask.asker);
      watching.grant(ask);
    }
  }

  /** "Always" has to mean something: where everybody is asked each time, the list counts from now on. */
  async #alwaysAllow(owner: string, viewer: string): Promise<void> {
    const { settings, sessions } = this.#options;
    if (settings.of(owner).watchMode === 'ask') {
      const changed = await settings.set(owner, { watchMode: 'list_or_ask' });
      sessions.tell(owner, { t: 'settings.changed', settings: changed });
    }
    await settings.list(owner, viewer, 'always');
  }
}

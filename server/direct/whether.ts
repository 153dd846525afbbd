import type { Settings } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Viewing } from '../relay/viewing.ts';
import { type DirectRules, hasTurn } from './ice.ts';
import type { Joint } from './joint.ts';
import type { Facts, Side } from './link.ts';
import { type End, mayBeDirect, type Verdict } from './rules.ts';

export interface WhetherOptions {
  rules: DirectRules;
  settingsOf(person: string): Settings;
  isChild(person: string): boolean;
  /** somebody waits for their answer whether they may watch, too */
  isAsked(person: string): boolean;
}

/** Gathers the facts about a broadcast and who watches it, and asks the rules. */
export class Whether {
  readonly #options: WhetherOptions;

  constructor(options: WhetherOptions) {
    this.#options = options;
  }

  /** @param rests the viewer's TV has no place for a direct picture */
  verdict(broadcast: Broadcast, viewing: Viewing, rests = false): Verdict {
    const { rules } = this.#options;
    const { source } = broadcast;
    if (!source) return 'never';
    return mayBeDirect({
      ...{ offered: rules.on, turn: hasTurn(rules) },
      broadcaster: this.#end(source),
      viewer: { ...this.#end(viewing.session), line: slower(viewing) },
      ...{ large: largeOf(broadcast).length, small: viewing.small || rests },
    });
  }

  facts(joint: Joint, calmAt: number): Facts {
    const { broadcast, viewing } = joint;
    const { isAsked } = this.#options;
    const says = (side: Side): boolean => this.#options.settingsOf(joint.person(side)).direct === 'always';
    return {
      verdict: joint.lives ? this.verdict(broadcast, viewing, joint.rests) : 'never',
      always: { broadcaster: says('broadcaster'), viewer: says('viewer') },
      still: viewing.standstills.has('viewer') || broadcast.state.is === 'hidden',
      ready: broadcast.state.is === 'live' && viewing.session.connected && !isAsked(broadcast.person),
      calmAt,
    };
  }

  relayOnly(person: string): boolean {
    return this.#options.settingsOf(person).directRelayOnly;
  }

  #end({ person, capabilities, guest }: Session): End {
    const { settingsOf, isChild } = this.#options;
    const { direct, directRelayOnly } = settingsOf(person);
    return {
      ...{ able: capabilities.direct, line: capabilities.line, setting: direct, relayOnly: directRelayOnly },
      minor: guest !== undefined || isChild(person),
    };
  }
}

/** Who watches large: what may become direct, where it is one. */
export const largeOf = ({ viewings }: Broadcast): Viewing[] => [...viewings.values()].filter(({ small }) => !small);

/** By what it says, and by what it was measured to bear. */
const slower = ({ session, line }: Viewing): End['line'] =>
  line.known.class === 'slow' ? 'slow' : session.capabilities.line;

import type { PersonCard } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { goIn, type Then } from '../household/going-in.ts';
import { choosing } from './choosing.ts';

/** What four digits are typed for (22b). */
export type PinFor =
  /** somebody of this TV goes in */
  | { readonly for: 'enter'; readonly person: string; readonly then?: Then | undefined }
  /** a grown-up allows a child to show the room */
  | { readonly for: 'air'; readonly allowed: (pin: string) => void; readonly refused?: unknown }
  /** the own one: with the password, which was typed before, or with the one in force */
  | { readonly for: 'choose'; readonly password: string }
  | { readonly for: 'change' | 'remove' }
  /** a guardian, to be sure; `act` does it and leads on, and rejects where the PIN was not the right one */
  | { readonly for: 'confirm'; readonly does: string; readonly act: (pin: string) => Promise<void> };

/** What one sees, and what becomes of the digits. */
export interface PinPurpose {
  readonly who: PersonCard;
  readonly title: string;
  /** What is to be typed now. */
  readonly line: string;
  /** Under the cells, until there is something else to say. */
  readonly note: string;
  /** What BACK does. */
  readonly back: string;
  /** Why digits that were typed before did not do: said at once. */
  readonly refused?: unknown;
  readonly forgot?: { readonly label: string; go(): void };
  /**
   * Four digits were typed. Rejects where they were not the right ones; otherwise the screen is over (undefined), or
   * four more are wanted: `refused` says why, where those did not do.
   */
  submit(pin: string): Promise<NextPin | undefined>;
}

export interface NextPin {
  readonly refused?: string;
}

export function purposeOf(app: AppContext, wanted: PinFor): PinPurpose {
  switch (wanted.for) {
    case 'enter':
      return entering(app, wanted.person, wanted.then);
    case 'air':
      return showing(app, wanted.allowed, wanted.refused);
    case 'confirm':
      return confirming(app, wanted.does, wanted.act);
    default:
      return choosing(app, wanted);
  }
}

function entering(app: AppContext, person: string, then: Then | undefined): PinPurpose {
  const { t, tv, navigation } = app;
  const here = tv.household.people.peek().filter(({ card }) => card.person === person)[0];
  const who = here?.card ?? { person, name: person, avatar: null };
  return {
    who,
    title: t('pin.hello', { name: who.name }),
    line: t('pin.enter'),
    note: t('pin.tries'),
    back: t('pin.somebodyElse'),
    forgot: { label: t('pin.forgot'), go: () => void navigation.push('signIn', { as: 'add', person }) },
    submit: async (pin) => {
      await goIn(app, person, { pin, then });
      return undefined;
    },
  };
}

/** The server looks at the digits before 3, 2, 1, and at those that go along with going on air. */
function showing({ t, tv, navigation }: AppContext, allowed: (pin: string) => void, refused: unknown): PinPurpose {
  const guardian = tv.household.mine.peek()?.guardian;
  const who = guardian ?? { person: '', name: '', avatar: null };
  return {
    who,
    title: t('pin.grownUp'),
    line: t('pin.grownUp.line', { name: who.name }),
    note: t('pin.tries'),
    back: t('pin.cancel'),
    ...(refused === undefined ? {} : { refused }),
    submit: async (pin) => {
      await tv.household.showGuardiansPin(pin);
      // BACK was faster than the server.
      if (navigation.name !== 'pin') return undefined;
      navigation.back();
      allowed(pin);
      return undefined;
    },
  };
}

function confirming({ t, tv }: AppContext, does: string, act: (pin: string) => Promise<void>): PinPurpose {
  const me = tv.account.me;
  return {
    who: me ?? { person: '', name: '', avatar: null },
    title: does,
    line: t('pin.confirm'),
    note: t('pin.tries'),
    back: t('pin.cancel'),
    submit: async (pin) => {
      await act(pin);
      return undefined;
    },
  };
}

import type { later } from './en/later.ts';
import type { en } from './en.ts';

/** In every language as in English: a text, or a function from its parameters to a text. */
type Translated<W> = {
  readonly [K in keyof W]: W[K] extends (parameters: infer P) => string ? (parameters: P) => string : string;
};

/** What is there with the first focus. */
export type FirstMessages = Translated<typeof en>;
/** What is there soon after it, and before any screen or sheet that needs it. */
export type LaterMessages = Translated<typeof later>;
/** Every message. English decides what there is. */
export type Messages = FirstMessages & LaterMessages;

export type MessageKey = keyof Messages;

type Parameters<K extends MessageKey> = Messages[K] extends (parameters: infer P) => string ? [P] : [];

/** The text of a message. Key and parameters are checked by the compiler: `t('air.on', { watching: 3 })`. */
export type Translate = <K extends MessageKey>(key: K, ...parameters: Parameters<K>) => string;

export interface Language {
  /** As in BCP 47. */
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: FirstMessages;
  /** The rest; a script file of its own. */
  later(): Promise<LaterMessages>;
}

/** A language as the app speaks it. */
export interface Dictionary {
  readonly t: Translate;
  /** Fetches the rest of the language, once. Rejects when it does not come; asked again, it is tried again. */
  whole(): Promise<void>;
}

export function dictionary(language: Language): Dictionary {
  let words: Partial<Messages> = language.messages;
  let fetched: Promise<void> | undefined;
  return {
    t: (key, ...parameters) => {
      const message = words[key] as string | ((all: unknown) => string);
      return typeof message === 'string' ? message : message(parameters[0]);
    },
    whole: () => {
      fetched ??= language.later().then(
        (rest) => {
          words = { ...words, ...rest };
        },
        (error) => {
          fetched = undefined;
          throw error;
        },
      );
      return fetched;
    },
  };
}

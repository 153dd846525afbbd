import type { en } from './en.ts';

/** Every message: a text, or a function from its parameters to a text. English decides what there is. */
export type Messages = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (parameters: infer P) => string
    ? (parameters: P) => string
    : string;
};

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
  readonly messages: Messages;
}

/** The translator of a language. */
export function translator({ messages }: Language): Translate {
  return (key, ...parameters) => {
    const message = messages[key] as string | ((all: unknown) => string);
    return typeof message === 'string' ? message : message(parameters[0]);
  };
}

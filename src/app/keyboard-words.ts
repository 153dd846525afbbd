import type { KeyboardWords } from '../components/Keyboard/faces.ts';
import type { Translate } from './languages/catalogue.ts';

/** What the keys of the keyboard are called; the last one sends, or says that one is done. */
export function keyboardWords(t: Translate, last: 'send' | 'done'): KeyboardWords {
  return {
    space: t('keyboard.space'),
    send: t(`keyboard.${last}`),
    shift: t('keyboard.shift'),
    delete: t('keyboard.delete'),
    emoji: t('keyboard.emoji'),
    symbols: t('keyboard.symbols'),
    more: t('keyboard.more'),
    letters: t('keyboard.letters'),
    next: t('keyboard.next'),
    previous: t('keyboard.previous'),
  };
}

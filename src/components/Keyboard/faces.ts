import type { IconName } from '../../theme/icons.ts';
import type { KeyFace } from './Key.ts';
import type { KeyAct, PageName } from './layouts.ts';
import { type Shift, shifted } from './shift.ts';

/** What the keys are called, in the reader's language; the first two are written on them, the rest is only said. */
export interface KeyboardWords {
  readonly space: string;
  readonly send: string;
  readonly shift: string;
  readonly delete: string;
  readonly emoji: string;
  readonly symbols: string;
  readonly more: string;
  readonly letters: string;
  readonly next: string;
  readonly previous: string;
}

/** Before anybody says what the keys are called. */
export const SILENT: KeyboardWords = {
  space: '',
  send: '',
  shift: '',
  delete: '',
  emoji: '',
  symbols: '',
  more: '',
  letters: '',
  next: '',
  previous: '',
};

/** What the faces of the keys depend on besides what they do. */
export interface FaceSetting {
  readonly words: KeyboardWords;
  readonly capitals: Shift;
  readonly sendIcon: IconName;
}

const SHIFT_ICONS: Record<Shift, IconName> = {
  off: 'arrow-fat-up',
  once: 'arrow-fat-up-fill',
  lock: 'arrow-fat-line-up-fill',
};

/** Signs, not words: they are the same in every language of this script. */
const PAGE_LABELS: Record<PageName, string> = { letters: 'abc', symbols: '?12', more: 'äé', emoji: '😄' };

/** What is on a key that does this. */
export function faceOf(act: KeyAct, { words, capitals, sendIcon }: FaceSetting): KeyFace {
  switch (act.kind) {
    case 'type': {
      const label = shifted(act.text, capitals);
      return { label, look: 'letter', spoken: label };
    }
    case 'space':
      return { label: words.space, look: 'space', spoken: words.space };
    case 'shift':
      return { label: '', icon: SHIFT_ICONS[capitals], look: 'special', spoken: words.shift, held: capitals !== 'off' };
    case 'delete':
      return { label: '', icon: 'backspace-fill', look: 'special', spoken: words.delete };
    case 'send':
      return { label: words.send, icon: sendIcon, look: 'special', spoken: words.send };
    case 'page':
      return { label: PAGE_LABELS[act.page], look: 'special', spoken: words[act.page] };
    case 'flip':
      return act.by > 0
        ? { label: '', icon: 'caret-right-bold', look: 'special', spoken: words.next }
        : { label: '', icon: 'caret-left-bold', look: 'special', spoken: words.previous };
    case 'none':
      return { label: '', look: 'letter', spoken: '' };
  }
}

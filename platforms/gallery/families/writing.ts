import { Keyboard } from '../../../src/components/Keyboard/Keyboard.ts';
import type { PageName } from '../../../src/components/Keyboard/layouts.ts';
import { QuickReplies } from '../../../src/components/QuickReplies.ts';
import { TextField } from '../../../src/components/TextField/TextField.ts';
import { Thread, type ThreadEntry } from '../../../src/components/Thread/Thread.ts';
import { TypingDots } from '../../../src/components/TypingDots.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { type } from '../../../src/theme/type.ts';
import { type Specimen, specimen, states } from '../specimen.ts';

const KEYS = {
  space: 'space',
  send: 'Send',
  shift: 'Capitals',
  delete: 'Delete',
  emoji: 'Emoji',
  symbols: 'Signs',
  more: 'Accents',
  letters: 'Letters',
  next: 'Next',
  previous: 'Previous',
} as const;
const LONG = 'Long words break: Donaudampfschifffahrtsgesellschaftskapitän, and 👍 emoji 🎉 wrap with 😂 the text';
const FIELD = { w: 828, h: 76 } as const;
const TEXT = { style: type.body } as const;

export const writing = [
  states(TextField, FIELD, {
    empty: { placeholder: 'Your name', limit: 40 },
    written: { icon: 'at-fill', value: 'sami.k', limit: 32 },
    found: { icon: 'magnifying-glass-bold', value: 'ma', counterText: '4 of 23' },
    secret: { secret: true, value: 'a secret' },
    warns: { value: 'taken', warns: true },
    'nearly full, too long': { value: 'A long text that does not fit '.repeat(16), limit: 500 },
    'from right to left': { value: 'שלום עולם' },
    'written elsewhere': { value: 'Not here', showsCaret: false },
  }),
  [
    specimen(QuickReplies, '', {
      w: 560,
      h: 320,
      replies: ['On my way', 'Call you after dinner?', 'Love this ❤️', 'Good night 👋'],
    }),
    ...states(Label, TEXT, {
      'wraps, breaks, ends': { words: LONG, width: 560, maxLines: 3 },
      'both ways': { words: 'שלום עולם, Maya!', width: 400 },
    }),
  ],
];

/** A page of the keyboard, with a field beside it that it writes into. */
function keyboard(page: PageName, state: string, then: (keyboard: Keyboard) => void = () => undefined): Specimen[] {
  let keys: Keyboard | undefined;
  return [
    specimen(Keyboard, state, { words: KEYS, page }, (part) => {
      keys = part;
      then(part);
    }),
    specimen(TextField, 'takes what is typed', { w: 560, h: 76 }, (part) => {
      if (keys) keys.field = part;
    }),
  ];
}

export const keyboards = [keyboard('letters', 'letters'), keyboard('symbols', 'signs')];

export const moreKeyboards = [
  keyboard('more', 'accents, capitals held', (keys) => {
    keys.capitals = 'lock';
  }),
  keyboard('emoji', 'emoji'),
];

function message(mine: boolean, text: string, mark = '', failed = false): ThreadEntry {
  return { kind: 'message', id: text, mine, text, mark, failed, spoken: '' };
}

export const talking = [
  [
    specimen(Thread, '', {
      w: 1120,
      h: 392,
      entries: [
        message(false, 'Are you coming tonight? We have kept you the chair by the stove, and there is soup.'),
        message(true, 'Yes!'),
        { kind: 'day', id: 'day', label: 'Today 19:31' },
        message(false, 'Soup is on. Is everyone at the table?'),
        message(true, 'Save me a seat by the window', 'Read 19:36'),
        message(false, 'Ha! Save me a bowl 🍵'),
        { kind: 'typing', id: 'typing', label: 'Maya is typing' },
      ],
    }),
    specimen(Thread, 'marks', {
      w: 560,
      h: 392,
      entries: [
        message(true, 'On its way', 'Sending'),
        message(true, 'It is there', 'Sent'),
        message(true, 'It did not get away', 'Send again', true),
      ],
    }),
  ],
  [specimen(TypingDots, '', { label: 'Maya is typing' })],
];

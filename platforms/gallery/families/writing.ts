import { Keyboard } from '../../../src/components/Keyboard/Keyboard.ts';
import type { PageName } from '../../../src/components/Keyboard/layouts.ts';
import { QuickReplies } from '../../../src/components/QuickReplies.ts';
import { TextField } from '../../../src/components/TextField/TextField.ts';
import { Bubble, type BubbleView, bubbleSize } from '../../../src/components/Thread/Bubble.ts';
import { Thread } from '../../../src/components/Thread/Thread.ts';
import { TypingDots } from '../../../src/components/TypingDots.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { type } from '../../../src/theme/type.ts';
import { type Specimen, specimen } from '../specimen.ts';

const FIELD = { w: 828, h: 76 } as const;
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

export const writing: readonly Specimen[] = [
  specimen('TextField · empty', TextField, { ...FIELD, placeholder: 'Your name', limit: 40 }),
  specimen('TextField · written', TextField, { ...FIELD, icon: 'at-fill', value: 'sami.k', limit: 32 }),
  specimen('TextField · found', TextField, {
    ...FIELD,
    icon: 'magnifying-glass-bold',
    value: 'ma',
    counterText: '4 of 23',
  }),
  specimen('TextField · secret', TextField, { ...FIELD, secret: true, value: 'a secret' }),
  specimen('TextField · warns', TextField, { ...FIELD, value: 'taken', warns: true }),
  specimen('TextField · nearly full, longer than it', TextField, {
    ...FIELD,
    value: 'A long text that does not fit '.repeat(16),
    limit: 500,
  }),
  specimen('TextField · from right to left', TextField, { ...FIELD, value: 'שלום עולם' }),
  specimen('TextField · written elsewhere', TextField, { ...FIELD, value: 'Not here', showsCaret: false }),
  specimen('QuickReplies', QuickReplies, {
    w: 560,
    h: 320,
    replies: ['On my way', 'Call you after dinner?', 'Love this ❤️', 'Good night 👋'],
  }),
  specimen('Label · wraps, breaks, ends', Label, {
    words:
      'Long words break: Donaudampfschifffahrtsgesellschaftskapitän, and 👍 emoji 🎉 wrap with 😂 the text till it ends',
    style: type.body,
    width: 560,
    maxLines: 3,
  }),
  specimen('Label · both ways', Label, { words: 'שלום עולם, Maya!', style: type.body, width: 400 }),
];

/** A page of the keyboard, with a field beside it that it writes into. */
function keyboard(page: PageName, state: string, then: (keyboard: Keyboard) => void = () => undefined): Specimen[] {
  let keys: Keyboard | undefined;
  return [
    specimen(`Keyboard · ${state}`, Keyboard, { words: KEYS, page }, (part) => {
      keys = part;
      then(part);
    }),
    specimen('TextField · takes what is typed', TextField, { w: 560, h: 76 }, (part) => {
      if (keys) keys.field = part;
    }),
  ];
}

export const keyboards: readonly Specimen[] = [...keyboard('letters', 'letters'), ...keyboard('symbols', 'signs')];

export const moreKeyboards: readonly Specimen[] = [
  ...keyboard('more', 'accents, capitals held', (keys) => {
    keys.capitals = 'lock';
    keys.sendIcon = 'check-bold';
  }),
  ...keyboard('emoji', 'emoji'),
];

function message(text: string, mine: boolean, mark = '', failed = false): BubbleView {
  return { id: text, mine, text, mark, failed, spoken: '' };
}

const bubble = (state: string, view: BubbleView): Specimen =>
  specimen(`Bubble · ${state}`, Bubble, { ...bubbleSize(view.text), bubble: view });

export const talking: readonly Specimen[] = [
  specimen('Thread', Thread, {
    w: 1120,
    h: 392,
    entries: [
      {
        kind: 'message',
        ...message('Are you coming tonight? We have kept you the chair by the stove, and there is soup.', false),
      },
      { kind: 'message', ...message('Yes!', true, 'Sent') },
      { kind: 'day', id: 'day', label: 'Today 19:31' },
      { kind: 'message', ...message('Soup is on. Is everyone at the table?', false) },
      { kind: 'message', ...message('Save me a seat by the window', true, 'Read 19:36') },
      { kind: 'message', ...message('Ha! Save me a bowl 🍵', false) },
      { kind: 'typing', id: 'typing', label: 'Maya is typing' },
    ],
  }),
  specimen('TypingDots', TypingDots, { label: 'Maya is typing' }),
  bubble('theirs', message('Soup is on', false)),
  bubble('mine', message('On my way', true)),
  bubble('emoji', message('🍵👍', false)),
  bubble('many lines', message('Are you coming tonight? We have kept you the chair by the stove', false)),
];

import { DigitPad } from '../../../src/components/DigitPad.ts';
import { PinCells } from '../../../src/components/PinCells.ts';
import { Seat } from '../../../src/components/Seat.ts';
import { SignedLine } from '../../../src/components/SignedLine.ts';
import { color } from '../../../src/theme/color.ts';
import { somebody, specimen, states, views } from '../specimen.ts';

const face = (person: string, locked = false) =>
  ({ is: 'person', locked, person, picture: somebody(person, '').picture }) as const;
const PLAIN = { unread: 0, spoken: '' } as const;

/** Who is on the sofa (22). */
export const household = [
  views(Seat, {}, 'seat', {
    new: { ...PLAIN, name: 'Noa', line: 'new', unread: 3, face: face('self') },
    locked: { ...PLAIN, name: 'Theo', line: 'With a PIN', face: face('theo', true) },
    letter: { ...PLAIN, name: 'Piet', line: 'Family only', face: { ...face('piet'), picture: null } },
    guest: {
      ...PLAIN,
      name: 'Guest',
      line: 'Leaves nothing behind',
      face: { is: 'sign', icon: 'hand-waving-fill', empty: false },
    },
    empty: { ...PLAIN, name: 'Add', line: 'With a password', face: { is: 'sign', icon: 'plus-bold', empty: true } },
  }),
];

/** A PIN (22b). */
export const pins = [
  [specimen(DigitPad, '', { eraseLabel: 'Delete' })],
  [
    specimen(PinCells, 'two typed', { typed: 2 }),
    specimen(PinCells, 'refused', {}, (cells) => cells.refuse()),
    ...states(
      SignedLine,
      { w: 560 },
      {
        '': { icon: 'video-camera-slash-fill', words: 'The webcam is off' },
        warns: { icon: 'warning-fill', words: 'That was not it', ink: color.state.warn },
      },
    ),
  ],
];

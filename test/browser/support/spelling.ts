import {
  columnOf,
  type KeyPlace,
  type KeyPlan,
  keyUnder,
  pageOf,
  QWERTY,
} from '../../../src/components/Keyboard/layouts.ts';
import type { Key } from './browser.ts';

const LETTERS = pageOf('letters', QWERTY, 0);

/** Stands for the key with Done or Send on it. */
export const SEND = '\n';

/** Where a sign's key is. */
function placeOf(sign: string): KeyPlace {
  const isIt = ({ act }: KeyPlan): boolean => {
    if (sign === ' ') return act.kind === 'space';
    if (sign === SEND) return act.kind === 'send';
    return act.kind === 'type' && act.text === sign;
  };
  for (const [row, keys] of LETTERS.entries()) {
    const index = keys.findIndex(isIt);
    if (index >= 0) return { row, index };
  }
  throw new Error(`no key for "${sign}"`);
}

interface Stand extends KeyPlace {
  /** the column that up and down keep to */
  column: number;
}

/** The arrows from one key to another: first up or down, then along. */
function way(from: Stand, to: KeyPlace): { keys: Key[]; end: Stand } {
  const keys: Key[] = [];
  let at: KeyPlace = from;
  while (at.row !== to.row) {
    const down = to.row > at.row;
    keys.push(down ? 'down' : 'up');
    at = keyUnder(LETTERS, at.row + (down ? 1 : -1), from.column);
  }
  const steps = to.index - at.index;
  for (let n = 0; n < Math.abs(steps); n += 1) keys.push(steps > 0 ? 'right' : 'left');
  return { keys, end: { ...to, column: steps === 0 ? from.column : columnOf(LETTERS, to).middle } };
}

/**
 * The keys that write a text on the keyboard on the screen, each sign with its OK.
 * @param text lower case letters, spaces; SEND is the key with Done or Send on it
 * @param from the key that has the focus
 */
export function spelling(text: string, from: string): Key[] {
  const all: Key[] = [];
  let at: Stand = { ...placeOf(from), column: columnOf(LETTERS, placeOf(from)).middle };
  for (const sign of text) {
    const { keys, end } = way(at, placeOf(sign));
    all.push(...keys, 'ok');
    at = end;
  }
  return all;
}

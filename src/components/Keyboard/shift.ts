/** Whether letters come out as capitals: not, for the next one, or until it is turned off. */
export type Shift = 'off' | 'once' | 'lock';

/** The shift key goes round. */
export function pressShift(shift: Shift): Shift {
  return shift === 'off' ? 'once' : shift === 'once' ? 'lock' : 'off';
}

/** What shift is after a sign was typed. */
export function afterTyping(shift: Shift): Shift {
  return shift === 'once' ? 'off' : shift;
}

/** A sign as it comes out. */
export function shifted(text: string, shift: Shift): string {
  return shift === 'off' ? text : text.toUpperCase();
}

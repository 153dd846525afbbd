/** Where things stand on 14; px. */
/** The column of the sections' names. */
export const NAMES = { x: 96, y: 150, w: 336, h: 80, pitch: 92 } as const;
export const MIDDLE = { x: 480, w: 660 } as const;
export const RIGHT = { x: 1188, w: 636 } as const;
/** Headings of what stands below them. */
export const HEAD_Y = 154;
/** The first row below a heading. */
export const TOP = 202;
/** Rows one below the other: of five modes, so a little lower than those of the picture with four. */
export const ROW = { h: 88, pitch: 98 } as const;

/** Where things stand on 10 and 11; px at 1920×1080. */
export const PICTURE = { x: 96, y: 150, w: 1184, h: 666 } as const;
export const SIDE = { x: 1328, w: 496 } as const;

/** Where things stand on "My webcam" (04, 05, 15); px at 1920×1080. */
export const PICTURE = { x: 96, y: 150, w: 1104, h: 621 } as const;
export const SIDE = { x: 1264, w: 560 } as const;

/**
 * The icons in use, by their name in Phosphor (MIT); this list alone decides what the atlas holds.
 * Fill style; bold for check, x, plus, minus, arrows, carets, corners (tokens `icons`).
 * `scripts/assets.mjs` draws them white in this order, so a name's place follows from its position here.
 */
export const ICONS = [
  'arrow-counter-clockwise-bold',
  'arrow-down-bold',
  'arrow-fat-line-up-fill',
  'arrow-fat-up-fill',
  'arrow-fat-up',
  'arrows-clockwise-bold',
  'arrows-in-cardinal-fill',
  'at-fill',
  'backspace-fill',
  'bell-fill',
  'bell-slash-fill',
  'camera-fill',
  'camera-slash-fill',
  'caret-down-bold',
  'caret-left-bold',
  'caret-left-fill',
  'caret-right-bold',
  'caret-right-fill',
  'caret-up-bold',
  'chat-circle-text-fill',
  'check-bold',
  'clock-fill',
  'corners-out-bold',
  'couch-fill',
  'eye-fill',
  'eye-slash-fill',
  'film-strip-fill',
  'flag-fill',
  'gear-six-fill',
  'globe-fill',
  'hand-palm-fill',
  'hand-waving-fill',
  'handshake-fill',
  'hard-drives-fill',
  'info-fill',
  'keyboard-fill',
  'lightning-fill',
  'lock-simple-fill',
  'magnifying-glass-bold',
  'microphone-fill',
  'microphone-slash-fill',
  'minus-bold',
  'moon-fill',
  'pause-fill',
  'paper-plane-right-fill',
  'pencil-simple-fill',
  'play-circle-fill',
  'play-fill',
  'plugs-connected-fill',
  'plugs-fill',
  'plus-bold',
  'prohibit-fill',
  'record-fill',
  'shield-check-fill',
  'sign-in-fill',
  'sign-out-fill',
  'sliders-horizontal-bold',
  'smiley-fill',
  'speaker-high-fill',
  'stop-fill',
  'sun-fill',
  'television-simple-fill',
  'text-aa-fill',
  'timer-fill',
  'trash-fill',
  'user-check-bold',
  'user-circle-fill',
  'user-minus-bold',
  'user-plus-bold',
  'users-fill',
  'users-three-fill',
  'video-camera-fill',
  'video-camera-slash-fill',
  'warning-fill',
  'wifi-slash-fill',
  'x-bold',
] as const;

/** Drawings of our own that bring their colours; `assets/` holds their sources. They follow the icons in the atlas. */
export const MARKS = [
  'mark',
  'presence-available',
  'presence-away',
  'presence-busy',
  'presence-air',
  'presence-invisible',
  'presence-offline',
] as const;

export type IconName = (typeof ICONS)[number];
export type MarkName = (typeof MARKS)[number];

/** These point somewhere along the line of text, so they turn round where text runs right to left. */
export const DIRECTIONAL: readonly string[] = [
  'backspace-fill',
  'caret-left-bold',
  'caret-left-fill',
  'caret-right-bold',
  'caret-right-fill',
  'paper-plane-right-fill',
  'sign-in-fill',
  'sign-out-fill',
];

/** How both atlases are laid out: square cells, `gap` px apart so that smoothing never mixes neighbours. */
export interface AtlasGrid {
  readonly cell: number;
  readonly gap: number;
  readonly columns: number;
}

export const ICON_GRID: AtlasGrid = { cell: 72, gap: 4, columns: 10 };

/** Where cell number `index` of an atlas lies, px. */
export function cellAt(grid: AtlasGrid, index: number): { readonly x: number; readonly y: number } {
  const pitch = grid.cell + grid.gap;
  return { x: (index % grid.columns) * pitch, y: Math.floor(index / grid.columns) * pitch };
}

const places = new Map<string, number>(([] as string[]).concat(ICONS, MARKS).map((name, index) => [name, index]));

/** Where an icon or mark lies in the icon atlas. */
export function iconCell(name: IconName | MarkName): { readonly x: number; readonly y: number } {
  return cellAt(ICON_GRID, places.get(name) ?? 0);
}

import { emojiCell } from '../../theme/emoji.ts';
import { fontOf, type TextStyle } from '../../theme/type.ts';
import { type Atlas, drawSmaller } from '../paint/Atlas.ts';
import type { Recipe } from '../paint/recipe.ts';
import { directionOf, type Measure, type Run, type TextLine } from './wrap.ts';

/** Emoji stand a little taller than the letters around them. */
const EMOJI_SHARE = 1.2;
/** How far Figtree reaches above and below its baseline, in parts of its size. */
const REACH = { above: 0.95, below: 0.25 } as const;

/** Where the baseline lies under the top of a line; whole pixels, as the design's browser sets it. */
function baselineOf({ size, line }: TextStyle): number {
  const above = Math.round(size * REACH.above);
  return Math.floor((line - above - Math.round(size * REACH.below)) / 2) + above;
}

let shared: CanvasRenderingContext2D | null | undefined;

/** A canvas for measuring only; setting its font is dear, so it remembers. */
function measuring(font: string): CanvasRenderingContext2D | null {
  shared ??= document.createElement('canvas').getContext('2d');
  if (shared && shared.font !== font) shared.font = font;
  return shared;
}

/** How wide text in this style is, px at 1920×1080. */
export function measureOf(style: TextStyle): Measure {
  const font = fontOf(style);
  return {
    emoji: Math.round(style.size * EMOJI_SHARE),
    letters: (text) => {
      const width = measuring(font)?.measureText(text).width ?? 0;
      return style.tracking === 0 ? width : width + style.tracking * Array.from(text).length;
    },
  };
}

export interface Block {
  readonly lines: readonly TextLine[];
  readonly w: number;
  readonly style: TextStyle;
  readonly align: 'start' | 'center' | 'end';
  /** Which side "start" is on. */
  readonly mirrored: boolean;
}

function offset(block: Block, line: TextLine): number {
  if (block.align === 'center') return (block.w - line.w) / 2;
  return (block.align === 'end') === block.mirrored ? 0 : block.w - line.w;
}

function drawLetters(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, style: TextStyle): void {
  if (style.tracking === 0) {
    ctx.fillText(text, x, y);
    return;
  }
  // Each sign at the place it has within the whole, so that kerning survives.
  let before = '';
  for (const sign of Array.from(text)) {
    const count = Array.from(before).length;
    ctx.fillText(
      sign,
      x + ctx.measureText(before + sign).width - ctx.measureText(sign).width + count * style.tracking,
      y,
    );
    before += sign;
  }
}

/** Calls `each` for every run with the place of its upper left corner within the block. */
function eachRun(block: Block, each: (run: Run, x: number, top: number, rtl: boolean) => void): void {
  block.lines.forEach((line, index) => {
    const rtl = directionOf(wordsOf(line)) === 'rtl';
    const left = offset(block, line);
    for (const run of line.runs) {
      each(run, left + (rtl ? line.w - run.x - run.w : run.x), index * block.style.line, rtl);
    }
  });
}

function wordsOf(line: TextLine): string {
  return line.runs.map((run) => run.text).join('');
}

function recipe(kind: string, block: Block, draw: Recipe['draw']): Recipe {
  const { style, lines, align, mirrored } = block;
  const { size, weight } = style;
  return {
    id: `${kind}:${[size, style.line, weight, Math.ceil(block.w), align, mirrored]}:${lines.map(wordsOf).join('\n')}`,
    w: block.w,
    h: lines.length * style.line,
    bleed: 3,
    draw,
  };
}

/** The letters of a block as a picture; white, to be tinted. */
export function inkRecipe(block: Block): Recipe {
  const { style } = block;
  return recipe('text', block, (ctx) => {
    ctx.font = fontOf(style);
    ctx.fillStyle = '#fff';
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
    eachRun(block, (run, x, top, rtl) => {
      if (run.kind !== 'letters') return;
      ctx.direction = rtl ? 'rtl' : 'ltr';
      drawLetters(ctx, run.text, x, top + baselineOf(style), style);
    });
  });
}

/** The emoji of a block, in their colours, at the places the letters leave free; null if there are none. */
export function emojiRecipe(block: Block, atlas: Atlas | undefined): Recipe | null {
  if (!atlas || !block.lines.some((line) => line.runs.some((run) => run.kind === 'emoji'))) return null;
  const { cell } = atlas.grid;
  return recipe('emoji', block, (ctx, scale) =>
    atlas.use((image) => {
      eachRun(block, (run, x, top) => {
        if (run.kind !== 'emoji') return;
        const cut = { ...emojiCell(run.text), w: cell, h: cell };
        drawSmaller(ctx, image, cut, { x, y: top + (block.style.line - run.w) / 2, w: run.w, h: run.w }, scale);
      });
    }),
  );
}

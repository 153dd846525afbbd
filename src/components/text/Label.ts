import Lightning from '@lightningjs/core';
import { type Argb, color } from '../../theme/color.ts';
import { stage } from '../../theme/metrics.ts';
import { fontOf, type TextStyle, type } from '../../theme/type.ts';
import { surroundingsOf } from '../core/surroundings.ts';
import { type Recipe, textureOf } from '../paint/recipe.ts';
import { type Block, emojiRecipe, inkRecipe, measureOf } from './ink.ts';
import { type Wrapped, wrap } from './wrap.ts';

/** Frees the texture of the last text as soon as nobody shows it: Lightning does that for textures with a `text`. */
class InkTexture extends Lightning.textures.StaticCanvasTexture {
  readonly text = true;
}

/**
 * A text. Its box is as the design's HTML has it (size, line height), so the texture is no larger than the lines;
 * emoji come from the atlas. Colour it by `ink`: that never draws the letters again.
 * `w` and `h` are known at once, without waiting for a frame.
 */
export class Label extends Lightning.Element {
  private said = '';
  private kind: TextStyle = type.body;
  private box = 0;
  private most = 1;
  private side: Block['align'] = 'start';
  private tint: Argb = color.text.primary;
  private settled = false;
  private wrapped: Wrapped | undefined;
  private letters: Lightning.Element | undefined;
  private faces: Lightning.Element | undefined;
  private awaited = '';
  private mirrored = false;

  get words(): string {
    return this.said;
  }
  set words(words: string) {
    if (this.said === words) return;
    this.said = words;
    this.changed();
  }

  get style(): TextStyle {
    return this.kind;
  }
  set style(style: TextStyle) {
    if (this.kind === style) return;
    this.kind = style;
    this.changed();
  }

  /** Width of its box, px; 0 (default): as wide as the words are. */
  get width(): number {
    return this.box;
  }
  set width(width: number) {
    if (this.box === width) return;
    this.box = width;
    this.changed();
  }

  /** Most lines, 1 unless told, 0 for as many as it takes. What does not fit ends in an ellipsis. */
  get maxLines(): number {
    return this.most;
  }
  set maxLines(lines: number) {
    if (this.most === lines) return;
    this.most = lines;
    this.changed();
  }

  get align(): Block['align'] {
    return this.side;
  }
  set align(align: Block['align']) {
    if (this.side === align) return;
    this.side = align;
    this.changed();
  }

  get ink(): Argb {
    return this.tint;
  }
  set ink(ink: Argb) {
    this.tint = ink;
    if (this.letters) this.letters.color = ink;
  }

  /** How wide the words themselves are. */
  get wordsWidth(): number {
    return this.layout().w;
  }

  /** Whether an ellipsis stands for a part of it. */
  get isCut(): boolean {
    return this.layout().cut;
  }

  settle(): void {
    this.settled = true;
    this.changed();
  }

  /** Lightning's hook: only now is it known which way the text around runs. */
  _updateDirection(rtl: boolean): void {
    if (rtl === this.mirrored) return;
    this.mirrored = rtl;
    if (this.settled) this.show();
  }

  private changed(): void {
    this.wrapped = undefined;
    if (!this.settled) return;
    const { w, lines } = this.layout();
    this.w = this.box || w;
    this.h = lines.length * this.kind.line;
    this.show();
  }

  private layout(): Wrapped {
    this.wrapped ??= wrap(this.said, measureOf(this.kind), { width: this.box || stage.width, lines: this.most });
    return this.wrapped;
  }

  private show(): void {
    const { lines, w } = this.layout();
    const block: Block = { lines, w: Math.ceil(w), style: this.kind, align: this.side, mirrored: this.mirrored };
    const x = this.side === 'start' ? 0 : this.side === 'end' ? this.w - block.w : Math.round((this.w - block.w) / 2);
    this.letters = this.picture(this.letters, this.said ? inkRecipe(block) : null, x);
    if (this.letters) this.letters.color = this.tint;
    this.faces = this.picture(this.faces, emojiRecipe(block, surroundingsOf(this.stage).emoji), x);
    this.awaitFont();
  }

  /** Shows a recipe in `element`, made when first needed; an empty one is hidden. */
  private picture(
    element: Lightning.Element | undefined,
    recipe: Recipe | null,
    x: number,
  ): Lightning.Element | undefined {
    if (!recipe) {
      if (element) element.visible = false;
      return element;
    }
    const shown = element ?? this.stage.createElement({ texture: { type: InkTexture } });
    if (!element) this.childList.add(shown);
    const { bleed } = recipe;
    shown.patch({ visible: true, x: x - bleed, y: -bleed, w: recipe.w + bleed * 2, h: recipe.h + bleed * 2 });
    const { content } = textureOf(recipe);
    shown.patch({ texture: { content } });
    return shown;
  }

  /** Letters whose font is still on its way (the extended Latin ones are fetched when first met) are set again then. */
  private awaitFont(): void {
    const { fonts } = document;
    const font = fontOf(this.kind);
    const said = this.said;
    if (!said || said === this.awaited || !fonts?.check || fonts.check(font, said)) return;
    this.awaited = said;
    fonts.load(font, said).then(
      (loaded) => {
        if (loaded.length > 0 && this.said === said) this.changed();
      },
      () => undefined,
    );
  }
}

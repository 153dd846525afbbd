import Lightning from '@lightningjs/core';
import type { Rect } from '../core/geometry.ts';
import { cover } from '../paint/image.ts';
import { type Corners, four, largest } from '../paint/shapes.ts';
import { FADED, FadedRectangle } from './FadedRectangle.ts';
import { type Frame, type PictureSurface, sizeOf } from './PictureSurface.ts';

/** Shapes that differ less than this share are shown as they are. */
const SAME_SHAPE = 0.02;

/**
 * One texture that is overwritten by each picture: for pictures that take part in the scene (tiles that move, grow,
 * lie under a scrim). WebGL: a texture of our own, refilled in place. 2d canvas stage: one canvas, drawn on again.
 * Either way nothing is made per picture, so memory stays flat; Lightning would keep every source it is handed.
 */
export class TextureSurface implements PictureSurface {
  private readonly stage: Lightning.Stage;
  private readonly element: Lightning.Element;
  private readonly texture: Lightning.textures.StaticTexture;
  private native: WebGLTexture | null = null;
  /** What the native texture is filled with: its size must not change under `texSubImage2D`. */
  private filled = { w: 0, h: 0 };
  private canvas: HTMLCanvasElement | undefined;
  private at: Rect = { x: 0, y: 0, w: 0, h: 0 };
  private corners: Corners = 0;
  private faded = false;

  /** @param element shows the texture; its place is given by `place` */
  constructor(element: Lightning.Element) {
    this.element = element;
    this.stage = element.stage;
    this.texture = new Lightning.textures.StaticTexture(this.stage, undefined);
  }

  show(frame: Frame): void {
    const { w, h } = sizeOf(frame);
    if (w === 0 || h === 0 || this.at.w === 0) return;
    const { gl } = this.stage;
    if (gl) this.upload(gl, this.inShape(frame, w, h));
    else this.paint(frame, w, h);
    this.element.texture = this.texture;
    this.redraw();
  }

  /** Takes most of the colour away, or gives it back. */
  fade(faded: boolean): void {
    if (faded === this.faded) return;
    this.faded = faded;
    if (this.stage.gl) return this.place(this.at, this.corners);
    // On a 2d canvas the next picture brings the colour back.
    if (faded) this.bleach();
  }

  private redraw(): void {
    // Not in Lightning's typings: draws the elements that show this source again.
    (this.texture.source as unknown as { forceRenderUpdate(): void } | null)?.forceRenderUpdate();
  }

  private bleach(): void {
    const ctx = this.canvas?.getContext('2d');
    if (!this.canvas || !ctx) return;
    ctx.globalCompositeOperation = 'saturation';
    ctx.fillStyle = `rgba(128,128,128,${FADED})`;
    ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.globalCompositeOperation = 'source-over';
    this.redraw();
  }

  clear(): void {
    this.element.texture = null;
  }

  place(rect: Rect, corners: Corners): void {
    const { element } = this;
    this.at = rect;
    this.corners = corners;
    element.patch({ w: rect.w, h: rect.h });
    // The 2d canvas has no such shader; there the corners are cut when the picture is painted.
    if (!this.stage.gl) return;
    const type = this.faded ? FadedRectangle : Lightning.shaders.RoundedRectangle;
    const plain = !this.faded && largest(corners) === 0;
    element.patch({ shader: plain ? null : { type, radius: corners } });
  }

  hide(hidden: boolean): void {
    this.element.visible = !hidden;
  }

  destroy(): void {
    this.clear();
    // Lightning takes textures it did not make for permanent and never frees them.
    if (this.native) this.stage.gl?.deleteTexture(this.native);
    this.native = null;
    this.canvas = undefined;
  }

  private upload(gl: WebGLRenderingContext, frame: Frame): void {
    const { w, h } = sizeOf(frame);
    const fresh = !this.native;
    this.native ??= gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.native);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    if (this.filled.w === w && this.filled.h === h) {
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGB, gl.UNSIGNED_BYTE, frame);
      return;
    }
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, frame);
    this.filled = { w, h };
    if (fresh && this.native) this.texture.options = { source: this.native, w, h, permanent: true };
  }

  /** A frame of another shape than its place is cut first: the rounding shader wants the texture whole. */
  private inShape(frame: Frame, w: number, h: number): Frame {
    const shape = this.at.w / this.at.h;
    if (Math.abs(w / h / shape - 1) < SAME_SHAPE) return frame;
    const cut = cover(w, h, this.at.w, this.at.h);
    this.canvas ??= document.createElement('canvas');
    this.canvas.width = Math.round(cut.w);
    this.canvas.height = Math.round(cut.h);
    this.canvas.getContext('2d')?.drawImage(frame, cut.x, cut.y, cut.w, cut.h, 0, 0, cut.w, cut.h);
    return this.canvas;
  }

  private paint(frame: Frame, w: number, h: number): void {
    const scale = this.stage.getRenderPrecision();
    const [wide, high] = [Math.round(this.at.w * scale), Math.round(this.at.h * scale)];
    const { canvas } = this;
    const fits = canvas?.width === wide && canvas.height === high;
    const sheet = canvas ?? document.createElement('canvas');
    if (!fits) [sheet.width, sheet.height] = [wide, high];
    const ctx = sheet.getContext('2d');
    if (!ctx) return;
    if (!fits && largest(this.corners) > 0) clipRound(ctx, wide, high, this.corners, scale);
    const cut = cover(w, h, wide, high);
    ctx.drawImage(frame, cut.x, cut.y, cut.w, cut.h, 0, 0, wide, high);
    if (!canvas) {
      this.canvas = sheet;
      this.texture.options = { source: sheet, w: wide, h: high, permanent: true };
    }
  }
}

/** Once per canvas: what is painted afterwards stays within the round corners. */
function clipRound(ctx: CanvasRenderingContext2D, w: number, h: number, corners: Corners, scale: number): void {
  const [ul, ur, lr, ll] = four(corners).map((corner) => corner * scale) as [number, number, number, number];
  ctx.beginPath();
  ctx.moveTo(ul, 0);
  ctx.arcTo(w, 0, w, h, ur);
  ctx.arcTo(w, h, 0, h, lr);
  ctx.arcTo(0, h, 0, 0, ll);
  ctx.arcTo(0, 0, w, 0, ul);
  ctx.closePath();
  ctx.clip();
}

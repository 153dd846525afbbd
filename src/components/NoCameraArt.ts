import { color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { lines } from './paint/shapes.ts';

const W = 340;
const H = 250;
const STROKE = 8;

/** A camera; under it its plug, and beside that the socket it is not in (screen 15). */
const CAMERA = [
  'M144 10h52a44 44 0 0 1 44 44v16a44 44 0 0 1-44 44h-52a44 44 0 0 1-44-44v-16a44 44 0 0 1 44-44z',
  'M170 35a27 27 0 0 1 0 54a27 27 0 0 1 0-54zM166 62a4 4 0 0 1 8 0a4 4 0 0 1-8 0z',
  'M170 114v32M126 150h88',
] as const;
const PLUG = ['M24 216h64M88 196h44v40H88zM132 207h18M132 225h18'] as const;
const SOCKET = [
  'M252 216h64M212 190h28a12 12 0 0 1 12 12v28a12 12 0 0 1-12 12h-28a12 12 0 0 1-12-12v-28a12 12 0 0 1 12-12z',
  'M214 207h12M214 225h12',
] as const;

/** The camera alone stands lower, in the middle of the drawing. */
const ALONE_Y = 52;

/** The drawing of "No camera found", 340×250. */
export class NoCameraArt extends Part {
  private pulled = true;
  private camera_!: Shape;
  private plug_!: Shape;
  private socket!: Shape;

  /** The plug is out; otherwise something else is the matter, and only the camera is drawn. */
  get unplugged(): boolean {
    return this.pulled;
  }
  set unplugged(unplugged: boolean) {
    this.pulled = unplugged;
    this.changed();
  }

  protected override build(): void {
    this.w = W;
    this.h = H;
    this.camera_ = this.put(Shape, { recipe: lines('camera', W, H, STROKE, CAMERA), ink: color.text.tertiary });
    this.plug_ = this.put(Shape, { recipe: lines('plug', W, H, STROKE, PLUG), ink: color.text.tertiary });
    this.socket = this.put(Shape, { recipe: lines('socket', W, H, STROKE, SOCKET), ink: color.surface.lineStrong });
  }

  protected override draw(): void {
    this.camera_.top = this.pulled ? 0 : ALONE_Y;
    this.plug_.visible = this.pulled;
    this.socket.visible = this.pulled;
  }
}

import { Avatar } from '../../../components/Avatar.ts';
import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { frame, lines, plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

/** Somebody in the diagram. */
export interface Face {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
}

const FACE = 72;
/** The bolt between two who are directly connected, and the server between more. */
const BOLT = { x: 280, y: 44, d: 56, stroke: 3, icon: 32 } as const;
const SERVER = { x: 268, y: 212, d: 72, icon: 40 } as const;

/** The ways between them, for either direction of reading: a picture of lines does not turn round by itself. */
const WAYS = {
  direct: { ltr: 'M226 72H386', rtl: 'M286 72H126' },
  fork: { ltr: 'M226 248H272M340 240L392 206M340 256L392 290', rtl: 'M286 248H240M172 240L120 206M172 256L120 290' },
} as const;
const WIDE = { direct: 6, fork: 5 } as const;

/** Which way pictures go now, and with one more who watches (27): directly, or over the server. 512×344. */
export class PathDiagram extends Part {
  now = '';
  after = '';
  self!: Face;
  watching!: Face;
  asking!: Face;
  private direct!: Shape;
  private fork!: Shape;

  protected override build(): void {
    const { w, h } = this;
    const { dim, 2: rim, 3: box } = color.surface;
    this.put(Shape, { recipe: plate(w, h, radius.tile), ink: dim });
    this.put(Shape, { recipe: frame(w, h, radius.tile, 2), ink: rim });
    const head = { style: type.captionStrong, ink: color.text.tertiary, x: 32, width: w - 64 } as const;
    this.put(Label, { words: this.now, ...head, y: 20 });
    this.put(Label, { words: this.after, ...head, y: 166 });

    const direct = color.state.direct;
    this.direct = this.put(Shape, { ink: direct });
    this.put(Shape, { recipe: plate(BOLT.d, BOLT.d, BOLT.d / 2), left: BOLT.x, top: BOLT.y, ink: dim });
    const ring = frame(BOLT.d, BOLT.d, BOLT.d / 2, BOLT.stroke);
    this.put(Shape, { recipe: ring, left: BOLT.x, top: BOLT.y, ink: direct });
    this.sign('lightning-fill', BOLT, direct);

    this.fork = this.put(Shape, { ink: color.text.secondary });
    this.put(Shape, { recipe: plate(SERVER.d, SERVER.d, 20), left: SERVER.x, top: SERVER.y, ink: box });
    this.sign('hard-drives-fill', SERVER, color.text.secondary);

    this.face(this.self, 150, 36);
    this.face(this.watching, 390, 36);
    this.face(this.self, 150, 212);
    this.face(this.watching, 398, 164);
    this.face(this.asking, 398, 254);
  }

  protected override draw(): void {
    const to = this.mirrored ? 'rtl' : 'ltr';
    for (const way of ['direct', 'fork'] as const)
      this[way].recipe = lines(`${way} ${to}`, this.w, this.h, WIDE[way], [WAYS[way][to]]);
  }

  private sign(
    name: 'lightning-fill' | 'hard-drives-fill',
    { x, y, d, icon }: typeof BOLT | typeof SERVER,
    ink: number,
  ): void {
    const inset = (d - icon) / 2;
    this.put(Icon, { name, size: icon, ink, x: x + inset, y: y + inset });
  }

  private face(face: Face, x: number, y: number): void {
    this.put(Avatar, { ...face, size: FACE, x, y });
  }
}

import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Qr } from '../../../components/Qr.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const H = 800;
const PAD = 40;
const CODE = { y: 112, side: 360 } as const;
const ID_Y = 500;
const GAP = 8;
/** An ID is never cut: one too long for the line gets a line of its own, as small as it must be. */
const SIZES = [type.bodyStrong, type.captionStrong];

/** The panel with one's own ID, to be read out to somebody or found with a phone (20b). 800 px high. */
export class YourId extends Part {
  title = '';
  before = '';
  person = '';
  /** What the code holds. */
  link = '';
  phone = '';
  after = '';

  protected override build(): void {
    const { w } = this;
    this.h = H;
    const room = w - PAD * 2;
    const ink = color.text.secondary;
    this.put(Shape, { recipe: plate(w, H, radius.sheet), ink: color.surface[1] });
    this.put(Label, { words: this.title, style: type.head, width: room, align: 'center', x: PAD, y: 40 });
    this.put(Qr, { code: this.link, side: CODE.side, x: (w - CODE.side) / 2, y: CODE.y });
    this.putId(room);
    this.box({ rect: true, w: room, h: 2, x: PAD, y: 576, color: color.surface[3] });
    const phone = this.put(Label, { words: this.phone, style: type.label, width: room, maxLines: 2, x: PAD, y: 606 });
    this.put(Label, {
      words: this.after,
      style: type.caption,
      ink,
      width: room,
      maxLines: 3,
      x: PAD,
      y: phone.y + phone.h + 10,
    });
  }

  /** Before it, or above it. */
  private putId(room: number): void {
    const before = this.put(Label, { words: this.before, style: type.body, ink: color.text.secondary, y: ID_Y });
    const id = this.put(Label, { words: this.person, style: type.bodyStrong, y: ID_Y });
    const both = before.w + GAP + id.w;
    if (both <= room) {
      before.x = Math.round((this.w - both) / 2);
      id.x = before.x + before.w + GAP;
      return;
    }
    for (const style of SIZES) {
      id.style = style;
      if (id.w <= room) break;
    }
    before.x = Math.round((this.w - before.w) / 2);
    before.y = ID_Y - 14;
    id.x = Math.round((this.w - id.w) / 2);
    id.y = before.y + before.h;
  }
}

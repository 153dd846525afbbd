import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Qr } from '../../../components/Qr.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { linkTo } from '../../links.ts';

const CODE = { x: 36, y: 74, side: 236 } as const;
const TEXT = { x: 304, end: 24, y: 74 } as const;
const ID_Y = 238;
/** An ID is never cut: the longer it is, the smaller it is set, and the longest go on in a second line. */
const SIZES = [type.largeStrong, type.bodyStrong, type.captionStrong];

/** The own code and ID beside each other (25), for the phone of somebody in the room. */
export class IdCard extends Part {
  app!: AppContext;

  protected override build(): void {
    const { t, tv, platform } = this.app;
    const person = tv.account.me?.person ?? '';
    const { w, h } = this;
    const width = w - TEXT.x - TEXT.end;
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1] });
    this.put(Qr, {
      code: person && linkTo(platform, person),
      side: CODE.side,
      corners: radius.tile,
      x: CODE.x,
      y: CODE.y,
    });
    const place = { x: TEXT.x, width };
    const title = this.put(Label, { words: t('first.phone'), style: type.label, maxLines: 2, ...place, y: TEXT.y });
    const ink = color.text.secondary;
    const y = title.y + title.h + 10;
    this.put(Label, { words: t('first.phone.text'), style: type.caption, ink, maxLines: 2, ...place, y });
    this.put(Label, { words: t('first.yourId'), style: type.caption, ink: color.text.tertiary, ...place, y: ID_Y });
    const id = this.put(Label, { words: person, x: TEXT.x, y: ID_Y + type.caption.line });
    for (const style of SIZES) {
      id.style = style;
      if (id.w <= width) return;
    }
    id.maxLines = 2;
    id.width = width;
  }
}

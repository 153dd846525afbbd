import { Part } from '../../../components/core/Part.ts';
import { LivePicture } from '../../../components/LivePicture/LivePicture.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { arc, plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { decode } from '../../../playback/decoder.ts';
import type { ClipReader } from '../../../protocol/clip/reader.ts';
import { color, fade } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const RING = { d: 180, stroke: 12 } as const;
const ICON = 72;
/** As many lengths as are drawn, once each. */
const STEPS = 100;
const TRACK = 0xff5a4e45;

/** What stands over the picture: how much is here, or a sign. */
export type PosterSign =
  | { readonly is: 'share'; readonly share: number; readonly words: string }
  | { readonly is: 'icon'; readonly icon: IconName };

/** The first picture of a video message, as soon as that is here, and how it stands. 720×405. */
export class Poster extends Part {
  private mark: PosterSign = { is: 'icon', icon: 'film-strip-fill' };
  private ground!: Shape;
  private picture!: LivePicture;
  private veil!: Shape;
  private disc!: Shape;
  private track!: Shape;
  private ring!: Shape;
  private icon!: Icon;
  private words!: Label;
  private of: ClipReader | undefined;
  private seen = false;

  set sign(sign: PosterSign) {
    this.mark = sign;
    this.changed();
  }

  /** Of this one. Call it again as more comes. */
  show(reader: ClipReader | undefined): void {
    const [first] = reader?.pictures ?? [];
    if (reader !== this.of) {
      this.of = reader;
      this.seen = false;
      this.picture.clear();
      this.changed();
    }
    if (!first || this.seen) return;
    this.seen = true;
    decode(first.packet).then(
      (picture) => {
        if (this.of === reader) this.picture.show(picture.image);
        picture.close();
        this.changed();
      },
      () => {
        // It stays without.
      },
    );
  }

  protected override build(): void {
    const { w, h } = this;
    const [left, top] = [(w - RING.d) / 2, (h - RING.d) / 2];
    this.ground = this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1] });
    this.picture = this.put(LivePicture, { w, h });
    this.veil = this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.scrim.pictureWait });
    this.disc = this.put(Shape, {
      recipe: plate(RING.d, RING.d, RING.d / 2),
      ink: fade(color.bg.base, 0.7),
      left,
      top,
    });
    this.track = this.put(Shape, { recipe: arc(RING.d, RING.stroke, 1), ink: TRACK, left, top });
    this.ring = this.put(Shape, { ink: color.text.primary, left, top });
    this.icon = this.put(Icon, { size: ICON, x: (w - ICON) / 2, y: (h - ICON) / 2 });
    this.words = this.put(Label, { style: type.head, width: w, align: 'center', y: (h - type.head.line) / 2 });
  }

  protected override draw(): void {
    const { mark } = this;
    const shares = mark.is === 'share';
    // The picture is under the stage: nothing may lie beneath it.
    this.ground.visible = !this.seen;
    this.picture.visible = this.seen;
    this.veil.visible = this.seen;
    this.disc.visible = this.seen || shares;
    this.track.visible = shares;
    this.words.visible = shares;
    this.icon.visible = !shares;
    this.ring.visible = shares && mark.share > 0;
    if (mark.is === 'icon') {
      this.icon.name = mark.icon;
      return;
    }
    this.words.words = mark.words;
    if (mark.share > 0)
      this.ring.recipe = arc(RING.d, RING.stroke, Math.round(mark.share * STEPS) / STEPS || 1 / STEPS);
  }
}

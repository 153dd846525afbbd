import { Button } from '../../../components/Button.ts';
import { Line, LineOf } from '../../../components/core/Line.ts';
import { Remark, type RemarkView } from '../../../components/Remark.ts';
import { Swatch } from '../../../components/Swatch.ts';
import { Label } from '../../../components/text/Label.ts';
import { AVATAR_COLOURS } from '../../../protocol/limits.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import type { MessageKey } from '../../languages/catalogue.ts';
import { SIDE } from '../webcam/places.ts';

const FIRST = { y: 150, h: 104 } as const;
const SECOND = { y: 278, h: 92 } as const;
const HEAD_Y = 318;
const SWATCH = { y: 366, side: 96, gap: 20 } as const;
const NONE = { y: 510, h: 92 } as const;
const REMARK = { y: 640, h: 48 } as const;

/** What can be done now. */
export interface Offers {
  readonly step: 'choosing' | 'camera' | 'look';
  /** a camera is plugged in */
  readonly camera: boolean;
  /** the server keeps a colour */
  readonly colours: boolean;
  /** the one in force */
  readonly colour: number | undefined;
  /** there is something to take away */
  readonly clears: boolean;
  /** whose letter the colours show */
  readonly name: string;
}

/** The right column of one's own picture: taking one, looking at it, a colour for the letter, or none of it. */
export class PictureSide extends LineOf<{
  take(): void;
  cancel(): void;
  use(): void;
  colour(colour: number): void;
  none(): void;
  moved(does: string): void;
}> {
  app!: AppContext;
  private takes!: Button;
  private cancels!: Button;
  private uses!: Button;
  private again!: Button;
  private head!: Label;
  private swatches!: Line;
  private colours: readonly Swatch[] = [];
  private none!: Button;
  private remark_!: Remark;

  /** What happened to what was chosen. */
  get remark(): RemarkView | undefined {
    return this.remark_.remark;
  }
  set remark(remark: RemarkView | undefined) {
    this.remark_.remark = remark;
  }

  set offers({ step, camera, colours, colour, clears, name }: Offers) {
    const chooses = step === 'choosing';
    this.takes.visible = chooses && camera;
    this.cancels.visible = step === 'camera';
    this.uses.visible = step === 'look';
    this.again.visible = step === 'look';
    this.head.visible = chooses && colours;
    this.swatches.visible = chooses && colours;
    if (colours && this.colours.length === 0) this.putColours(name);
    this.colours.forEach((swatch, index) => {
      swatch.chosen = index === colour;
    });
    this.none.visible = chooses && clears;
    this.arrange();
  }

  /** The focus begins at what is most likely. */
  first(): void {
    for (const member of [this.uses, this.cancels, this.takes, this.swatches]) {
      if (!member.canFocus) continue;
      this.choose(member);
      return;
    }
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    const { t } = this.app;
    const does = (words: string) => (): void => this.signal('moved', words);
    this.takes = this.put(Button, {
      label: t('ownPicture.take'),
      icon: 'camera-fill',
      ...SIDE,
      ...FIRST,
      signals: { pressed: () => this.signal('take'), focused: does(t('ownPicture.take')) },
    });
    this.cancels = this.put(Button, {
      label: t('webcam.cancel'),
      icon: 'x-bold',
      ...SIDE,
      ...FIRST,
      visible: false,
      signals: { pressed: () => this.signal('cancel'), focused: does(t('webcam.cancel')) },
    });
    this.uses = this.put(Button, {
      label: t('ownPicture.use'),
      icon: 'check-bold',
      ...SIDE,
      ...FIRST,
      visible: false,
      signals: { pressed: () => this.signal('use'), focused: does(t('ownPicture.use')) },
    });
    this.again = this.put(Button, {
      label: t('ownPicture.again'),
      icon: 'arrows-clockwise-bold',
      kind: 'secondary',
      ...SIDE,
      ...SECOND,
      visible: false,
      signals: { pressed: () => this.signal('take'), focused: does(t('ownPicture.again')) },
    });
    const style = type.captionStrong;
    this.head = this.put(Label, {
      words: t('ownPicture.colours'),
      style,
      ink: color.text.secondary,
      x: SIDE.x,
      y: HEAD_Y,
    });
    const { gap, side, y } = SWATCH;
    this.swatches = this.put(Line, { direction: 'row', gap, x: SIDE.x, y, w: SIDE.w, h: side });
    this.none = this.put(Button, {
      label: t('ownPicture.none'),
      icon: 'x-bold',
      kind: 'secondary',
      ...SIDE,
      ...NONE,
      signals: { pressed: () => this.signal('none'), focused: does(t('ownPicture.none')) },
    });
    this.remark_ = this.put(Remark, { ...SIDE, ...REMARK });
  }

  private putColours(name: string): void {
    const { t } = this.app;
    const { side } = SWATCH;
    this.colours = Array.from({ length: AVATAR_COLOURS }, (_, colour) => {
      const label = (t as (key: MessageKey) => string)(`ownPicture.colour.${colour}` as MessageKey);
      return this.swatches.put(Swatch, {
        label,
        colour,
        name,
        w: side,
        h: side,
        signals: { pressed: () => this.signal('colour', colour), focused: () => this.signal('moved', label) },
      });
    });
  }
}

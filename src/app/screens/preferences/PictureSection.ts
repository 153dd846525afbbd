import { wishOf } from '../../../capture/quality.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Radio } from '../../../components/Radio.ts';
import { Slider } from '../../../components/Slider.ts';
import { Label } from '../../../components/text/Label.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { SIZES } from '../webcam/sizes.ts';
import { HEAD_Y, MIDDLE, ROW, TOP } from './places.ts';

const SLIDER = { y: TOP, h: 188 } as const;
const SIZE_Y = SLIDER.y + SLIDER.h + 28;
const SIZES_Y = SIZE_Y + 46;

/** How this person's pictures go out: sharper or faster, and how large at most. */
export class PictureSection extends LineOf<{
  set(changes: Partial<Settings>): void;
  moved(row: 'slider' | 'size'): void;
}> {
  app!: AppContext;
  private slider!: Slider;
  private pace!: Label;
  private sizes: readonly Radio[] = [];

  set settings({ picture, width }: Settings) {
    this.slider.value = picture;
    this.pace.words = this.app.t('webcam.pace', { perSecond: wishOf(picture).perSecond });
    this.sizes.forEach((radio, index) => {
      radio.chosen = SIZES[index]?.width === width;
    });
  }

  first(): void {
    this.choose(this.slider);
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    this.direction = 'column';
    this.w = stage.width;
    this.h = stage.height;
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('preferences.picture.sent'), ...heads, x: MIDDLE.x, y: HEAD_Y });
    this.pace = this.put(Label, { ...heads, x: MIDDLE.x + MIDDLE.w, mountX: 1, y: HEAD_Y });
    this.put(Label, { words: t('preferences.size'), ...heads, x: MIDDLE.x, y: SIZE_Y });
    this.slider = this.put(Slider, {
      label: t('webcam.picture'),
      lowLabel: t('webcam.sharper'),
      highLabel: t('webcam.faster'),
      ...MIDDLE,
      ...SLIDER,
      signals: {
        moved: (picture) => this.signal('set', { picture }),
        focused: () => this.signal('moved', 'slider'),
      },
    });
    this.sizes = SIZES.map((size, index) =>
      this.put(Radio, {
        label: t('webcam.size.value', size),
        caption: t(`preferences.size.${size.width}` as const),
        ...MIDDLE,
        h: ROW.h,
        y: SIZES_Y + ROW.pitch * index,
        signals: {
          pressed: () => this.signal('set', { width: size.width }),
          focused: () => this.signal('moved', 'size'),
        },
      }),
    );
  }
}

import { wishOf } from '../../../capture/quality.ts';
import { Button } from '../../../components/Button.ts';
import { Choice } from '../../../components/Choice.ts';
import { Line } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Radio } from '../../../components/Radio.ts';
import { Slider } from '../../../components/Slider.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import { codeOf } from '../../../net/failure.ts';
import { ALLOWANCE_STEPS } from '../../../protocol/limits.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { arrows, named } from '../../hints.ts';
import { cameraName } from '../../sheets/camera/names.ts';
import { openFetched } from '../../sheets/fetched.ts';
import { SettingsDraft } from '../webcam/draft.ts';
import { SIZES } from '../webcam/sizes.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const SLIDER = { y: TOP, h: 188 } as const;
const SIZE_Y = SLIDER.y + SLIDER.h + 28;
const SIZES_Y = SIZE_Y + 46;
const CAMERA_Y = SIZES_Y + ROW.pitch * SIZES.length + 16;
const ALLOWANCE = { head: 508, slider: { y: 556, h: SLIDER.h } } as const;
const OTHERS_Y = ALLOWANCE.slider.y + SLIDER.h + 28;
/** Steps of the model's VOLUMES, which come with the sound. */
const VOLUMES = [0, 1, 2, 3] as const;
const TEST = { text: { y: TOP, lines: 3 }, button: { y: 352, h: 104 } } as const;

/** How this person's pictures go out, which camera this TV uses, and the way to try it all. */
export class PictureSection extends Section<'rows' | 'test' | 'allowance' | 'others'> {
  private rows!: Line;
  private slider!: Slider;
  private pace!: Label;
  private sizes: readonly Radio[] = [];
  private camera!: LinkRow;
  /** Where this TV and its server have sound. */
  private sound: Toggle | undefined;
  /** Where the person's service level permits more than the usual (W19). */
  private allowance: Slider | undefined;
  /** How loud others are heard on this TV, where it plays sound. */
  private others: Choice | undefined;
  private draft!: SettingsDraft;

  first(): void {
    this.rows.choose(this.slider);
    this.goTo('rows');
  }

  protected override opened(): void {
    this.follow(() => this.drawSettings());
    this.follow(() => {
      this.camera.value = cameraName(this.app) || this.app.t('camera.none');
    });
    this.follow(() => {
      const theirs = this.app.tv.sound.now.value?.theirs;
      if (this.others && theirs) this.others.index = theirs.volume.value;
    });
    if (this.others) this.app.tv.sound.load().catch(() => undefined);
    void this.app.tv.cameras.look();
    this.untilClosed(() => this.draft.flush());
  }

  /** Reading the draft in an effect follows the store. */
  private drawSettings(): void {
    const { picture, width, sound, allowance } = this.draft.now;
    if (this.sound) this.sound.checked = sound;
    if (this.allowance) this.allowance.value = allowance;
    this.slider.value = picture;
    this.pace.words = this.app.t('webcam.pace', { perSecond: wishOf(picture).perSecond });
    this.sizes.forEach((radio, index) => {
      radio.chosen = SIZES[index]?.width === width;
    });
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv } = app;
    this.draft = new SettingsDraft(
      tv.settings,
      () => this.drawSettings(),
      (failure) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.zone('rows', this.rows, { right: 'test' });
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('preferences.picture.sent'), ...heads, x: MIDDLE.x, y: HEAD_Y });
    this.pace = this.put(Label, { ...heads, x: MIDDLE.x + MIDDLE.w, mountX: 1, y: HEAD_Y });
    this.put(Label, { words: t('preferences.size'), ...heads, x: MIDDLE.x, y: SIZE_Y });
    this.slider = this.rows.put(Slider, {
      label: t('webcam.picture'),
      lowLabel: t('webcam.sharper'),
      highLabel: t('webcam.faster'),
      leaves: true,
      ...MIDDLE,
      ...SLIDER,
      signals: {
        moved: (picture) => {
          tv.air.sliderMoved(picture);
          this.draft.change({ picture });
        },
        focused: () => app.hints([arrows(t('webcam.sharperOrFaster')), named(t('key.back'), t('preferences.done'))]),
      },
    });
    this.sizes = SIZES.map((size, index) =>
      this.rows.put(Radio, {
        label: t('webcam.size.value', size),
        caption: t(`preferences.size.${size.width}` as const),
        ...MIDDLE,
        h: ROW.h,
        y: SIZES_Y + ROW.pitch * index,
        signals: {
          pressed: () => this.draft.change({ width: size.width }),
          focused: () => this.hint(t('hint.choose')),
        },
      }),
    );
    this.camera = this.rows.put(LinkRow, {
      label: t('webcam.camera'),
      ...MIDDLE,
      h: ROW.h,
      y: CAMERA_Y,
      signals: { pressed: () => this.chooseCamera(), focused: () => this.hint(t('preferences.open')) },
    });
    const { offered, sends } = tv.sound;
    if (offered)
      this.sound = this.rows.put(Toggle, {
        label: t('sound.starts'),
        caption: t(sends ? 'sound.starts.more' : 'sound.starts.cannot'),
        ...MIDDLE,
        h: ROW.h,
        y: CAMERA_Y + ROW.pitch,
        signals: {
          flipped: (on) => this.draft.change({ sound: on }),
          focused: () => this.hint(t('hint.choose')),
        },
      });
    this.buildTest();
  }

  private buildTest(): void {
    const { t, navigation } = this.app;
    const ink = color.text.secondary;
    this.put(Label, { words: t('cameraTest.heading'), style: type.captionStrong, ink, x: RIGHT.x, y: HEAD_Y });
    this.put(Label, {
      words: t('cameraTest.about'),
      style: type.body,
      ink,
      x: RIGHT.x,
      y: TEST.text.y,
      width: RIGHT.w,
      maxLines: TEST.text.lines,
    });
    const test = this.put(Button, {
      label: t('cameraTest.open'),
      icon: 'camera-fill',
      ...RIGHT,
      ...TEST.button,
      signals: {
        pressed: () => void navigation.push('cameraTest', {}),
        focused: () => this.hint(t('preferences.open')),
      },
    });
    const { upTo } = this.app.tv.allowance;
    const below = [...(upTo > 1 ? (['allowance'] as const) : []), 'others' as const];
    this.zone('test', test, { left: 'rows', down: below });
    if (upTo > 1) this.buildAllowance(upTo);
    if (this.app.tv.sound.offered) this.buildOthers(upTo > 1);
  }

  private buildOthers(belowAllowance: boolean): void {
    const { t, tv, hints } = this.app;
    this.others = this.put(Choice, {
      label: t('sound.others'),
      options: VOLUMES.map((volume) => t(`sound.others.${volume}` as const)),
      ...RIGHT,
      h: ROW.h,
      y: belowAllowance ? OTHERS_Y : ALLOWANCE.head,
      signals: {
        chose: (volume) => {
          tv.sound.load().then(
            ({ theirs }) => theirs.turn(volume),
            () => tv.notices.say({ is: 'failed', code: 'connection.lost' }),
          );
        },
        focused: () => hints([arrows(t('sound.others.hint')), named(t('key.back'), t('preferences.done'))]),
      },
    });
    this.zone('others', this.others, { left: 'rows', up: belowAllowance ? 'allowance' : 'test' });
  }

  private buildAllowance(upTo: number): void {
    const { t, hints } = this.app;
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('preferences.allowance.heading'), ...heads, x: RIGHT.x, y: ALLOWANCE.head });
    this.allowance = this.put(Slider, {
      label: t('preferences.allowance'),
      steps: ALLOWANCE_STEPS,
      lowLabel: t('preferences.allowance.usual'),
      highLabel: t('preferences.allowance.most', { times: String(Math.round(upTo * 10) / 10) }),
      ...RIGHT,
      ...ALLOWANCE.slider,
      signals: {
        moved: (allowance) => this.draft.change({ allowance }),
        focused: () => hints([arrows(t('preferences.allowance.hint')), named(t('key.back'), t('preferences.done'))]),
      },
    });
    this.zone('allowance', this.allowance, { up: 'test', down: 'others' });
  }

  private chooseCamera(): void {
    const { app } = this;
    openFetched(app, import('../../sheets/camera/open.ts'), ({ openCameraSheet }) =>
      openCameraSheet(app, { besidePicture: false }),
    );
  }
}

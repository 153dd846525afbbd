import { Button } from '../../../components/Button.ts';
import { Choice } from '../../../components/Choice.ts';
import { Line, LineOf } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Remark, type RemarkView } from '../../../components/Remark.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { SIDE } from '../webcam/places.ts';

const ROWS = { camera: 150, microphone: 256, play: 384 } as const;
const ROW = { h: 88 } as const;
const PLAY = { h: 96 } as const;
const ANSWERS = { y: 496, h: 88, gap: 16 } as const;
const HEAD_Y = 624;
const RESULT = { y: 672, h: 44, pitch: 52 } as const;
const STOP = { y: 852, h: 92 } as const;

/** The right column while the test runs: what is tried, and what came of it. */
export class TestSide extends LineOf<{
  camera(): void;
  microphone(index: number): void;
  play(): void;
  heard(yes: boolean): void;
  stop(): void;
  moved(does: 'choose' | 'step'): void;
}> {
  app!: AppContext;
  private camera!: LinkRow;
  private microphone!: Choice;
  private play!: Button;
  private answers!: Line;
  private yes!: Button;
  private results_: readonly Remark[] = [];

  set cameraName(name: string) {
    this.camera.value = name;
  }

  /** @param names of those plugged in; none: there is nothing to choose */
  microphones(names: readonly string[], index: number): void {
    const { t } = this.app;
    const count = names.length;
    const name = names[index] ?? t('cameraTest.microphone.none');
    this.microphone.options = count > 1 ? names.map((_, at) => t('speech.position', { place: at + 1, count })) : [''];
    this.microphone.index = Math.max(0, index);
    // Names of microphones are long.
    this.microphone.caption = name;
    this.microphone.spoken = `${t('cameraTest.microphone')}, ${name}`;
  }

  /** Whether a sound was played that somebody may have heard. */
  set asks(asks: boolean) {
    const hadFocus = this.current === this.answers;
    this.answers.visible = asks;
    this.arrange();
    if (asks) {
      this.answers.choose(this.yes);
      this.choose(this.answers);
    } else if (hadFocus) this.choose(this.play);
  }

  set results(results: readonly RemarkView[]) {
    this.results_.forEach((remark, index) => {
      remark.remark = results[index];
    });
  }

  /** The focus begins at *Play a sound*: the rest goes by itself. */
  first(): void {
    this.choose(this.play);
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    this.w = stage.width;
    this.h = stage.height;
    const { t } = this.app;
    const chooses = (): void => this.signal('moved', 'choose');
    this.camera = this.put(LinkRow, {
      label: t('webcam.camera'),
      ...SIDE,
      ...ROW,
      y: ROWS.camera,
      signals: { pressed: () => this.signal('camera'), focused: chooses },
    });
    this.microphone = this.put(Choice, {
      label: t('cameraTest.microphone'),
      ...SIDE,
      ...ROW,
      y: ROWS.microphone,
      signals: {
        chose: (index) => this.signal('microphone', index),
        focused: () => this.signal('moved', 'step'),
      },
    });
    this.play = this.put(Button, {
      label: t('cameraTest.play'),
      icon: 'speaker-high-fill',
      ...SIDE,
      ...PLAY,
      y: ROWS.play,
      signals: { pressed: () => this.signal('play'), focused: chooses },
    });
    this.buildAnswers(chooses);
    this.buildResults();
    this.put(Button, {
      label: t('cameraTest.again'),
      icon: 'stop-fill',
      kind: 'secondary',
      ...SIDE,
      ...STOP,
      signals: { pressed: () => this.signal('stop'), focused: chooses },
    });
  }

  private buildAnswers(focused: () => void): void {
    const { t } = this.app;
    const { y, h, gap } = ANSWERS;
    const w = (SIDE.w - gap) / 2;
    this.answers = this.put(Line, { direction: 'row', gap, x: SIDE.x, y, w: SIDE.w, h, visible: false });
    const answer = (yes: boolean): Button =>
      this.answers.put(Button, {
        label: t(yes ? 'cameraTest.heard' : 'cameraTest.notHeard'),
        kind: 'secondary',
        w,
        h,
        signals: { pressed: () => this.signal('heard', yes), focused },
      });
    this.yes = answer(true);
    answer(false);
  }

  private buildResults(): void {
    const { t } = this.app;
    this.put(Label, {
      words: t('cameraTest.results'),
      style: type.captionStrong,
      ink: color.text.secondary,
      x: SIDE.x,
      y: HEAD_Y,
    });
    this.results_ = [0, 1, 2].map((index) =>
      this.put(Remark, { ...SIDE, y: RESULT.y + RESULT.pitch * index, h: RESULT.h }),
    );
  }
}

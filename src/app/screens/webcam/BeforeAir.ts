import { Button } from '../../../components/Button.ts';
import { Choice } from '../../../components/Choice.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Slider } from '../../../components/Slider.ts';
import { Toggle } from '../../../components/Toggle.ts';
import type { Settings, WatchMode } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import type { AppContext } from '../../context.ts';
import { SIDE } from './places.ts';
import { SIZES } from './sizes.ts';

/** In the order of "Settled" 5. */
const MODES: readonly WatchMode[] = ['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'];

/** Where the focus is, for the hints. */
export type BeforeRow = 'go' | 'picture' | 'size' | 'microphone' | 'who' | 'camera';

/** The right column of 04: going on air, and how the picture goes out. What is changed holds at once. */
export class BeforeAir extends LineOf<{
  go(): void;
  set(changes: Partial<Settings>): void;
  moved(row: BeforeRow): void;
  /** to everything that says who can watch */
  who(): void;
  /** to the cameras of this TV */
  camera(): void;
}> {
  app!: AppContext;
  private go_!: Button;
  private picture!: Slider;
  private size!: Choice;
  /** Where this TV can send sound. */
  private microphone: Toggle | undefined;
  private who!: Choice;
  private camera!: LinkRow;

  /** What is in force. */
  set settings({ picture, width, watchMode, sound }: Pick<Settings, 'picture' | 'width' | 'watchMode' | 'sound'>) {
    this.picture.value = picture;
    this.size.index = Math.max(0, SIZES.map((one) => one.width as number).indexOf(width));
    if (this.microphone) this.microphone.checked = sound;
    this.who.index = Math.max(0, MODES.indexOf(watchMode));
    this.who.caption = this.app.t(`webcam.who.${watchMode}.more` as const);
  }

  /** What the camera in use is called. */
  set cameraName(name: string) {
    this.camera.value = name;
  }

  /** The server is being asked: OK does nothing more. */
  set starting(starting: boolean) {
    this.go_.label = this.app.t(starting ? 'webcam.starting' : 'webcam.goOnAir');
  }

  /** The focus begins at *Go on air*. */
  first(): void {
    this.choose(this.go_);
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    const say = this.app.t;
    const place = (y: number, h: number) => ({ ...SIDE, y, h });
    this.go_ = this.put(Button, {
      label: say('webcam.goOnAir'),
      icon: 'record-fill',
      iconInk: color.live.ember,
      ...place(150, 104),
      signals: { pressed: () => this.signal('go'), focused: () => this.signal('moved', 'go') },
    });
    this.picture = this.put(Slider, {
      label: say('webcam.picture'),
      lowLabel: say('webcam.sharper'),
      highLabel: say('webcam.faster'),
      ...place(290, 188),
      signals: {
        moved: (picture) => this.signal('set', { picture }),
        focused: () => this.signal('moved', 'picture'),
      },
    });
    this.size = this.put(Choice, {
      label: say('webcam.size'),
      options: SIZES.map((size) => say('webcam.size.value', size)),
      ...place(502, 88),
      signals: {
        chose: (index) => this.signal('set', { width: SIZES[index]?.width ?? 320 }),
        focused: () => this.signal('moved', 'size'),
      },
    });
    const { sends } = this.app.tv.sound;
    if (sends)
      this.microphone = this.put(Toggle, {
        label: say('sound.microphone'),
        ...place(606, 88),
        signals: {
          flipped: (sound) => this.signal('set', { sound }),
          focused: () => this.signal('moved', 'microphone'),
        },
      });
    this.who = this.put(Choice, {
      label: say('webcam.who'),
      options: MODES.map((mode) => say(`webcam.who.${mode}` as const)),
      leads: true,
      ...(sends ? place(710, 88) : place(606, 100)),
      signals: {
        chose: (index) => this.signal('set', { watchMode: MODES[index] ?? 'ask' }),
        pressed: () => this.signal('who'),
        focused: () => this.signal('moved', 'who'),
      },
    });
    this.camera = this.put(LinkRow, {
      label: say('webcam.camera'),
      ...place(sends ? 814 : 720, 92),
      signals: { pressed: () => this.signal('camera'), focused: () => this.signal('moved', 'camera') },
    });
    // A guest goes on air as their settings are.
    if (this.app.tv.household.visit.peek())
      for (const row of [this.picture, this.size, this.microphone, this.who]) if (row) row.disabled = true;
  }
}

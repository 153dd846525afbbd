import { Choice } from '../../../components/Choice.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Slider } from '../../../components/Slider.ts';
import type { Settings } from '../../../protocol/words.ts';
import { stage } from '../../../theme/metrics.ts';
import type { AppContext } from '../../context.ts';
import { SIDE } from './places.ts';
import { SIZES } from './sizes.ts';

const PICTURE = { y: 610, h: 188 } as const;
const SIZE = { y: 808, h: 76 } as const;
const CAMERA = { y: 894, h: 76 } as const;

/** How the own picture goes out, in the place of the connection on 05. */
export class AdjustSide extends LineOf<{
  set(changes: Partial<Settings>): void;
  /** OK on the slider: enough */
  done(): void;
  /** to the cameras of this TV */
  camera(): void;
  /** the focus is on something that LEFT and RIGHT change; or on what OK does */
  moved(button: string | undefined): void;
}> {
  app!: AppContext;
  private slider!: Slider;
  private size!: Choice;
  private camera!: LinkRow;

  set settings({ picture, width }: Pick<Settings, 'picture' | 'width'>) {
    this.slider.value = picture;
    this.size.index = Math.max(0, SIZES.map((one) => one.width as number).indexOf(width));
  }

  /** What the camera in use is called. */
  set cameraName(name: string) {
    this.camera.value = name;
  }

  /** The focus begins at the slider. */
  first(): void {
    this.choose(this.slider);
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    this.w = stage.width;
    this.h = stage.height;
    const say = this.app.t;
    const focused = (): void => this.signal('moved', undefined);
    this.slider = this.put(Slider, {
      label: say('webcam.picture'),
      lowLabel: say('webcam.sharper'),
      highLabel: say('webcam.faster'),
      ...SIDE,
      ...PICTURE,
      signals: { moved: (picture) => this.signal('set', { picture }), pressed: () => this.signal('done'), focused },
    });
    this.size = this.put(Choice, {
      label: say('webcam.size'),
      options: SIZES.map((size) => say('webcam.size.value', size)),
      ...SIDE,
      ...SIZE,
      signals: { chose: (index) => this.signal('set', { width: SIZES[index]?.width ?? 320 }), focused },
    });
    this.camera = this.put(LinkRow, {
      label: say('webcam.camera'),
      ...SIDE,
      ...CAMERA,
      signals: {
        pressed: () => this.signal('camera'),
        focused: () => this.signal('moved', say('webcam.camera')),
      },
    });
  }
}

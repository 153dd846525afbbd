import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Radio } from '../../../components/Radio.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { RoomCard } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';

type DoorName = RoomCard['door'];

const DOORS: readonly DoorName[] = ['invitation', 'asks', 'open'];
const RIGHT = { x: 1264, w: 560 } as const;
const ROW = { y: 194, h: 100, pitch: 112 } as const;
const WATCH = { y: 550, h: 116 } as const;
const CREATE = { y: 704, h: 104 } as const;
const JOIN = { y: 832, h: 88 } as const;

/** The right column of 18b: who comes in, whether its people may watch, and making it. */
export class Terms extends LineOf<{ create(): void; join(): void; moved(does: string): void }> {
  app!: AppContext;
  private way: DoorName = 'invitation';
  private radios: readonly Radio[] = [];
  private watch!: Toggle;
  private making!: Button;
  private joining!: Button;

  override arrival: 'memory' | 'nearest' = 'nearest';

  get door(): DoorName {
    return this.way;
  }

  get mayWatch(): boolean {
    return this.watch.checked;
  }

  /** The server is being asked. */
  set busy(busy: boolean) {
    this.making.label = this.app.t(busy ? 'room.create.doing' : 'room.create.do');
  }

  override get position(): undefined {
    return undefined;
  }

  /** Which of the two has the focus next. */
  first(name: 'create' | 'join'): void {
    this.choose(name === 'create' ? this.making : this.joining);
  }

  protected override build(): void {
    const { t } = this.app;
    this.direction = 'column';
    this.put(Label, {
      words: t('room.create.who'),
      style: type.captionStrong,
      ink: color.text.secondary,
      x: RIGHT.x,
      y: 150,
    });
    const choose = { focused: () => this.signal('moved', t('hint.choose')) };
    this.radios = DOORS.map((door, at) =>
      this.put(Radio, {
        label: t(`rooms.door.${door}` as const),
        caption: t(`rooms.door.${door}.more` as const),
        chosen: door === this.way,
        ...RIGHT,
        h: ROW.h,
        y: ROW.y + ROW.pitch * at,
        signals: { pressed: () => this.pick(door), ...choose },
      }),
    );
    this.watch = this.put(Toggle, {
      icon: 'eye-fill',
      label: t('room.create.watch'),
      caption: t('room.create.watch.off'),
      ...RIGHT,
      ...WATCH,
      signals: {
        flipped: (on) => {
          this.watch.caption = t(on ? 'room.create.watch.on' : 'room.create.watch.off');
        },
        ...choose,
      },
    });
    this.making = this.put(Button, {
      label: t('room.create.do'),
      icon: 'plus-bold',
      ...RIGHT,
      ...CREATE,
      signals: {
        pressed: () => this.signal('create'),
        focused: () => this.signal('moved', t('room.create.go')),
      },
    });
    this.joining = this.put(Button, {
      label: t('room.create.join'),
      icon: 'sign-in-fill',
      kind: 'secondary',
      ...RIGHT,
      ...JOIN,
      signals: {
        pressed: () => this.signal('join'),
        focused: () => this.signal('moved', t('room.create.join')),
      },
    });
  }

  private pick(door: DoorName): void {
    this.way = door;
    this.radios.forEach((radio, at) => {
      radio.chosen = DOORS[at] === door;
    });
  }
}

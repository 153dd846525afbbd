import type { OpenCamera } from '../../../capture/camera.ts';
import {
  type Face,
  type Framing,
  framingOf,
  type Light,
  lightOf,
  middleOf,
  mirrored,
  Steady,
} from '../../../capture/checks.ts';
import { Looker } from '../../../capture/look.ts';
import { CheckCard, type CheckView } from '../../../components/CheckCard.ts';
import { Part } from '../../../components/core/Part.ts';
import { FramingOval } from '../../../components/FramingOval.ts';
import { Pill } from '../../../components/Pill.ts';
import type { AppContext } from '../../context.ts';
import { PICTURE } from './places.ts';

/** How often the picture is looked at. */
export const LOOK_MS = 500;

const CARD = { y: 794, h: 112, gap: 24 } as const;
/** Of the cards; framing has the longest words. */
const WIDTHS = { two: [540, 540, 0], three: [328, 400, 328] } as const;
const ADVICE_Y = 671;

/** What the checks found; undefined until the first look, `light: undefined` where pictures cannot be read. */
interface Found {
  readonly light: Light | undefined;
  readonly framing: Framing;
  readonly face: Face;
}

/** Light and framing under the own picture, and on it the oval and one piece of advice (04, 04b). */
export class Checks extends Part<{ advised(advice: boolean): void }> {
  app!: AppContext;
  private camera_: OpenCamera | undefined;
  private looker: Looker | undefined;
  private found: Found | undefined;
  private readonly light = new Steady<Light>();
  private readonly framing = new Steady<Framing>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private cards!: readonly [CheckCard, CheckCard];
  private sound_: CheckCard | undefined;
  /** A third card says what the microphone hears; fixed when it is made. */
  listens = false;
  private oval!: FramingOval;
  private advice!: Pill;

  /** What is looked at; undefined: nothing. */
  set camera(camera: OpenCamera | undefined) {
    if (camera === this.camera_) return;
    this.camera_ = camera;
    this.found = undefined;
    this.changed();
    this.lookSoon(0);
  }

  /** What the microphone hears. */
  set sound(check: CheckView) {
    if (this.sound_) this.sound_.check = check;
  }

  protected override build(): void {
    const [light, framing, sound] = this.listens ? WIDTHS.three : WIDTHS.two;
    const card = (x: number, w: number): CheckCard => this.put(CheckCard, { x, y: CARD.y, w, h: CARD.h });
    const second = PICTURE.x + light + CARD.gap;
    this.cards = [card(PICTURE.x, light), card(second, framing)];
    if (sound) this.sound_ = card(second + framing + CARD.gap, sound);
    this.oval = this.put(FramingOval, { visible: false });
    this.advice = this.put(Pill, { kind: 'advice', icon: 'sun-fill', y: ADVICE_Y, visible: false });
  }

  protected override draw(): void {
    const { found } = this;
    this.cards[0].check = this.lightCard(found);
    this.cards[1].check = this.framingCard(found);
    this.drawOval(found);
    const light = found?.light;
    const advises = light !== undefined && light !== 'good';
    this.advice.visible = advises;
    if (advises) {
      this.advice.label = this.app.t(`webcam.light.${light}.advice` as const);
      this.advice.x = PICTURE.x + (PICTURE.w - this.advice.w) / 2;
    }
    this.signal('advised', advises);
  }

  override _active(): void {
    this.lookSoon(0);
  }

  override _inactive(): void {
    clearTimeout(this.timer);
  }

  private lookSoon(ms: number): void {
    clearTimeout(this.timer);
    if (this.camera_ && this.active) this.timer = setTimeout(() => void this.look(), ms);
  }

  private async look(): Promise<void> {
    const camera = this.camera_;
    if (!camera) return;
    this.looker ??= new Looker();
    const seen = await this.looker.look(camera).catch(() => undefined);
    if (camera !== this.camera_ || !this.active) return;
    this.found = seen
      ? {
          light: this.light.see(lightOf(seen.grey, seen.face, seen.within)),
          framing: this.framing.see(framingOf(seen.face)),
          face: seen.face,
        }
      : { light: undefined, framing: 'unchecked', face: undefined };
    this.changed();
    this.lookSoon(LOOK_MS);
  }

  private lightCard(found: Found | undefined): CheckView {
    const say = this.app.t;
    if (!found?.light) {
      const title = say(found ? 'webcam.light.unchecked' : 'webcam.light.wait');
      return { kind: 'unknown', icon: 'sun-fill', title, advice: '' };
    }
    const title = say(`webcam.light.${found.light}` as const);
    if (found.light !== 'good') {
      return { kind: 'bad', icon: 'sun-fill', title, advice: say(`webcam.light.${found.light}.more` as const) };
    }
    return { kind: 'good', title, advice: say(found.face ? 'webcam.light.good.more' : 'webcam.light.good.room') };
  }

  private framingCard(found: Found | undefined): CheckView {
    const say = this.app.t;
    const framing = found?.framing ?? 'unchecked';
    const title = say(`webcam.framing.${framing}` as const);
    if (framing === 'unchecked') {
      const cannot = found !== undefined && found.face === undefined;
      const advice = cannot ? say('webcam.framing.cannot.more') : say('webcam.framing.unchecked.more');
      return { kind: 'unknown', icon: 'arrows-in-cardinal-fill', title, advice: found ? advice : '' };
    }
    const advice = say(`webcam.framing.${framing}.more` as const);
    if (framing === 'good') return { kind: 'good', title, advice };
    return { kind: 'bad', icon: 'arrows-in-cardinal-fill', title, advice };
  }

  /** Around the face as it is seen, within the picture. */
  private drawOval(found: Found | undefined): void {
    const { oval } = this;
    oval.visible = found !== undefined && found.framing !== 'unchecked' && !!found.face;
    if (!found?.face || !oval.visible) return;
    const { x, y } = middleOf(mirrored(found.face));
    const within = (middle: number, room: number, side: number): number =>
      Math.max(0, Math.min(room - side, middle * room - side / 2));
    oval.good = found.framing === 'good';
    oval.x = Math.round(PICTURE.x + within(x, PICTURE.w, oval.w));
    oval.y = Math.round(PICTURE.y + within(y, PICTURE.h, oval.h));
  }
}

import { Button } from '../../../components/Button.ts';
import { Line } from '../../../components/core/Line.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Segments } from '../../../components/Segments.ts';
import { TalkButton, type TalkView } from '../../../components/TalkButton.ts';
import { Label } from '../../../components/text/Label.ts';
import { ViewerBar, type ViewingView } from '../../../components/ViewerBar.ts';
import { color, fade } from '../../../theme/color.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import { ms, timing } from '../../../theme/motion.ts';
import { type } from '../../../theme/type.ts';
import type { Talk } from './Talk.ts';
import { wideEnough } from './widths.ts';

const BAR_Y = 930;
const ROW = { y: 826, h: 80, gap: 16 } as const;
const BUTTON = { w: 280, h: ROW.h } as const;
const TALK = { w: 360, held: { x: 600, y: 778, w: 720, h: 108 }, lineY: 716 } as const;
const SEGMENTS_H = 64;
const SHADE = { y: 760, h: 320, alpha: 0.72 } as const;

/** What the foot says back. */
interface FootSignals {
  /** *Message*. */
  wrote(): void;
  /** *Watch another*. */
  another(): void;
  /** The friend is to be heard instead of seen. */
  hushed(): void;
  /** Others are to be heard so loud, a step of VOLUMES. */
  turned(volume: number): void;
  /** Directly, or by the relay. */
  directly(): void;
  /** The zoom is now that of this index. */
  zoomed(index: number): void;
}

/**
 * The bar under a friend's room and the row above it, which UP brings. It goes after five seconds without a key, and
 * any key brings it back (08).
 */
export class Foot extends Zones<'row' | 'bar', FootSignals> {
  zooms: readonly string[] = [];
  zoomLabel = '';
  writeLabel = '';
  anotherLabel = '';
  /** What the button to talk says at rest; fixed when it is made, like all these. */
  talkLabel = '';
  volumes: readonly string[] = [];
  volumeLabel = '';
  /** Where this TV can talk to whom it watches. */
  talk: Talk | undefined;
  private hold: TalkButton | undefined;
  private turnedDown!: Label;
  private volume_!: Segments;
  private out = false;
  private holding = false;
  private shown = '';
  private bar!: ViewerBar;
  private row!: Line;
  private sound_!: Button;
  private other!: Button;
  private direct_!: Button;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether it can be seen and has the focus. */
  get isOut(): boolean {
    return this.out;
  }

  /** It stays although nobody presses a key: what is seen is not live, and somebody has to say so. */
  get holds(): boolean {
    return this.holding;
  }
  set holds(holds: boolean) {
    if (this.holding === holds) return;
    this.holding = holds;
    if (holds) this.show();
    else this.rest();
  }

  set viewing(view: ViewingView) {
    const text = JSON.stringify(view);
    if (text === this.shown) return;
    this.shown = text;
    this.bar.viewing = view;
  }

  get zoom(): number {
    return this.bar.zoom;
  }
  set zoom(index: number) {
    this.bar.zoom = index;
  }

  override get canFocus(): boolean {
    return this.out && super.canFocus;
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    this.alpha = 0;
    this.box({
      rect: true,
      w: stage.width,
      y: SHADE.y,
      h: SHADE.h,
      colorTop: fade(color.scrim.modal, 0),
      colorBottom: fade(color.scrim.modal, SHADE.alpha),
    });
    const { y, gap } = ROW;
    this.row = this.put(Line, { x: safeArea.x, y, w: safeArea.width, h: ROW.h, gap, visible: false });
    this.buildTalk();
    this.row.put(Button, {
      label: this.writeLabel,
      icon: 'chat-circle-text-fill',
      ...BUTTON,
      signals: { pressed: () => this.signal('wrote') },
    });
    this.sound_ = this.row.put(Button, {
      icon: 'speaker-high-fill',
      ...BUTTON,
      w: BUTTON.w + 60,
      visible: false,
      signals: { pressed: () => this.signal('hushed') },
    });
    this.volume_ = this.row.put(Segments, {
      icon: 'speaker-high-fill',
      label: this.volumeLabel,
      options: this.volumes,
      y: (ROW.h - SEGMENTS_H) / 2,
      visible: false,
      signals: { chose: (volume) => this.signal('turned', volume) },
    });
    this.other = this.row.put(Button, {
      label: this.anotherLabel,
      icon: 'television-simple-fill',
      ...BUTTON,
      w: BUTTON.w + 60,
      visible: false,
      signals: { pressed: () => this.signal('another') },
    });
    this.direct_ = this.row.put(Button, {
      icon: 'lightning-fill',
      ...BUTTON,
      w: BUTTON.w + 60,
      visible: false,
      signals: { pressed: () => this.signal('directly') },
    });
    this.bar = this.put(ViewerBar, {
      x: safeArea.x,
      y: BAR_Y,
      zooms: this.zooms,
      zoomLabel: this.zoomLabel,
      zoom: this.zooms.length - 1,
      signals: { zoomed: (index) => this.signal('zoomed', index), pressed: () => this.hide() },
    });
    this.zone('row', this.row, { down: 'bar' });
    this.zone('bar', this.bar, { up: 'row' });
    this.goTo('bar');
  }

  private buildTalk(): void {
    const { talk } = this;
    this.turnedDown = this.put(Label, {
      style: type.labelLight,
      x: safeArea.x,
      width: safeArea.width,
      align: 'center',
      y: TALK.lineY,
      visible: false,
    });
    if (!talk) return;
    this.hold = this.row.put(TalkButton, {
      w: this.talkW,
      h: ROW.h,
      grip: talk.push,
      signals: { pressed: () => talk.keep(), focused: () => talk.prepare() },
    });
  }

  private get talkW(): number {
    return wideEnough(TALK.w, this.talkLabel);
  }

  /** What the button to talk says; while it is held it is all there is above the bar (28b). */
  set talking({ view, turnedDown }: { view: TalkView; turnedDown: string }) {
    const { hold } = this;
    if (!hold) return;
    const held = turnedDown !== '';
    hold.talk = view;
    if (held === this.turnedDown.visible) return;
    this.turnedDown.visible = held;
    this.turnedDown.words = turnedDown;
    for (const child of this.row.children) if (child !== hold) child.alpha = held ? 0 : 1;
    const { x, y, w, h } = TALK.held;
    hold.resize(held ? w : this.talkW, held ? h : ROW.h);
    hold.y = held ? y - ROW.y : 0;
    this.row.arrange();
    if (held) hold.x = x - safeArea.x;
  }

  /** They speak so loud now, 0 to 1. */
  set speaks(level: number) {
    this.bar.speaks = level;
  }

  /** One is heard so loud now, 0 to 1. */
  hear(level: number): void {
    this.hold?.hear(level);
  }

  /** How loud others are heard; undefined: there is nothing of them to hear. */
  set volume(volume: number | undefined) {
    const there = volume !== undefined;
    if (there) this.volume_.index = volume;
    if (this.volume_.visible === there) return;
    this.volume_.visible = there;
    this.row.arrange();
  }

  /** What OK does with sound that comes instead of pictures; empty: there is none. */
  set sound(words: string) {
    if (this.sound_.label === words) return;
    this.sound_.label = words;
    this.sound_.resize(wideEnough(BUTTON.w + 60, words), BUTTON.h);
    this.sound_.visible = words !== '';
    this.row.arrange();
  }

  /** What OK does about a direct connection; empty: nothing. */
  set direct(words: string) {
    if (this.direct_.label === words) return;
    this.direct_.label = words;
    this.direct_.visible = words !== '';
    this.row.arrange();
  }

  /** Somebody else is on camera, and may be watched beside this one. */
  set offersAnother(offers: boolean) {
    if (this.other.visible === offers) return;
    this.other.visible = offers;
    this.row.arrange();
  }

  /** @returns whether it was away before */
  show(): boolean {
    this.rest();
    if (this.out) return false;
    this.turn(true);
    return true;
  }

  hide(): void {
    clearTimeout(this.timer);
    if (this.out) this.turn(false);
  }

  private turn(out: boolean): void {
    this.out = out;
    this.goTo('bar');
    this.row.visible = false;
    this.ease(this, { alpha: out ? 1 : 0 }, out ? ms.crossfade : ms.barHide);
    this.refocus();
  }

  /** A key or the pointer: five more seconds. */
  rest(): void {
    clearTimeout(this.timer);
    if (!this.holding) this.timer = setTimeout(() => this.hide(), timing.statusBarHideS * 1000);
  }

  override _captureKey(): boolean {
    this.rest();
    return false;
  }

  override _handleUp(): boolean {
    if (this.zoneNow === 'bar') this.row.visible = true;
    return super._handleUp();
  }

  override _handleDown(): boolean {
    const moved = super._handleDown();
    if (moved) this.row.visible = false;
    return moved;
  }

  override _detach(): void {
    clearTimeout(this.timer);
  }
}

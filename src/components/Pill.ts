import { type Argb, color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { loops } from '../theme/motion.ts';
import { type TextStyle, type, weighted } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { swing } from './core/Ticker.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { dots, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

interface Look {
  readonly h: number;
  readonly pad: number;
  readonly gap: number;
  readonly corners?: number;
  readonly least?: number;
  readonly fill: Argb;
  readonly ink: Argb;
  readonly style: TextStyle;
  readonly icon?: IconName;
  readonly iconSize?: number;
  readonly iconInk?: Argb;
  readonly dot?: boolean;
}

const { live, surface, text, state, scrim } = color;
const strong = type.captionBold;
const tracked: TextStyle = { ...strong, tracking: 0.5 };

/** The pills of the design by what they say. `icon` and colours can be overruled where a pill has variants. */
const LOOKS = {
  live: { h: size.livePill, pad: 16, gap: 10, fill: live.ember, ink: live.onEmber, style: tracked, dot: true },
  paused: {
    h: size.livePill,
    pad: 16,
    gap: 10,
    fill: surface[3],
    ink: text.secondary,
    style: strong,
    icon: 'pause-fill',
    iconSize: 20,
  },
  /** Sound alone (28). */
  sound: {
    h: size.livePill,
    pad: 16,
    gap: 10,
    fill: surface[3],
    ink: text.primary,
    style: tracked,
    icon: 'speaker-high-fill',
    iconSize: 24,
  },
  onAir: {
    h: size.pillLarge,
    pad: 24,
    gap: 10,
    fill: live.ember,
    ink: live.onEmber,
    style: weighted(type.label, 700),
    icon: 'record-fill',
    iconSize: 32,
  },
  /** A room that is recorded, and that nobody sees. */
  recording: {
    h: size.pillLarge,
    pad: 24,
    gap: 12,
    fill: scrim.bar,
    ink: text.primary,
    style: type.label,
    dot: true,
  },
  /** Somebody hears this room: green, because ember is for seeing alone. */
  hears: {
    h: size.pillLarge,
    pad: 24,
    gap: 10,
    fill: state.speakingFill,
    ink: state.speakingText,
    style: type.label,
    icon: 'microphone-fill',
    iconSize: 32,
  },
  /** How the picture travels (Relay, Direct). */
  badge: {
    h: size.pill,
    pad: 18,
    gap: 10,
    fill: surface[3],
    ink: text.secondary,
    style: type.captionStrong,
    iconSize: size.icon.s,
  },
  badgeDirect: {
    h: size.pill,
    pad: 18,
    gap: 10,
    fill: surface[3],
    ink: state.direct,
    style: type.captionStrong,
    iconSize: size.icon.s,
  },
  /** Beside a title: "Only you can see this". */
  note: {
    h: 48,
    pad: 20,
    gap: 12,
    fill: surface[2],
    ink: text.secondary,
    style: type.caption,
    iconSize: 30,
  },
  /** On a picture. */
  tag: { h: 44, pad: 18, gap: 10, corners: 12, fill: scrim.tag, ink: text.primary, style: type.caption, iconSize: 28 },
  /** Who it is, on a small picture. */
  name: { h: 44, pad: 16, gap: 10, fill: scrim.tag, ink: text.primary, style: type.captionStrong, iconSize: 26 },
  /** Good advice on a picture. */
  advice: {
    h: 72,
    pad: 32,
    gap: 16,
    fill: scrim.bar,
    ink: text.primary,
    style: type.largeStrong,
    iconSize: 38,
    iconInk: state.warn,
  },
  unread: { h: 40, pad: 12, gap: 0, least: 44, fill: state.notice, ink: state.noticeInk, style: strong },
  unreadTab: { h: 36, pad: 10, gap: 0, least: 40, fill: state.notice, ink: state.noticeInk, style: strong },
  /** Of a muted conversation. */
  unreadMuted: { h: 40, pad: 12, gap: 0, least: 44, fill: surface.track, ink: text.secondary, style: strong },
} satisfies Record<string, Look>;

export type PillKind = keyof typeof LOOKS;

/** A pill as wide as what it says. Anchor it by `mountX` where it stands at the right. */
export class Pill extends Part {
  private which: PillKind = 'note';
  private said = '';
  private sign: IconName | undefined;
  private face!: Shape;
  private icon_: Icon | undefined;
  private dot_: Shape | undefined;
  private label_!: Label;
  private still: (() => void) | undefined;

  get kind(): PillKind {
    return this.which;
  }
  set kind(kind: PillKind) {
    this.which = kind;
    this.changed();
  }

  get label(): string {
    return this.said;
  }
  set label(label: string) {
    if (this.said === label) return;
    this.said = label;
    this.changed();
  }

  get icon(): IconName | undefined {
    return this.sign;
  }
  set icon(icon: IconName | undefined) {
    this.sign = icon;
    this.changed();
  }

  protected override build(): void {
    this.face = this.put(Shape, {});
    this.label_ = this.put(Label, {});
  }

  protected override draw(): void {
    const look: Look = LOOKS[this.which];
    const { h, pad, gap } = look;
    const icon = this.sign ?? look.icon;
    const side = look.iconSize ?? size.icon.s;
    this.label_.style = look.style;
    this.label_.words = this.said;
    this.label_.ink = look.ink;

    let x = pad;
    if (look.dot) {
      this.dot_ ??= this.put(Shape, { recipe: dots(1, 14, 0) });
      this.dot_.ink = look.ink;
      this.dot_.left = x;
      this.dot_.top = (h - 14) / 2;
      x += 14 + gap;
    }
    if (this.dot_) this.dot_.visible = look.dot === true;
    if (icon) {
      this.icon_ ??= this.put(Icon, {});
      this.icon_.size = side;
      this.icon_.name = icon;
      this.icon_.ink = look.iconInk ?? look.ink;
      this.icon_.x = x;
      this.icon_.y = (h - side) / 2;
      x += side + (this.said ? gap : 0);
    }
    if (this.icon_) this.icon_.visible = icon !== undefined;
    const natural = x + this.label_.w + pad;
    const w = Math.round(Math.max(look.least ?? 0, natural));
    this.label_.x = x + (w - natural) / 2;
    this.label_.y = (h - this.label_.h) / 2;
    this.w = w;
    this.h = h;
    this.face.recipe = plate(w, h, look.corners ?? h / 2);
    this.face.ink = look.fill;
  }

  override _active(): void {
    const dot = this.dot_;
    if (!dot || this.looks.motion !== 'full') return;
    const { ms, alpha } = loops.onAirDot;
    const [high = 1, low = 1] = alpha;
    this.still = this.surroundings.ticker.listen((now) => {
      dot.alpha = high - (high - low) * swing(now, ms);
    });
  }

  override _inactive(): void {
    this.still?.();
    this.still = undefined;
  }
}

import type Lightning from '@lightningjs/core';
import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Line } from '../../../components/core/Line.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { glow } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { WaitingRings } from '../../../components/WaitingRings.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { safeArea, size, stage } from '../../../theme/metrics.ts';
import { easing, ms } from '../../../theme/motion.ts';
import tokens from '../../../theme/tokens.ts';
import { type } from '../../../theme/type.ts';
import type { WaitingAnswer, WaitingView } from './waits.ts';
import { wideEnough } from './widths.ts';

/** Whose picture it is. */
export interface Awaited {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape | undefined;
}

const RINGS = { x: 720, y: 118 } as const;
const AVATAR = { x: 844, y: 242 } as const;
const TITLE_Y = 626;
const TEXT_Y = 722;
const BUTTONS = { y: 826, w: 356, h: 96, gap: 32 } as const;
/** The rings close onto the avatar. */
const CLOSED = 0.52;

const ICONS: Readonly<Record<WaitingAnswer, IconName>> = {
  stop: 'x-bold',
  again: 'arrows-clockwise-bold',
  message: 'chat-circle-text-fill',
  close: 'x-bold',
};
const ANSWERS = Object.keys(ICONS) as readonly WaitingAnswer[];

/** Where the middle of the avatar is, px from the top: the picture grows out of there. */
export const WAITING_CENTRE_Y = AVATAR.y + size.avatar.hero / 2;

/** A friend who is being waited for (07), or did not come: the whole screen. */
export class Waiting extends FocusGroup<{ chose(answer: WaitingAnswer): void; stood(answer: WaitingAnswer): void }> {
  private view: WaitingView | undefined;
  private who: Awaited | undefined;
  /** What the buttons say. */
  words!: Readonly<Record<WaitingAnswer, string>>;
  private rings!: Lightning.Element;
  private avatar_!: Avatar;
  private title_!: Label;
  private text_!: Label;
  private row!: Line;
  private buttons = new Map<WaitingAnswer, Button>();

  get waiting(): WaitingView | undefined {
    return this.view;
  }
  set waiting(waiting: WaitingView | undefined) {
    this.view = waiting;
    this.changed();
  }

  get awaited(): Awaited | undefined {
    return this.who;
  }
  set awaited(awaited: Awaited | undefined) {
    this.who = awaited;
    this.changed();
  }

  override get position(): undefined {
    return undefined;
  }

  protected override get members(): readonly Member[] {
    return [this.row];
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const { center, radius: reach } = tokens.background.hero;
    const [w = 0, h = 0] = reach.map((r) => r * 1.5);
    const [x = 0, y = 0] = center;
    const ground = { left: stage.width * x - w / 2, top: stage.height * y - h / 2 };
    this.put(Shape, { recipe: glow(w, h, color.heroGlow), ...ground });
    this.put(Icon, { name: 'mark', size: 56, x: safeArea.x, y: 56 });
    this.rings = this.put(WaitingRings, RINGS);
    this.avatar_ = this.put(Avatar, { size: size.avatar.hero, ...AVATAR });
    const middle = { x: safeArea.x, width: safeArea.width, align: 'center' } as const;
    this.title_ = this.put(Label, { ...middle, style: type.display, y: TITLE_Y });
    this.text_ = this.put(Label, { ...middle, style: type.largeLight, ink: color.text.secondary, y: TEXT_Y });
    const { y: top, h: high, gap } = BUTTONS;
    this.row = this.put(Line, { direction: 'row', gap, y: top, h: high });
    for (const answer of ANSWERS) {
      const words = this.words[answer];
      const button = this.row.put(Button, {
        label: words,
        icon: ICONS[answer],
        w: wideEnough(BUTTONS.w, words),
        h: high,
        signals: { pressed: () => this.signal('chose', answer), focused: () => this.signal('stood', answer) },
      });
      this.buttons.set(answer, button);
    }
  }

  protected override draw(): void {
    const { view, who } = this;
    if (who) this.avatar_.patch(who);
    if (!view) return;
    this.title_.words = view.title;
    this.text_.words = view.text;
    this.rings.visible = view.rings;
    let moved = false;
    this.buttons.forEach((button, answer) => {
      const shown = view.answers.indexOf(answer) >= 0;
      moved ||= button.visible !== shown;
      button.visible = shown;
    });
    if (!moved) return;
    this.row.arrange();
    this.row.x = (stage.width - this.row.w) / 2;
  }

  /** It is there at once. */
  open(): void {
    this.visible = true;
    this.ease(this, { alpha: 1 }, 0);
    this.ease(this.rings, { scale: 1 }, 0);
  }

  /** The rings close onto the avatar, and all of it gives way to the picture (07). */
  close(): void {
    this.ease(this, { alpha: 0 }, ms.screen, easing.standard);
    this.ease(this.rings, { scale: CLOSED }, ms.screen, easing.standard);
  }
}

import type Lightning from '@lightningjs/core';
import { Button } from '../../../components/Button.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import type { Rect } from '../../../components/core/geometry.ts';
import { Line } from '../../../components/core/Line.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { gradient, photo, plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { argb, color, css, fade } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { radius, size, stage } from '../../../theme/metrics.ts';
import { easing } from '../../../theme/motion.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { IdCard } from './IdCard.ts';

const ROOM = { x: 96, y: 150, w: 1104, h: 621, scrim: 320 } as const;
const STEP = { y: 794, w: 352, h: 112, pitch: 376, pad: 24, gap: 20 } as const;
const SIDE = { x: 1264, w: 560 } as const;
/** From the first button down: the primary one is higher. */
const BUTTONS = [
  { y: 150, h: 104 },
  { y: 286, h: 92 },
  { y: 398, h: 92 },
] as const;
/** Words on a picture, as drawn in 25. */
const ON_PICTURE = argb('#E3D9CC');
/** How long the first friend's tile takes to grow out of the room. */
const GROW_MS = 280;

interface FirstRunSignals {
  add(): void;
  /** somebody asks to be a friend */
  answer(person: string): void;
  joinRoom(): void;
  webcam(): void;
  /** What OK does is another thing now. */
  moved(): void;
}

/** 25: home while there are no friends: an empty room, what comes next, and the ways to the first friend. */
export class FirstRun extends FocusGroup<FirstRunSignals> {
  app!: AppContext;
  private room!: Lightning.Element;
  private around!: Lightning.Element;
  private text_!: Label;
  private asked!: Label;
  private buttons!: Line;
  private answer_!: Button;
  private add_!: Button;
  private join!: Button;
  private try_!: Button;

  protected override get members(): readonly Member[] {
    return [this.buttons];
  }

  override get position(): undefined {
    return undefined;
  }

  /** What OK does now. */
  get does(): string {
    const { current } = this.buttons;
    return current instanceof Button ? current.label : this.add_.label;
  }

  /** Whether the focus is where it starts. */
  get isAtStart(): boolean {
    return this.buttons.current === this.first;
  }

  start(): void {
    this.buttons.choose(this.first);
  }

  private get first(): Button {
    return this.answer_.visible ? this.answer_ : this.add_;
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const { app } = this;
    const { t, tv, quietRoom } = app;
    this.around = this.box({ w: this.w, h: this.h });
    this.room = this.box({ x: ROOM.x, y: ROOM.y, w: ROOM.w, h: ROOM.h, pivot: 0 });
    this.buildRoom(quietRoom);
    this.step(0, 'user-plus-bold', t('first.add'), t('first.add.more'), (label) => {
      this.asked = label;
    });
    this.step(1, 'eye-fill', t('first.look'), t('first.look.more'));
    this.step(2, 'video-camera-fill', t('first.air'), t('first.air.more'));
    this.buttons = this.put(Line, { direction: 'column', w: this.w, h: this.h }, this.around);
    this.answer_ = this.button('handshake-fill', '', () => {
      const request = tv.friends.requestsToMe.peek()[0];
      if (request) this.signal('answer', request.person);
    });
    this.add_ = this.button('user-plus-bold', t('first.add'), () => this.signal('add'));
    this.join = this.button('sign-in-fill', t('first.room'), () => this.signal('joinRoom'));
    this.try_ = this.button('video-camera-fill', t('first.try'), () => this.signal('webcam'));
    this.try_.colourKey = 'green';
    this.put(IdCard, { app, x: SIDE.x, y: 522, w: SIDE.w, h: 384 }, this.around);
    this.refresh();
  }

  /** Who asks this person, and whom this person asks. */
  refresh(): void {
    const { t, tv } = this.app;
    const { requestsToMe, requestsOfMine } = tv.friends;
    const asks = requestsToMe.peek()[0];
    const asked = requestsOfMine.peek()[0];
    const atStart = this.isAtStart;
    this.text_.words = asks ? t('first.answer.text', { name: asks.name }) : t('first.text');
    this.asked.words = asked ? t('first.add.asked', { name: asked.name }) : t('first.add.more');
    this.answer_.visible = asks !== undefined;
    if (asks) this.answer_.label = t('first.answer', { name: asks.name });
    // Three places: a question that waits takes the one of the rooms, which have a tab of their own.
    this.join.visible = !asks && tv.rooms.offered;
    let at = 0;
    for (const button of [this.answer_, this.add_, this.join, this.try_]) {
      if (!button.visible) continue;
      const place = BUTTONS[at++] ?? BUTTONS[2];
      button.y = place.y;
      button.resize(SIDE.w, place.h);
    }
    this.buttons.arrange();
    if (atStart) this.start();
  }

  /** The room shrinks to where the first friend shows, and everything else goes. `gone`: nothing of it is seen now. */
  giveWayTo({ x, y, w }: Pick<Rect, 'x' | 'y' | 'w'>, gone: () => void): void {
    this.ease(this.around, { alpha: 0 }, GROW_MS);
    setTimeout(gone, GROW_MS);
    // It shrinks towards its left edge, which is its end where text runs from right to left.
    const start = this.mirrored ? x + w - ROOM.w : x;
    this.ease(this.room, { x: start, y, scale: w / ROOM.w, alpha: 0 }, GROW_MS, easing.enter);
  }

  private buildRoom(quietRoom: string | undefined): void {
    const { t } = this.app;
    const { w, h, scrim } = ROOM;
    const corners = radius.picture;
    const ground = color.bg.base;
    this.put(Shape, { recipe: plate(w, h, corners), ink: color.surface[1] }, this.room);
    if (quietRoom !== undefined) this.put(Shape, { recipe: photo(quietRoom, w, h, corners) }, this.room);
    const shade = gradient('quiet', w, scrim, [0, 0, corners, corners], css(fade(ground, 0)), css(fade(ground, 0.92)));
    this.put(Shape, { recipe: shade, top: h - scrim }, this.room);
    const line = { width: w - 96, x: 48 };
    this.put(Label, { words: t('first.title'), style: type.display, ...line, y: 452 }, this.room);
    this.text_ = this.put(Label, { style: type.largeLight, ink: ON_PICTURE, ...line, y: 537 }, this.room);
  }

  private step(
    index: number,
    icon: IconName,
    title: string,
    more: string,
    made: (more: Label) => void = () => undefined,
  ): void {
    const { w, h, pad, gap } = STEP;
    const card = this.box({ x: ROOM.x + STEP.pitch * index, y: STEP.y, w, h }, this.around);
    const ink = color.text.secondary;
    this.put(Shape, { recipe: plate(w, h, radius.tile), ink: color.surface[1] }, card);
    this.put(Icon, { name: icon, size: size.icon.m, ink, x: pad, y: (h - size.icon.m) / 2 }, card);
    const x = pad + size.icon.m + gap;
    const width = w - x - pad;
    const both = type.label.line + type.caption.line;
    const y = (h - both) / 2;
    this.put(Label, { words: title, style: type.label, x, y, width }, card);
    made(this.put(Label, { words: more, style: type.caption, ink, x, y: y + type.label.line, width }, card));
  }

  private button(icon: IconName, label: string, pressed: () => void): Button {
    const signals = { pressed, focused: () => this.signal('moved') };
    return this.buttons.put(Button, { icon, label, ...SIDE, h: BUTTONS[0].h, signals });
  }
}

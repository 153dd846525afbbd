import { argb, color, css } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { gradient, plate } from './paint/shapes.ts';
import type { Face } from './RoomMark.ts';
import { RoomPane } from './RoomPane.ts';
import { Stack } from './Stack.ts';
import { Label } from './text/Label.ts';

/** A room of one's own; words are in the reader's language already. */
export interface RoomView {
  readonly name: string;
  /** Into it one is invited. */
  readonly locked: boolean;
  readonly line: string;
  /** Whose rooms may be seen now: up to three; then nobody stands on the strip. */
  readonly panes: readonly Face[];
  /** Who is here, up to three: on the strip where there is no pane, below beside the panes. */
  readonly faces: readonly (Face & { readonly presence: PresenceShape | undefined })[];
  /** how many more are here */
  readonly more: number;
  /** On the pill: LIVE, or PAUSED. */
  readonly live: string;
  /** What is seen is not live. */
  readonly paused: boolean;
  /** 0 shows nothing. */
  readonly unread: number;
  /** what is said there makes no noise */
  readonly muted: boolean;
  readonly spoken: string;
}

const STRIP_H = 208;
const PANE_GAP = 4;
const PANES = 3;
const FACE = { d: 96, gap: 28 } as const;
const PAD = { start: 28, end: 24, pill: 20 } as const;
const NAME = { y: 226, h: 60, lock: 32, gap: 14 } as const;
const LINE = { y: 290, h: 60, gap: 20 } as const;
const COUCH = 92;
/** As drawn in 18: somebody is here, nobody is, and the couch. */
const GROUND = [css(argb('#33291F')), css(argb('#1D1713'))] as const;
const QUIET = argb('#171310');
const COUCH_INK = argb('#6A5C4E');

/** A room one is one of the people of, and how it is there now: 549×372. */
export class RoomCard extends Focusable {
  private view: RoomView | undefined;
  private ground!: Shape;
  private quiet!: Shape;
  private couch!: Icon;
  private readonly panes_: RoomPane[] = [];
  private readonly faces_: Avatar[] = [];
  private live_!: Pill;
  private unread_!: Pill;
  private name_!: Label;
  private lock!: Icon;
  private line_!: Label;
  private stack!: Stack;

  get room(): RoomView | undefined {
    return this.view;
  }
  set room(room: RoomView | undefined) {
    this.view = room;
    this.changed();
  }

  /** Where pictures are shown. */
  get panes(): readonly RoomPane[] {
    return this.panes_.filter(({ tile }) => tile !== undefined);
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.name ?? ''), role: 'button', value: this.view?.spoken ?? '' };
  }

  protected override build(): void {
    const { w } = this;
    const c = radius.card;
    const top = [c, c, 0, 0] as const;
    this.underlay('picture', color.surface[1], c);
    this.ground = this.put(Shape, { recipe: gradient('room', w, STRIP_H, top, GROUND[0], GROUND[1], -20) });
    this.quiet = this.put(Shape, { recipe: plate(w, STRIP_H, top), ink: QUIET });
    const x = (w - COUCH) / 2;
    this.couch = this.put(Icon, { name: 'couch-fill', size: COUCH, ink: COUCH_INK, x, y: (STRIP_H - COUCH) / 2 });
    for (let at = 0; at < PANES; at++) this.panes_.push(this.put(RoomPane, { h: STRIP_H, visible: false }));
    for (let at = 0; at < PANES; at++) {
      this.faces_.push(this.put(Avatar, { size: FACE.d, y: (STRIP_H - FACE.d) / 2, visible: false }));
    }
    this.live_ = this.put(Pill, { kind: 'live', x: PAD.pill, y: PAD.pill });
    this.unread_ = this.put(Pill, { kind: 'unread', mountX: 1, x: w - PAD.pill, y: PAD.pill });
    this.name_ = this.put(Label, { style: type.largeStrong, x: PAD.start });
    this.lock = this.put(Icon, {
      name: 'lock-simple-fill',
      size: NAME.lock,
      ink: color.text.tertiary,
      x: w - PAD.end - NAME.lock,
      y: NAME.y + (NAME.h - NAME.lock) / 2,
    });
    this.line_ = this.put(Label, { style: type.caption, ink: color.text.secondary, x: PAD.start });
    this.stack = this.put(Stack, { d: 48, mountX: 1, x: w - PAD.end });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const seen = view.panes.length > 0;
    const empty = !seen && view.faces.length === 0;
    this.ground.visible = !empty;
    this.quiet.visible = empty;
    this.couch.visible = empty;
    this.drawPanes(view);
    this.drawFaces(seen ? [] : view.faces);
    this.live_.visible = seen;
    this.live_.kind = view.paused ? 'paused' : 'live';
    this.live_.label = view.live;
    this.unread_.visible = view.unread > 0;
    this.unread_.kind = view.muted ? 'unreadMuted' : 'unread';
    this.unread_.label = String(view.unread);

    this.lock.visible = view.locked;
    this.name_.words = view.name;
    this.name_.width = (view.locked ? this.lock.x - NAME.gap : this.w - PAD.end) - PAD.start;
    this.name_.y = NAME.y + (NAME.h - this.name_.h) / 2;
    this.stack.patch({ faces: seen ? view.faces : [], more: seen ? view.more : 0 });
    this.stack.y = LINE.y + (LINE.h - this.stack.h) / 2;
    this.line_.words = view.line;
    this.line_.width = this.w - PAD.end - this.stack.w - LINE.gap - PAD.start;
    this.line_.y = LINE.y + (LINE.h - this.line_.h) / 2;
  }

  /** Side by side, as many as there are. */
  private drawPanes({ panes, paused }: RoomView): void {
    const count = Math.min(PANES, panes.length);
    const w = (this.w - PANE_GAP * (count - 1)) / count;
    const c = radius.card;
    this.panes_.forEach((pane, at) => {
      const face = panes[at];
      pane.visible = face !== undefined;
      if (!face) {
        pane.empty();
        return;
      }
      const [first, last] = [at === 0 ? c : 0, at === count - 1 ? c : 0];
      pane.corners = this.mirrored ? [last, first, 0, 0] : [first, last, 0, 0];
      pane.x = Math.round(at * (w + PANE_GAP));
      pane.resize(Math.round(w), STRIP_H);
      pane.of(face, paused);
    });
  }

  private drawFaces(faces: RoomView['faces']): void {
    const wide = faces.length * (FACE.d + FACE.gap) - FACE.gap;
    this.faces_.forEach((part, at) => {
      const face = faces[at];
      part.visible = face !== undefined;
      if (!face) return;
      const { person, name, picture, presence } = face;
      part.patch({ person, name, picture, x: (this.w - wide) / 2 + at * (FACE.d + FACE.gap) });
      part.presence = presence;
    });
  }
}

import { Avatar } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { Line } from '../../../components/core/Line.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { type Hint, HintStrip } from '../../../components/HintStrip.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { gradient } from '../../../components/paint/shapes.ts';
import { ScrubLine } from '../../../components/ScrubLine.ts';
import { Label } from '../../../components/text/Label.ts';
import { color, css, fade } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import { ms } from '../../../theme/motion.ts';
import { type } from '../../../theme/type.ts';
import { duration } from '../../texts.ts';
import { wideEnough } from '../watch/widths.ts';

const SCRIM = { h: 460, to: 0.92 } as const;
const NAME = { y: 722, face: 60, gap: 22 } as const;
const LINE = { y: 808, h: 48 } as const;
const BUTTONS = { y: 890, h: 88, gap: 24, w: 300, answer: 420, del: 240 } as const;
/** It hides when no key has been pressed for so long. */
const HIDES_MS = 5_000;

export interface FootWords {
  readonly place: string;
  readonly play: string;
  readonly pause: string;
  readonly again: string;
  readonly answer: string;
  readonly del: string;
  readonly sure: string;
  readonly back: Hint;
}

/** What lies over a video message that plays (12b): whose it is, where it stands, and what can be done. */
export class Foot extends Zones<
  'line' | 'buttons',
  { flip(): void; again(): void; answer(): void; drop(): void; moved(by: -1 | 1): void }
> {
  words!: FootWords;
  /** Somebody else's: it can be answered. Fixed when it is made. */
  answers = true;
  private face!: Avatar;
  private name_!: Label;
  private when!: Label;
  private line!: ScrubLine;
  private buttons!: Line;
  private hint!: HintStrip;
  private flip!: Button;
  private answer!: Button;
  private del!: Button;
  private out = true;
  private isSure = false;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private stays = false;

  /** Whether it shows. */
  get isOut(): boolean {
    return this.out;
  }

  set from({ person, name, picture, when }: { person: string; name: string; picture: string | null; when: string }) {
    this.face.person = person;
    this.face.name = name;
    this.face.picture = picture;
    this.name_.words = name;
    this.when.words = when;
    this.when.x = this.name_.x + this.name_.w + NAME.gap;
  }

  /** `runs`: it plays, or is about to; while it does not, this stays. */
  set place({ at, of, runs }: { at: number; of: number; runs: boolean }) {
    this.line.share = of > 0 ? at / of : 0;
    this.line.times = { before: duration(at), after: duration(of) };
    const label = runs ? this.words.pause : this.words.play;
    if (label !== this.flip.label) {
      this.flip.label = label;
      this.flip.icon = (runs ? 'pause-fill' : 'play-fill') satisfies IconName;
    }
    this.stays = !runs;
    if (this.stays) this.show();
  }

  /** It has ended: an answer is likely. */
  offerAnswer(): void {
    this.show();
    this.goTo('buttons');
    this.buttons.choose(this.answers ? this.answer : this.flip);
  }

  /** Shows it again; false: it was there. */
  show(): boolean {
    const was = this.out;
    this.out = true;
    this.ease(this, { alpha: 1 }, ms.crossfade);
    this.rest();
    if (!was) this.refocus();
    return !was;
  }

  /** Hidden, it leaves the keys to the screen. */
  override get canFocus(): boolean {
    return this.out;
  }

  /** From now on it hides after a while. */
  private rest(): void {
    clearTimeout(this.resting);
    this.hint.wake();
    this.resting = setTimeout(() => this.hide(), HIDES_MS);
  }

  private hide(): void {
    if (this.stays) return;
    this.out = false;
    this.ease(this, { alpha: 0 }, ms.crossfade);
    this.refocus();
  }

  /** Whoever presses keys wants to see it. */
  override _captureKey(): boolean {
    this.rest();
    return false;
  }

  protected override build(): void {
    const { words } = this;
    const { width, height } = stage;
    this.w = width;
    this.h = height;
    const scrim = gradient('play', width, SCRIM.h, 0, css(fade(color.bg.base, 0)), css(fade(color.bg.base, SCRIM.to)));
    this.put(Shape, { recipe: scrim, top: height - SCRIM.h });
    const x = safeArea.x;
    this.face = this.put(Avatar, { size: NAME.face, x, y: NAME.y });
    const nameX = x + NAME.face + NAME.gap;
    const mid = NAME.y + NAME.face / 2;
    this.name_ = this.put(Label, { style: type.head, x: nameX, y: mid - type.head.line / 2 });
    this.when = this.put(Label, { style: type.body, ink: color.text.secondary, y: mid - type.body.line / 2 });
    const w = safeArea.right - x;
    this.line = this.put(ScrubLine, {
      label: words.place,
      x,
      y: LINE.y,
      w,
      h: LINE.h,
      signals: { moved: (by) => this.signal('moved', by), pressed: () => this.signal('flip') },
    });
    this.buttons = this.put(Line, { x, y: BUTTONS.y, h: BUTTONS.h, gap: BUTTONS.gap });
    this.flip = this.button(BUTTONS.w, 'pause-fill', words.pause, () => this.signal('flip'));
    this.button(BUTTONS.w, 'arrow-counter-clockwise-bold', words.again, () => this.signal('again'));
    this.answer = this.button(wideEnough(BUTTONS.answer, words.answer), 'film-strip-fill', words.answer, () =>
      this.signal('answer'),
    );
    this.answer.visible = this.answers;
    this.del = this.button(BUTTONS.del, 'trash-fill', words.del, () => this.drop());
    this.del.kind = 'secondary';
    this.buttons.arrange();
    this.hint = this.put(HintStrip, { hints: [words.back] });
    this.hint.y = BUTTONS.y + (BUTTONS.h - this.hint.h) / 2;
    this.zone('buttons', this.buttons, { up: 'line' });
    this.zone('line', this.line, { down: 'buttons' });
  }

  private button(w: number, icon: IconName, label: string, act: () => void): Button {
    const pressed = (): void => {
      if (this.isSure && label !== this.words.del) this.sure(false);
      act();
    };
    return this.buttons.put(Button, {
      w,
      h: BUTTONS.h,
      icon,
      label,
      signals: { pressed, focused: () => this.sure(false) },
    });
  }

  /** Needs OK twice. */
  private drop(): void {
    if (this.isSure) this.signal('drop');
    else this.sure(true);
  }

  private sure(isSure: boolean): void {
    if (isSure === this.isSure) return;
    this.isSure = isSure;
    this.del.label = isSure ? this.words.sure : this.words.del;
    this.del.resize(isSure ? BUTTONS.answer : BUTTONS.del, BUTTONS.h);
    this.buttons.arrange();
  }

  override _detach(): void {
    clearTimeout(this.resting);
  }
}

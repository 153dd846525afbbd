import type Lightning from '@lightningjs/core';
import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { Line } from '../../../components/core/Line.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { glow } from '../../../components/paint/shapes.ts';
import { TalkButton } from '../../../components/TalkButton.ts';
import { Label } from '../../../components/text/Label.ts';
import { ViewerBar, type ViewingView } from '../../../components/ViewerBar.ts';
import { VoiceWave } from '../../../components/VoiceWave.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { safeArea, size, stage } from '../../../theme/metrics.ts';
import tokens from '../../../theme/tokens.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import type { Talk } from './Talk.ts';
import { wideEnough } from './widths.ts';

const AVATAR = { x: 844, y: 176 } as const;
const WAVE = { x: 720, y: 452, w: 480, h: 72 } as const;
const [NAME_Y, REASON_Y, BAR_Y] = [544, 612, 930];
const TALK = { y: 778, h: 108, talk: 480, other: 448, gap: 32 } as const;
const MINE = { icon: 36, gap: 14, y: 700 } as const;
/** Somebody speaks from here on, 0 to 1; quiet for so long, it is said. */
const SPEAKS = 0.3;
const QUIET_MS = 5_000;
const CHOICES = ['sound', 'pictures'] as const;

/** Whose voice it is. */
export interface Voice {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape | undefined;
  /** They hear this room anyway: it is on air with its sound, and they watch. */
  readonly hearsMe: boolean;
}

/** 28: a friend is heard and not seen, because their line or ours bears only one of both. The whole screen. */
export class SoundOnly extends Zones<'talk' | 'bar', { chose(what: (typeof CHOICES)[number]): void; wrote(): void }> {
  app!: AppContext;
  talk!: Talk;
  private who: Voice | undefined;
  private avatar_!: Avatar;
  private wave!: VoiceWave;
  private quiet!: Label;
  private name_!: Label;
  private mineIcon!: Icon;
  private mine!: Label;
  private row!: Line;
  private hold: TalkButton | undefined;
  private other!: Button;
  private bar!: ViewerBar;
  private spokeAt = 0;

  set voice(voice: Voice) {
    this.who = voice;
    this.changed();
  }

  set viewing(view: ViewingView) {
    this.bar.viewing = view;
  }

  /** They speak so loud now, 0 to 1. */
  set speaks(level: number) {
    this.bar.speaks = level;
  }

  /** It comes: the focus begins where one talks. */
  open(): void {
    this.spokeAt = Date.now();
    this.wave.clear();
    this.bar.zoom = 0;
    this.visible = true;
    this.goTo('talk');
  }

  /** Both are heard so loud now, 0 to 1; ten times a second. */
  hear(theirs: number): void {
    if (theirs >= SPEAKS) this.spokeAt = Date.now();
    const quiet = Date.now() - this.spokeAt > QUIET_MS;
    this.quiet.visible = quiet;
    this.wave.visible = !quiet;
    // Only what is somebody's voice moves it: a hiss is none.
    if (!quiet) this.wave.hear(theirs);
    this.hold?.hear(this.talk.level);
    this.changed();
  }

  protected override build(): void {
    const { t } = this.app;
    this.w = stage.width;
    this.h = stage.height;
    this.buildGround();
    const middle = { x: safeArea.x, width: safeArea.width, align: 'center' } as const;
    this.avatar_ = this.put(Avatar, { size: size.avatar.hero, ...AVATAR });
    this.wave = this.put(VoiceWave, WAVE);
    this.quiet = this.put(Label, {
      ...middle,
      words: t('sound.quiet'),
      style: type.body,
      ink: color.text.tertiary,
      y: WAVE.y + (WAVE.h - type.body.line) / 2,
      visible: false,
    });
    this.name_ = this.put(Label, { ...middle, style: type.title, y: NAME_Y });
    this.put(Label, {
      ...middle,
      words: t('sound.slow'),
      style: type.largeLight,
      ink: color.text.secondary,
      y: REASON_Y,
    });
    this.mineIcon = this.put(Icon, { size: MINE.icon });
    this.mine = this.put(Label, { style: type.labelLight });
    this.buildTalk();
    this.bar = this.put(ViewerBar, {
      solid: true,
      x: safeArea.x,
      y: BAR_Y,
      zooms: CHOICES.map((what) => t(`sound.${what}` as const)),
      zoomLabel: t('sound.choice'),
      zoom: 0,
      signals: { zoomed: (index) => this.signal('chose', CHOICES[index] ?? 'sound') },
    });
    this.zone('talk', this.row, { down: 'bar' });
    this.zone('bar', this.bar, { up: 'talk' });
  }

  private buildGround(): void {
    const { center, radius: reach } = tokens.background.hero;
    const [w = 0, h = 0] = reach.map((r) => r * 1.5);
    const [x = 0, y = 0] = center;
    const ground = { left: stage.width * x - w / 2, top: stage.height * y - h / 2 };
    this.put(Shape, { recipe: glow(w, h, color.heroGlow), ...ground });
    this.put(Icon, { name: 'mark', size: 56, x: safeArea.x, y: 56 });
  }

  private buildTalk(): void {
    const { t } = this.app;
    const { gap, h, y } = TALK;
    this.row = this.put(Line, { direction: 'row', gap, y, h });
    if (this.talk.offered)
      this.hold = this.row.put(TalkButton, {
        w: wideEnough(TALK.talk, t('talk.hold')),
        h,
        grip: this.talk.push,
        signals: { pressed: () => this.talk.keep() },
      });
    // Where nobody can talk one can write.
    this.other = this.row.put(Button, {
      kind: 'secondary',
      icon: this.hold ? 'microphone-fill' : 'chat-circle-text-fill',
      label: t('watch.message'),
      w: wideEnough(TALK.other, t('talk.keep'), t('talk.close'), t('watch.message')),
      h,
      signals: { pressed: () => (this.hold ? this.talk.keep() : this.signal('wrote')) },
    });
    this.row.x = (stage.width - this.row.w) / 2;
  }

  protected override draw(): void {
    const { who, hold, talk } = this;
    if (!who) return;
    const { t } = this.app;
    const { name } = who;
    this.avatar_.person = who.person;
    this.avatar_.name = name;
    this.avatar_.picture = who.picture;
    this.avatar_.presence = who.presence;
    this.name_.words = name;
    const { state, time } = talk;
    if (hold) {
      const opening = state.is === 'opening';
      hold.talk = { label: t(opening ? 'talk.opening' : time ? 'talk.letGo' : 'talk.hold'), time: opening ? '' : time };
      this.other.label = t(talk.kept.peek() ? 'talk.close' : 'talk.keep');
      this.other.icon = talk.kept.peek() ? 'microphone-slash-fill' : 'microphone-fill';
    }
    const heard = who.hearsMe || state.is === 'on';
    const words = heard ? t('talk.hears', { name }) : t(hold ? 'talk.muted' : 'talk.noMicrophone');
    this.sayMine(heard ? 'microphone-fill' : 'microphone-slash-fill', words, heard);
  }

  private sayMine(icon: IconName, words: string, heard: boolean): void {
    this.mineIcon.name = icon;
    this.mineIcon.ink = heard ? color.state.speakingText : color.state.warn;
    this.mine.words = words;
    const w = MINE.icon + MINE.gap + this.mine.w;
    const x = (stage.width - w) / 2;
    // The icon is as high as the line.
    place(this.mineIcon, x, MINE.y);
    place(this.mine, x + MINE.icon + MINE.gap, MINE.y);
  }
}

function place(part: Lightning.Element, x: number, y: number): void {
  part.x = Math.round(x);
  part.y = y;
}

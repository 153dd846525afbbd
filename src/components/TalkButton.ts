import { argb, color } from '../theme/color.ts';
import { size, space } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';
import { VoiceWave } from './VoiceWave.ts';

const WAVE_H = 52;
/** As much of the voice as there is room for. */
const WAVES = [236, 172, 84] as const;
/** A voice on the light ground of the focus, as drawn in 28b. */
const ON_LIGHT = argb('#1F6B55');
/** It gives way while it is held. */
const HELD = 0.97;

/** What the button says. `time`: for how long somebody has been talking; empty: nobody is. */
export interface TalkView {
  readonly label: string;
  readonly time: string;
}

/** OK held to talk (28, 28b): while it is, it shows how loud one is heard, and for how long. */
export class TalkButton extends Focusable {
  private view: TalkView = { label: '', time: '' };
  private icon_!: Icon;
  private label_!: Label;
  private time_!: Label;
  private wave: VoiceWave | undefined;

  get talk(): TalkView {
    return this.view;
  }
  set talk(talk: TalkView) {
    if (talk.label === this.view.label && talk.time === this.view.time) return;
    const held = talk.time !== '';
    if (held !== (this.view.time !== '')) this.wave?.clear();
    this.view = talk;
    this.changed();
    this.ease(this, { scale: held ? HELD : this.isLit ? this.litScale : 1 }, 0);
  }

  override get announce(): Announcement {
    return { label: this.view.label, role: 'button' };
  }

  /** One is heard so loud now, 0 to 1. */
  hear(level: number): void {
    if (this.wave?.visible) this.wave.hear(level);
  }

  protected override build(): void {
    this.underlay('control', color.surface[3]);
    this.icon_ = this.put(Icon, { name: 'microphone-fill', size: size.icon.m });
    this.label_ = this.put(Label, { style: type.bodyStrong });
    this.time_ = this.put(Label, { style: type.caption });
  }

  protected override draw(): void {
    const { label, time } = this.view;
    const gap = space[4];
    const pad = space[6];
    this.time_.visible = time !== '';
    this.time_.words = time;
    this.label_.width = 0;
    this.label_.words = label;
    const words = size.icon.m + gap + this.label_.w;
    const after = time === '' ? 0 : gap + this.time_.w;
    const room = this.w - pad * 2 - words - after - gap;
    const wave = time === '' ? 0 : (WAVES.filter((w) => w <= room)[0] ?? 0);
    const most = this.w - pad * 2 - size.icon.m - gap - after;
    if (this.label_.w > most) this.label_.width = most;
    const all = size.icon.m + gap + this.label_.w + (wave > 0 ? gap + wave : 0) + after;
    let x = Math.round((this.w - all) / 2);
    const middle = (h: number): number => (this.h - h) / 2;
    this.icon_.x = x;
    this.icon_.y = middle(size.icon.m);
    x += size.icon.m + gap;
    this.label_.x = x;
    this.label_.y = middle(this.label_.h);
    x += this.label_.w + gap;
    this.putWave(wave);
    if (this.wave) this.wave.x = x;
    if (wave > 0) x += wave + gap;
    this.time_.x = x;
    this.time_.y = middle(this.time_.h);
    this.tint(this.isLit);
  }

  private putWave(w: number): void {
    const { wave } = this;
    if (wave && wave.w !== w && w > 0) {
      this.childList.remove(wave);
      this.wave = undefined;
    }
    if (w > 0) this.wave ??= this.put(VoiceWave, { w, h: WAVE_H, bar: 4, y: (this.h - WAVE_H) / 2 });
    if (this.wave) this.wave.visible = w > 0;
  }

  protected override tint(lit: boolean): void {
    this.icon_.ink = this.ink;
    this.label_.ink = this.ink;
    this.time_.ink = this.inkSecond;
    if (this.wave) this.wave.ink = lit ? ON_LIGHT : color.state.speakingText;
  }

  override _unfocus(): void {
    super._unfocus();
    // Nobody goes on talking with a button that is no longer theirs.
    this.grip?.release();
  }
}

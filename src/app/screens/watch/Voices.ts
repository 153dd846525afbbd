import type { ReadonlySignal } from '@preact/signals-core';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Pill } from '../../../components/Pill.ts';
import type { Viewing } from '../../../model/viewing.ts';
import { SOUND_LEVELS } from '../../../protocol/limits.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { cardOf, lookOf } from '../../people.ts';
import type { Foot } from './Foot.ts';
import { SoundOnly } from './SoundOnly.ts';
import { Talk } from './Talk.ts';

const PILL = { y: 56, gap: 16 } as const;

/** What one hears of whom one watches, and says to them: 28 over the whole screen, 28b over the picture. */
export class Voices extends FocusGroup<{ wrote(): void; chose(): void }> {
  app!: AppContext;
  person!: string;
  /** whom one watches now */
  watched!: { readonly viewing: ReadonlySignal<Viewing | undefined>; readonly name: string };
  /** what lies under their picture; it comes later */
  foot: Foot | undefined;
  private talk_!: Talk;
  private only_!: SoundOnly;
  private hears!: Pill;
  private heard = false;

  get talk(): Talk {
    return this.talk_;
  }

  /** 28. */
  get only(): SoundOnly {
    return this.only_;
  }

  protected override get members(): readonly Member[] {
    return [this.only_];
  }

  protected override build(): void {
    const { app } = this;
    this.w = stage.width;
    this.h = stage.height;
    this.talk_ = new Talk(app, () => this.watched.viewing.peek());
    this.only_ = this.put(SoundOnly, {
      app,
      talk: this.talk_,
      visible: false,
      signals: { wrote: () => this.signal('wrote'), chose: (what) => this.choose_(what) },
    });
    this.hears = this.put(Pill, { kind: 'hears', mountX: 1, y: PILL.y, visible: false });
  }

  /** Sound instead of pictures, or pictures again. */
  private choose_(what: 'sound' | 'pictures'): void {
    const viewing = this.watched.viewing.peek();
    if (viewing) this.app.tv.sound.now.peek()?.theirs.prefer(viewing, what);
    this.signal('chose');
  }

  /** Follows who speaks. Call it in an effect. */
  followThem(): void {
    const level = (this.watched.viewing.value?.level.value ?? 0) / SOUND_LEVELS;
    if (this.foot) this.foot.speaks = level;
    this.only_.speaks = level;
  }

  /** Follows how it stands with talking. Call it in an effect. */
  followTalk(): void {
    const { app, talk_, person } = this;
    const { name } = this.watched;
    const { t, tv, platform } = app;
    talk_.follow(name);
    const { state } = talk_;
    const mine = tv.sound.now.value?.mine.heard.value ?? false;
    const hearsMe = mine && tv.air.viewers.value.some((viewer) => viewer.person === person);
    this.only_.voice = {
      person,
      name,
      picture: faceOf(platform, cardOf(tv, person)?.avatar ?? null),
      presence: lookOf(tv, person),
      hearsMe,
    };
    const kept = talk_.kept.value;
    this.hears.visible = state.is === 'on';
    this.hears.label = t('talk.hears', { name });
    this.hears.x = (app.pillStart ?? safeArea.right + PILL.gap) - PILL.gap;
    this.say(state.is === 'on' || hearsMe, name);
    const over = talk_.talks ? t('talk.turnedDown', { name }) : '';
    if (this.foot) this.foot.talking = { view: { label: this.label(kept), time: talk_.time }, turnedDown: over };
  }

  /** Whoever does not see the pill hears when it comes and goes. */
  private say(heard: boolean, name: string): void {
    if (heard === this.heard) return;
    this.heard = heard;
    const { announcer, t } = this.app;
    announcer.tell(heard ? t('talk.hears', { name }) : t('talk.muted'), { polite: true });
  }

  /** Ten times a second: what is heard of both moves. */
  hear(): void {
    const { talk_, only_, foot, app } = this;
    if (only_.visible) only_.hear(app.tv.sound.now.peek()?.theirs.level ?? 0);
    if (!foot || !talk_.talks) return;
    foot.hear(talk_.level);
    const view = { label: this.label(talk_.kept.peek()), time: talk_.time };
    const { name } = this.watched;
    foot.talking = { view, turnedDown: app.t('talk.turnedDown', { name }) };
  }

  private label(kept: boolean): string {
    const { state } = this.talk_;
    const { t } = this.app;
    if (state.is === 'opening') return t('talk.opening');
    if (state.is === 'on') return t(kept ? 'talk.close' : 'talk.letGo');
    return t('talk.hold');
  }
}

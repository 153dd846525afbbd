import type { Member } from '../../components/core/FocusGroup.ts';
import { LivePicture } from '../../components/LivePicture/LivePicture.ts';
import { Spinner } from '../../components/Spinner.ts';
import { ClipFeed } from '../../model/clip-feed.ts';
import type { ClipLoading, ClipTalk } from '../../model/clips-shape.ts';
import type { ClipPlayer } from '../../playback/clip/player.ts';
import type { Message } from '../../protocol/words.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { textChangeMs } from '../../theme/motion.ts';
import { faceOf } from '../faces.ts';
import { named } from '../hints.ts';
import { cardOf } from '../people.ts';
import { replayOn } from '../replay.ts';
import type { Routes } from '../routes.ts';
import { type PillPlace, Screen } from '../Screen.ts';
import { clockTime, dayName } from '../texts.ts';
import { Foot } from './video-play/Foot.ts';

const SKIP_MS = 5_000;
const SPINNER = 96;

/** 12b: a video message plays, full screen. At its end one can answer it. */
export class VideoPlay extends Screen<string, Routes['videoPlay']> {
  private picture!: LivePicture;
  private spinner!: Spinner;
  private foot!: Foot;
  private message: Message | undefined;
  private loading: ClipLoading | undefined;
  private player: ClipPlayer | undefined;
  private talk: ClipTalk | undefined;

  override get heading(): string {
    return this.mine ? this.app.t('video.play.mine') : this.app.t('video.play.heading', { name: this.name });
  }

  override get pill(): PillPlace {
    return { end: safeArea.right, onPicture: true };
  }

  /** Nothing opens by itself over what one watches. */
  override get quiet(): boolean {
    return true;
  }

  private get mine(): boolean {
    return this.message?.from === this.app.tv.account.me?.person;
  }

  private get name(): string {
    const { person } = this.parameters;
    return cardOf(this.app.tv, person)?.name ?? person;
  }

  protected override get members(): readonly Member[] {
    return [this.foot];
  }

  /** Without the buttons the screen itself takes the keys. */
  override get canFocus(): boolean {
    return true;
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv } = app;
    const { person, sequence } = this.parameters;
    this.message = tv.conversations
      .with(person)
      .thread.peek()
      .messages.filter((one) => one.sequence === sequence)[0];
    this.picture = this.put(LivePicture, { w: stage.width, h: stage.height, corners: 0 });
    const middle = { x: (stage.width - SPINNER) / 2, y: (stage.height - SPINNER) / 2 };
    this.spinner = this.put(Spinner, { size: SPINNER, ...middle, visible: false });
    this.foot = this.put(Foot, {
      answers: !this.mine,
      words: {
        place: t('video.place'),
        play: t('video.play.play'),
        pause: t('video.play.pause'),
        again: t('video.play.again'),
        answer: t('video.play.answer'),
        del: t('video.play.delete'),
        sure: t('video.discard.sure'),
        back: named(t('key.back'), t('video.play.close')),
      },
      signals: {
        flip: () => this.flip(),
        again: () => this.again(),
        answer: () => void app.navigation.replace('videoMessage', { person }),
        drop: () => this.drop(),
        moved: (by) => this.skip(by * SKIP_MS),
      },
    });
  }

  protected override opened(): void {
    const { app } = this;
    const { tv, platform } = app;
    let here = true;
    this.untilClosed(() => {
      here = false;
      this.player?.stop();
      this.player = undefined;
      this.talk?.close();
      this.talk = undefined;
    });
    this.untilClosed(platform.lifecycle.onVisible((visible) => visible || this.player?.pause()));
    const ticking = setInterval(() => this.drawPlace(), textChangeMs);
    this.untilClosed(() => clearInterval(ticking));
    this.drawFrom();
    // The foot says what BACK does, and goes with it (12b).
    app.hints([]);
    this.foot.show();
    this.foot.goTo('buttons');
    tv.clips.load().then(
      (clips) => {
        const clip = this.message?.clip;
        if (!here || !clip) return;
        this.talk = clips.with(this.parameters.person);
        this.talk.open();
        this.begin(clips.link(clip, this.parameters.person));
      },
      () => here && app.navigation.back(),
    );
  }

  private begin(loading: ClipLoading): void {
    this.loading = loading;
    const feed = ClipFeed.of(loading);
    const player = replayOn(this.picture, feed.pull(), () => this.moved());
    this.player = player;
    player.play();
    this.follow(() => {
      feed.pull();
      const { is } = loading.state.value;
      // What is not what was sealed is not shown, nor what is gone meanwhile.
      if (feed.broken || is === 'failed' || is === 'gone') return this.leaveFor();
      player.came();
    });
  }

  private leaveFor(): void {
    this.player?.stop();
    this.picture.clear();
    this.app.navigation.back();
  }

  private flip(): void {
    const { player } = this;
    if (!player) return;
    if (player.state === 'playing' || player.state === 'waiting') player.pause();
    else player.play();
    this.drawPlace();
  }

  private again(): void {
    this.player?.seek(0);
    this.player?.play();
    this.drawPlace();
  }

  private skip(ms: number): void {
    const { player } = this;
    player?.seek(player.position + ms);
    this.drawPlace();
  }

  private drop(): void {
    this.loading?.drop();
    this.leaveFor();
  }

  /** It plays, waits, or has ended. */
  private moved(): void {
    this.drawPlace();
    if (this.player?.state !== 'ended') return;
    if (!this.mine) this.loading?.watched();
    this.foot.offerAnswer();
  }

  private drawPlace(): void {
    const { player } = this;
    if (!player) return;
    const { state } = player;
    this.spinner.visible = state === 'waiting';
    const runs = state === 'playing' || state === 'waiting';
    this.foot.place = { at: player.position, of: player.ms || (this.message?.clip?.ms ?? 0), runs };
  }

  private drawFrom(): void {
    const { app, mine, message } = this;
    const { t, tv, platform } = app;
    const card = mine ? tv.account.me : cardOf(tv, this.parameters.person);
    const at = message?.at ?? Date.now();
    this.foot.from = {
      person: card?.person ?? this.parameters.person,
      name: mine ? t('conversation.you') : this.name,
      picture: faceOf(platform, card?.avatar ?? null),
      when: t('video.play.when', { day: dayName(t, at, Date.now()), time: clockTime(at) }),
    };
  }

  // Keys: without the buttons any of them brings those back and does nothing else.

  override _handleUp(): boolean {
    return this.foot.show();
  }
  override _handleDown(): boolean {
    return this.foot.show();
  }
  override _handleLeft(): boolean {
    return this.foot.show();
  }
  override _handleRight(): boolean {
    return this.foot.show();
  }
  override _handleEnter(): boolean {
    return this.foot.show();
  }

  override _handlePlay(): void {
    this.flip();
  }
  override _handleRewind(): void {
    this.skip(-SKIP_MS);
  }
  override _handleForward(): void {
    this.skip(SKIP_MS);
  }
}

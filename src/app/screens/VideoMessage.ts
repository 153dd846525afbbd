import type { Clips, ClipTalk } from '../../model/clips-shape.ts';
import type { Recording, RecordingState } from '../../model/recording.ts';
import type { SealedClip } from '../../protocol/clip/writer.ts';
import type { Friend } from '../../protocol/words.ts';
import { stage } from '../../theme/metrics.ts';
import { textChangeMs } from '../../theme/motion.ts';
import { coloured, named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { faceWithName } from './conversation/head-view.ts';
import { askDiscard, askFirst } from './video-message/asking.ts';
import { type Fault, insteadOf } from './video-message/faults.ts';
import { LookSide } from './video-message/LookSide.ts';
import { SIDE } from './video-message/places.ts';
import { RecordSide } from './video-message/RecordSide.ts';
import { RecordView } from './video-message/RecordView.ts';
import { TakeView } from './video-message/TakeView.ts';
import { ToCard } from './video-message/ToCard.ts';
import { soundView, takeFacts } from './video-message/words.ts';
import { Instead } from './webcam/Instead.ts';
import { PictureScreen } from './webcam/PictureScreen.ts';

/** Less room than this is none. */
const LEAST_BYTES = 200_000;
const SKIP_MS = 5_000;

/** 10b: getting ready, 3, 2, 1. 10: it is recorded. 11: it is looked at. 15: there is nothing to record with. */
type Scene = 'ready' | 'recording' | 'look' | 'instead';

/** A video message is recorded, looked at, and sent (V2, V4). Nothing of it leaves this TV before *Send*. */
export class VideoMessage extends PictureScreen<'record' | 'look' | 'line' | 'instead', Routes['videoMessage']> {
  private to!: ToCard;
  private view!: RecordView;
  private side!: RecordSide;
  private take!: TakeView;
  private look!: LookSide;
  private instead!: Instead;
  private clips: Clips | undefined;
  private talk: ClipTalk | undefined;
  private recording: Recording | undefined;
  private scene: Scene = 'ready';
  private asked = false;

  override get heading(): string {
    return this.app.t('video.heading', { name: this.name });
  }

  protected override get title(): string {
    return this.app.t('video.title');
  }

  /** Nobody's question covers a recording; it comes as a toast. */
  override get quiet(): boolean {
    return this.scene === 'ready' || this.scene === 'recording';
  }

  private get friend(): Friend | undefined {
    return this.app.tv.friends.get(this.parameters.person);
  }

  private get name(): string {
    return this.friend?.name ?? this.parameters.person;
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    this.to = this.put(ToCard, { label: t('video.to'), ...SIDE, y: 150, h: 116 });
    this.view = this.put(RecordView, {
      app,
      signals: {
        second: (left) => app.announcer.tell(String(left), { polite: false }),
        counted: () => this.recording?.record(),
      },
    });
    const whole = { w: stage.width, h: stage.height };
    this.side = this.put(RecordSide, { app, ...whole, signals: { pressed: () => this.press() } });
    this.take = this.put(TakeView, {
      app,
      visible: false,
      signals: { focused: () => this.hint(t('video.playOrPause')) },
    });
    this.look = this.put(LookSide, {
      app,
      ...whole,
      visible: false,
      signals: {
        send: () => this.send(),
        again: () => this.getReady(),
        discard: () => this.leaveFor(),
        stood: (at) => this.hint(at === 'send' ? t('video.sendTo', { name: this.name }) : t(`video.${at}` as const)),
      },
    });
    this.instead = this.put(Instead, { visible: false });
    this.zone('record', this.side);
    this.zone('look', this.look, { left: 'line' });
    this.zone('line', this.take.line, { up: 'look', down: 'look' });
    this.zone('instead', this.instead);
  }

  protected override opened(): void {
    const { tv, platform } = this.app;
    let here = true;
    this.asked = false;
    this.follow(() => this.drawTo());
    this.untilClosed(() => {
      here = false;
      this.view.stopCounting();
      this.take.take = undefined;
      this.talk?.close();
      // A take that was not looked at yet is there again when one comes back.
      if (this.recording?.state.peek().is !== 'taken') this.recording?.close();
    });
    // What is recorded while nobody sees the screen is nobody's wish.
    this.untilClosed(
      platform.lifecycle.onVisible((visible) => {
        if (!visible && this.quiet) this.leaveFor();
        else if (!visible) this.take.pause();
      }),
    );
    const ticking = setInterval(() => this.take.tick(), textChangeMs);
    this.untilClosed(() => clearInterval(ticking));
    this.toScene('ready');
    Promise.all([this.recording ?? tv.record(), tv.clips.load()]).then(
      ([recording, clips]) => here && this.have(recording, clips),
      () => here && this.say('unavailable'),
    );
  }

  private have(recording: Recording, clips: Clips): void {
    const talk = clips.with(this.parameters.person);
    this.clips = clips;
    this.recording = recording;
    this.talk = talk;
    talk.open();
    this.follow(() => {
      if (talk.limits.value && recording.state.value.is === 'off' && !this.asked) this.begin();
    });
    // V7: choosing to record begins the video session, where they are here.
    this.follow(() => {
      if (talk.takes.value?.can === 'now') talk.startVideo().catch(() => {});
      this.drawTakes(talk);
    });
    this.follow(() => this.moved(recording.state.value));
    this.follow(() => this.drawFigures());
    this.follow(() => {
      this.view.sound = soundView(this.app.t, recording.microphone.value, recording.level.value);
    });
  }

  // Recording.

  /** Whoever is on air is asked first: the webcam pauses. */
  private begin(): void {
    this.asked = true;
    askFirst(
      this.app,
      () => this.getReady(),
      () => this.leaveFor(),
    );
  }

  private getReady(): void {
    const { recording, talk } = this;
    const limits = talk?.limits.peek();
    this.take.take = undefined;
    if (!recording || !limits) return;
    const mostBytes = Math.min(limits.mostBytes, limits.left);
    if (mostBytes < LEAST_BYTES) return this.say('full');
    this.view.pose = this.app.tv.settings.now.peek();
    recording.open({ longestMs: limits.longestMs, mostBytes });
  }

  private moved(state: RecordingState): void {
    const { view } = this;
    view.camera = state.is === 'ready' || state.is === 'recording' ? state.camera : undefined;
    view.records = state.is === 'recording';
    switch (state.is) {
      case 'off':
        return;
      case 'ready':
        this.toScene('ready');
        if (!view.counts) view.count();
        return;
      case 'taken':
        this.drawTake(state.clip);
        return this.toScene('look');
      case 'failed':
        view.stopCounting();
        return this.say(state.fault);
      default:
        return this.toScene(state.is === 'opening' ? 'ready' : 'recording');
    }
  }

  /** The one button of 10 and 10b. */
  private press(): void {
    if (this.scene === 'recording') void this.recording?.finish();
    else this.leaveFor();
  }

  private send(): void {
    const state = this.recording?.state.peek();
    if (state?.is !== 'taken' || !this.clips) return;
    this.clips.send(this.parameters.person, state.clip);
    this.app.toast({
      title: this.app.t('video.sent'),
      sign: { kind: 'icon', icon: 'paper-plane-right-fill' },
      seconds: 0,
    });
    this.leaveFor();
  }

  /** Back to the conversation; what was not sent is gone. */
  private leaveFor(): void {
    this.recording?.close();
    this.app.navigation.back();
  }

  // What is so.

  private toScene(scene: Scene): void {
    const { t } = this.app;
    const changes = scene !== this.scene;
    this.scene = scene;
    const records = scene === 'ready' || scene === 'recording';
    this.view.visible = this.side.visible = records;
    this.take.visible = this.look.visible = scene === 'look';
    this.instead.visible = scene === 'instead';
    this.to.visible = scene !== 'instead';
    const does = scene === 'recording' ? t('video.finish') : t('video.cancel');
    this.side.does = { icon: scene === 'recording' ? 'stop-fill' : 'x-bold', label: does };
    if (changes || records) this.goTo(records ? 'record' : scene);
    if (changes && scene === 'look') this.look.first();
    if (changes) this.app.announcer.tell(t(SAID[scene]), { polite: true });
    if (records) this.hint(does);
    this.drawFigures();
  }

  private drawTo(): void {
    const { friend } = this;
    this.to.to = faceWithName(this.app, { person: this.parameters.person, known: friend, now: friend });
  }

  private drawTakes({ takes }: ClipTalk): void {
    const { t } = this.app;
    const { name } = this;
    const can = takes.value?.can ?? 'now';
    this.look.sends = can !== 'never';
    this.take.note =
      can === 'never' ? t('video.cannot', { name }) : can === 'later' ? t('video.waits', { name }) : t('video.unseen');
  }

  /** Follows the figures of the recording. */
  private drawFigures(): void {
    const limits = this.talk?.limits.value;
    const plan = limits && this.recording?.planFor(limits);
    const figures = this.scene === 'recording' ? this.recording?.figures.value : undefined;
    this.side.figures = { longestMs: limits?.longestMs ?? 0, upTo: plan?.upTo, figures };
  }

  private drawTake(clip: SealedClip): void {
    this.look.facts = takeFacts(this.app, clip);
    this.take.take = clip;
  }

  private say(fault: Fault): void {
    const { t } = this.app;
    this.instead.instead = insteadOf(t, fault, { again: () => this.getReady(), back: () => this.leaveFor() });
    this.toScene('instead');
    this.hint(t('hint.choose'));
  }

  // Keys.

  private hint(ok: string): void {
    const { t, hints } = this.app;
    const back = this.scene === 'ready' ? ok : t('video.backTo', { name: this.name });
    const second = this.scene === 'recording' ? coloured('red', t('video.stopAndDiscard')) : named(t('key.back'), back);
    hints([named(t('key.ok'), ok), second]);
  }

  override _handlePlay(): void {
    if (this.scene === 'look') this.take.flip();
  }
  override _handleRewind(): void {
    if (this.scene === 'look') this.take.skip(-SKIP_MS);
  }
  override _handleForward(): void {
    if (this.scene === 'look') this.take.skip(SKIP_MS);
  }

  /** RED stops what this TV makes; with nothing recorded it means what it means everywhere. */
  override _handleRed(): boolean {
    if (this.scene !== 'recording') return false;
    this.leaveFor();
    return true;
  }

  /** What was recorded is not lost by a slip of the thumb. */
  override _handleBack(): boolean {
    if (this.scene !== 'recording' && this.scene !== 'look') return super._handleBack();
    this.take.pause();
    askDiscard(this.app, () => this.leaveFor());
    return true;
  }
}

const SAID = {
  ready: 'video.look',
  recording: 'video.recording',
  look: 'video.unseen',
  instead: 'video.title',
} as const;

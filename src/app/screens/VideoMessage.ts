import type { Clips } from '../../model/clips-shape.ts';
import type { Recording, RecordingState } from '../../model/recording.ts';
import { textChangeMs } from '../../theme/motion.ts';
import { askDiscard, askFirst } from './video-message/asking.ts';
import { VideoMessageScenes } from './video-message/VideoMessageScenes.ts';
import { soundView } from './video-message/words.ts';

/** Less room than this is none. */
const LEAST_BYTES = 200_000;
const SKIP_MS = 5_000;

/** A video message is recorded, looked at, and sent (V2, V4). Nothing of it leaves this TV before *Send*. */
export class VideoMessage extends VideoMessageScenes {
  private clips: Clips | undefined;
  private asked = false;

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
      this.leaveRecording();
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

  protected override getReady(): void {
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

  protected override press(): void {
    if (this.scene === 'recording') void this.recording?.finish();
    else this.leaveFor();
  }

  protected override send(): void {
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

  /** What was recorded is there again when one comes back; of what was not begun nothing stays. */
  private leaveRecording(): void {
    const { recording } = this;
    const is = recording?.state.peek().is;
    if (is === 'recording') void recording?.finish();
    else if (is !== 'taken' && is !== 'sealing') recording?.close();
  }

  /** Back to the conversation; what was not sent is gone. */
  protected override leaveFor(): void {
    this.recording?.close();
    this.app.navigation.back();
  }

  // Keys.

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

  /** What was recorded is not lost by a slip of the thumb. @returns false: there is nothing to lose */
  private asksBefore(act: () => void): boolean {
    if (this.scene !== 'recording' && this.scene !== 'look') return false;
    this.take.pause();
    askDiscard(this.app, () => {
      this.leaveFor();
      act();
    });
    return true;
  }

  override _handleBack(): boolean {
    return this.asksBefore(() => {}) || super._handleBack();
  }

  override _handleGreen(): boolean {
    return this.asksBefore(() => this.app.shortcuts.green?.());
  }

  /** YELLOW, with no question or toast to answer. */
  override news(): boolean {
    return this.asksBefore(() => this.app.newestNotice()) || super.news();
  }
}

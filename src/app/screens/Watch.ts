import { LEVEL_MS } from '../../capture/microphone.ts';
import type { Member } from '../../components/core/FocusGroup.ts';
import { LivePicture } from '../../components/LivePicture/LivePicture.ts';
import type { Fit } from '../../components/LivePicture/PictureSurface.ts';
import type { Viewing, ViewingState } from '../../model/viewing.ts';
import { safeArea, size, stage } from '../../theme/metrics.ts';
import { easing, ms } from '../../theme/motion.ts';
import type { Routes } from '../routes.ts';
import type { PillPlace } from '../Screen.ts';
import { openOptions } from '../sheets/options.ts';
import { watchAnother } from './watch/another.ts';
import { answerWaiting, waitingHints, waitingWords } from './watch/answers.ts';
import { isPaused } from './watch/bar.ts';
import { DirectChoice } from './watch/direct.ts';
import { Foot } from './watch/Foot.ts';
import { barFor, drawFoot, footWords } from './watch/foot-view.ts';
import { onPointerMove } from './watch/pointer.ts';
import { ScreenWithBar } from './watch/ScreenWithBar.ts';
import { isSoundOnly, preferSound, turnOthers } from './watch/sound.ts';
import { Voices } from './watch/Voices.ts';
import { WAITING_CENTRE_Y, Waiting } from './watch/Waiting.ts';
import { Watched } from './watch/Watched.ts';
import { type WaitingAnswer, waitingOf } from './watch/waits.ts';

/** What the zoom offers: the picture's own pixels so many times as large, or as large as the screen. */
const ZOOMS: readonly Fit[] = [1, 2, 3, 'fill'];
const FULL = ZOOMS.length - 1;
/** Ages are told in seconds; twice as often, so that none is left out. */
const TICK_MS = 500;
/** "Maya went off camera" stays this long. */
const OFF_CAMERA_MS = 3_000;

/** Watching a friend: asking for it (07), and the picture (08). */
export class Watch extends ScreenWithBar<Routes['watch']> {
  private scene: 'none' | 'waiting' | 'picture' | 'sound' = 'none';
  private watched!: Watched;
  private direct!: DirectChoice;
  private said = '';
  private atAnswer: WaitingAnswer = 'stop';
  private bannerOffered = false;
  private going: ReturnType<typeof setTimeout> | undefined;
  private room!: LivePicture;
  private waiting!: Waiting;
  private foot!: Foot;
  private voices!: Voices;

  override get heading(): string {
    return this.scene === 'picture' || this.scene === 'sound' ? this.watched.name : (this.waiting.waiting?.title ?? '');
  }

  override get pill(): PillPlace {
    return { end: safeArea.right, onPicture: this.scene === 'picture' };
  }

  /** Full screen, nothing opens by itself over the room (06b). */
  override get quiet(): boolean {
    return this.scene === 'picture' && (!this.foot.isOut || this.foot.zoom === FULL);
  }

  private get viewing(): Viewing | undefined {
    return this.watched.viewing.peek();
  }

  protected override get members(): readonly Member[] {
    if (this.scene === 'sound') return [this.voices];
    return this.scene === 'picture' ? [this.foot] : [this.waiting];
  }

  /** Without the bar the screen itself takes the keys. */
  override get canFocus(): boolean {
    return true;
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const { person } = this.parameters;
    this.room = this.put(LivePicture, {
      w: stage.width,
      h: stage.height,
      corners: 0,
      fit: ZOOMS[FULL] ?? 'fill',
      // It grows out of the avatar.
      pivotY: WAITING_CENTRE_Y / stage.height,
      visible: false,
    });
    this.watched = new Watched(this.app, this.parameters, this.room, (state) => this.settleOn(state));
    this.direct = new DirectChoice(this.app, () => this.watched.viewing.value);
    this.waiting = this.put(Waiting, {
      words: waitingWords(t),
      signals: { chose: (answer) => this.answer(answer), stood: (answer) => this.standAt(answer) },
    });
    this.voices = this.put(Voices, {
      app: this.app,
      person,
      watched: this.watched,
      signals: { wrote: () => void this.app.navigation.push('conversation', { person }), chose: () => this.tick() },
    });
    const { talk } = this.voices;
    this.foot = this.put(Foot, {
      ...(talk.offered && { talk }),
      ...footWords(t),
      visible: false,
      signals: {
        wrote: () => void this.app.navigation.push('conversation', { person }),
        another: () => watchAnother(this.app, person),
        directly: () => this.direct.press(),
        hushed: () => {
          if (this.viewing) preferSound(this.app, this.viewing);
          this.tick();
        },
        turned: (volume) => turnOthers(this.app, volume),
        zoomed: (index) => {
          this.room.fit = ZOOMS[index] ?? 'fill';
        },
      },
    });
    this.voices.foot = this.foot;
  }

  /** A room that shows somewhere already does so here with the first frame. */
  ready(): Promise<void> {
    return this.watched.ready();
  }

  protected override opened(): void {
    this.bannerOffered = false;
    this.watched.goOn();
    this.follow(() => this.watched.followFilm());
    this.follow(() => this.direct.follow());
    this.follow(() => {
      this.waiting.awaited = this.watched.awaited;
    });
    this.follow(() => {
      const viewing = this.watched.viewing.value;
      if (viewing) this.settleOn(viewing.state.value);
    });
    this.follow(() => this.voices.followThem());
    this.follow(() => this.voices.followTalk());
    const ticking = setInterval(() => this.tick(), TICK_MS);
    this.untilClosed(() => clearInterval(ticking));
    const hearing = setInterval(() => this.voices.hear(), LEVEL_MS);
    this.untilClosed(() => clearInterval(hearing));
    this.untilClosed(
      onPointerMove(() => {
        if (this.scene === 'picture' && !this.bringBar()) this.foot.rest();
      }),
    );
  }

  /** Asking goes on in the background (07); watching does not, unless the next screen takes it over. */
  protected override closed(): void {
    clearTimeout(this.going);
    this.direct.end();
    this.voices.talk.end();
    this.watched.leave();
    this.scene = 'none';
    this.room.visible = false;
  }

  private answer(answer: WaitingAnswer): void {
    answerWaiting(this.app, this.parameters.person, this.viewing, answer, () => {
      this.bannerOffered = false;
      this.watched.begin();
    });
  }

  // What is seen.

  private settleOn(state: ViewingState): void {
    if (state.is === 'over' && state.why === 'withdrawn') return;
    if (this.watched.seen && state.is !== 'over') this.toPicture(state);
    else this.toWaiting(state);
  }

  private toPicture(state: ViewingState): void {
    if (isSoundOnly(this.app, this.viewing)) return this.toSound();
    if (this.scene !== 'picture') {
      const waited = this.scene === 'waiting';
      this.scene = 'picture';
      this.room.visible = true;
      this.ease(this.room, { scale: waited ? size.avatar.hero / stage.height : 1 }, 0);
      this.ease(this.room, { scale: 1 }, ms.screen, easing.standard);
      if (waited) this.waiting.close();
      else this.waiting.visible = false;
      this.voices.only.visible = false;
      this.foot.visible = true;
      this.foot.show();
      this.app.hints([]);
      this.app.placesChanged();
      this.refocus();
    }
    this.drawBar(state);
  }

  /** 28: their voice, and no picture. */
  private toSound(): void {
    if (this.scene !== 'sound') {
      this.scene = 'sound';
      this.waiting.visible = false;
      this.room.visible = false;
      this.foot.hide();
      this.foot.visible = false;
      this.voices.only.open();
      this.app.hints([]);
      this.app.placesChanged();
      this.refocus();
    }
    if (this.viewing) this.voices.only.viewing = barFor(this.app, this.viewing, this.watched, true);
  }

  private toWaiting(state: ViewingState): void {
    const { t } = this.app;
    const { asks, seen } = this.watched;
    const view = waitingOf(t, state, { name: this.watched.name, asks, seen, now: Date.now() });
    this.waiting.waiting = view;
    const comes = this.scene === 'none';
    if (this.scene !== 'waiting') {
      this.scene = 'waiting';
      this.said = '';
      // Nothing of somebody's room stays in sight once they have closed it.
      this.room.visible = false;
      this.room.clear();
      this.foot.hide();
      this.foot.holds = false;
      this.foot.visible = false;
      this.voices.only.visible = false;
      this.voices.talk.end();
      this.waiting.open();
      this.app.placesChanged();
      this.refocus();
    }
    if (this.said !== view.title) {
      // What stands there when the screen comes is said with its focus.
      if (!comes || view.answers.length === 0) this.app.announcer.tell(view.title, { polite: true });
      this.said = view.title;
      this.sayHints();
    }
    if (state.is === 'over' && state.why === 'off_camera' && seen) this.goSoon();
  }

  private drawBar(state: ViewingState): void {
    const { viewing, foot, voices, watched } = this;
    this.room.paused = isPaused(state, watched.isDirect);
    foot.holds = this.room.paused || voices.talk.talks;
    if (!viewing || !foot.isOut) return;
    foot.direct = this.direct.label;
    drawFoot(this.app, foot, viewing, watched);
  }

  private goSoon(): void {
    clearTimeout(this.going);
    this.going = setTimeout(() => this.app.navigation.back(), OFF_CAMERA_MS);
  }

  private tick(): void {
    const state = this.viewing?.state.peek();
    if (!state || state.is === 'over') return;
    this.settleOn(state);
    // 15b: here the banner has the focus, once.
    if (state.is !== 'lost') this.bannerOffered = false;
    else if (this.scene === 'picture' && !this.bannerOffered) this.bannerOffered = this.app.focusBanner();
  }

  private standAt(answer: WaitingAnswer): void {
    this.atAnswer = answer;
    this.sayHints();
  }

  private sayHints(): void {
    const { t, hints } = this.app;
    const view = this.waiting.waiting;
    if (this.scene !== 'waiting' || !view) return;
    hints(waitingHints(t, view, this.atAnswer));
  }

  // Keys.

  protected override bringBar(): boolean {
    if (this.scene !== 'picture' || !this.foot.show()) return false;
    if (this.viewing) this.drawBar(this.viewing.state.peek());
    return true;
  }

  override _handleBlue(): boolean {
    const { person } = this.parameters;
    if (this.scene !== 'picture' || !this.app.tv.friends.get(person)) return false;
    // The hints of the sheet stand where the bar does.
    this.foot.hide();
    return openOptions(this.app, { about: 'picture', person });
  }
  override _handleHold(): boolean {
    return this._handleBlue();
  }

  /** Stops what this TV says, before what it shows. */
  override _handleRed(): boolean {
    return this.voices.talk.end();
  }

  override _handleBack(): boolean {
    if (this.scene === 'picture' && this.foot.isOut) {
      this.foot.hide();
      return true;
    }
    return super._handleBack();
  }
}

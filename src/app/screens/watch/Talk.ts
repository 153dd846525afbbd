import { type ReadonlySignal, signal } from '@preact/signals-core';
import { PushToTalk } from '../../../model/push-to-talk.ts';
import type { TalkState } from '../../../model/talking.ts';
import type { Viewing } from '../../../model/viewing.ts';
import { systemClock } from '../../../protocol/clock.ts';
import type { AppContext } from '../../context.ts';
import { duration } from '../../texts.ts';

/** Talking to whoever is watched (28, 28b): OK held, or the microphone kept on. */
export class Talk {
  /** Held by the button that talks. */
  readonly push: PushToTalk;
  private readonly app: AppContext;
  private readonly viewing: () => Viewing | undefined;
  private readonly kept_ = signal(false);

  constructor(app: AppContext, viewing: () => Viewing | undefined) {
    this.app = app;
    this.viewing = viewing;
    this.push = new PushToTalk(systemClock, (on) => (on ? this.begin() : this.letGo()));
  }

  /** This TV has a microphone to talk with, and the server lets it. */
  get offered(): boolean {
    return this.app.tv.sound.talks;
  }

  /** The microphone stays on until it is turned off. */
  get kept(): ReadonlySignal<boolean> {
    return this.kept_;
  }

  /** How it stands. Follows every change. */
  get state(): TalkState {
    return this.app.tv.sound.now.value?.talking.state.value ?? { is: 'off' };
  }

  /** Somebody talks, or is about to. Follows every change. */
  get talks(): boolean {
    const { is } = this.state;
    return is === 'on' || is === 'opening';
  }

  /** For how long; empty: nobody does. */
  get time(): string {
    const { state } = this;
    if (state.is === 'opening') return duration(0);
    return state.is === 'on' ? duration(Math.max(0, systemClock.now() - state.since)) : '';
  }

  /** How loud one is heard, 0 to 1. */
  get level(): number {
    return this.app.tv.sound.now.peek()?.mine.level.peek().level ?? 0;
  }

  /** Somebody may be about to talk: what it takes is fetched, and no microphone is touched. */
  prepare(): void {
    this.app.tv.sound.load().catch(() => undefined);
  }

  /** For those who cannot hold a key: on until it is pressed again. */
  keep(): void {
    if (this.kept_.peek() || this.talks) {
      this.end();
      return;
    }
    this.kept_.value = true;
    this.begin();
  }

  /** At once. @returns whether somebody talked */
  end(): boolean {
    const talked = this.talks;
    this.kept_.value = false;
    this.push.release();
    this.app.tv.sound.now.peek()?.talking.end();
    return talked;
  }

  /** Says what went wrong, once. Call it in an effect. */
  follow(name: string): void {
    const { state } = this;
    if (state.is !== 'failed') return;
    const { t, toast } = this.app;
    if (typeof state.why === 'object') {
      this.app.tv.notices.say({ is: 'failed', code: state.why.code });
      this.end();
      return;
    }
    const title = state.why === 'deaf' ? t('talk.deaf', { name }) : t(`cameraTest.deaf.${state.why}`);
    toast({ title, sign: { kind: 'icon', icon: 'microphone-slash-fill' }, seconds: 0 });
    this.end();
  }

  private begin(): void {
    const viewing = this.viewing();
    if (!viewing) return;
    this.app.tv.sound.load().then(
      ({ talking }) => {
        // Let go while the script was on its way.
        if (this.push.held || this.kept_.peek()) talking.begin(viewing);
      },
      () => {
        this.kept_.value = false;
        this.app.tv.notices.say({ is: 'failed', code: 'connection.lost' });
      },
    );
  }

  private letGo(): void {
    if (!this.kept_.peek()) this.app.tv.sound.now.peek()?.talking.end();
  }
}

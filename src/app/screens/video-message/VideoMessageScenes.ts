import type { ClipTalk } from '../../../model/clips-shape.ts';
import type { Recording } from '../../../model/recording.ts';
import type { SealedClip } from '../../../protocol/clip/writer.ts';
import type { Friend } from '../../../protocol/words.ts';
import { stage } from '../../../theme/metrics.ts';
import { coloured, named } from '../../hints.ts';
import type { Routes } from '../../routes.ts';
import { faceWithName } from '../conversation/head-view.ts';
import { Instead } from '../webcam/Instead.ts';
import { PictureScreen } from '../webcam/PictureScreen.ts';
import { type Fault, insteadOf } from './faults.ts';
import { LookSide } from './LookSide.ts';
import { SIDE } from './places.ts';
import { RecordSide } from './RecordSide.ts';
import { RecordView } from './RecordView.ts';
import { TakeView } from './TakeView.ts';
import { ToCard } from './ToCard.ts';
import { takeFacts } from './words.ts';

/** 10b: getting ready, 3, 2, 1. 10: it is recorded. 11: it is looked at. 15: there is nothing to record with. */
type Scene = 'ready' | 'recording' | 'look' | 'instead';

/** What 10b, 10, 11 and 15 show, and which of them is there; what is done with it is `VideoMessage`'s. */
export abstract class VideoMessageScenes extends PictureScreen<
  'record' | 'look' | 'line' | 'instead',
  Routes['videoMessage']
> {
  private to!: ToCard;
  protected view!: RecordView;
  private side!: RecordSide;
  protected take!: TakeView;
  private look!: LookSide;
  private instead!: Instead;
  protected talk: ClipTalk | undefined;
  protected recording: Recording | undefined;
  protected scene: Scene = 'ready';

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

  protected get friend(): Friend | undefined {
    return this.app.tv.friends.get(this.parameters.person);
  }

  protected get name(): string {
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

  /** OK on the one button of 10 and 10b. */
  protected abstract press(): void;
  protected abstract getReady(): void;
  protected abstract send(): void;
  protected abstract leaveFor(): void;

  protected toScene(scene: Scene): void {
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

  protected drawTo(): void {
    const { friend } = this;
    this.to.to = faceWithName(this.app, { person: this.parameters.person, known: friend, now: friend });
  }

  protected drawTakes({ takes }: ClipTalk): void {
    const { t } = this.app;
    const { name } = this;
    const can = takes.value?.can ?? 'now';
    this.look.sends = can !== 'never';
    this.take.note =
      can === 'never' ? t('video.cannot', { name }) : can === 'later' ? t('video.waits', { name }) : t('video.unseen');
  }

  /** Follows the figures of the recording. */
  protected drawFigures(): void {
    const limits = this.talk?.limits.value;
    const plan = limits && this.recording?.planFor(limits);
    const figures = this.scene === 'recording' ? this.recording?.figures.value : undefined;
    this.side.figures = { longestMs: limits?.longestMs ?? 0, upTo: plan?.upTo, figures };
  }

  protected drawTake(clip: SealedClip): void {
    this.look.facts = takeFacts(this.app, clip);
    this.take.take = clip;
  }

  protected say(fault: Fault): void {
    const { t } = this.app;
    this.instead.instead = insteadOf(t, fault, { again: () => this.getReady(), back: () => this.leaveFor() });
    this.toScene('instead');
    this.hint(t('hint.choose'));
  }

  protected hint(ok: string): void {
    const { t, hints } = this.app;
    const back = this.scene === 'ready' ? ok : t('video.backTo', { name: this.name });
    const second = this.scene === 'recording' ? coloured('red', t('video.stopAndDiscard')) : named(t('key.back'), back);
    const play = this.scene === 'look' && this.zoneNow === 'look';
    hints([named(t('key.ok'), ok), ...(play ? [named(t('video.playKey'), t('video.playOrPause'))] : []), second]);
  }
}

const SAID = {
  ready: 'video.look',
  recording: 'video.recording',
  look: 'video.unseen',
  instead: 'video.title',
} as const;

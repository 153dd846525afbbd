import type { RecorderFigures } from '../../../capture/clip/recorder.ts';
import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Facts } from '../../../components/Facts.ts';
import { RingTimer } from '../../../components/RingTimer.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { duration } from '../../texts.ts';
import { SIDE } from './places.ts';
import { sizeOf } from './words.ts';

const RING = { y: 290, h: 344 } as const;
const SIZE = { y: 658, h: 92 } as const;
const ACTION = { y: 832, h: 104 } as const;
/** Towards the end the ring says so, and a tone each second. */
const ENDING_MS = 5_000;

/** The right column of 10: how long it is, how large, and the one thing that can be done. */
export class RecordSide extends LineOf<{ pressed(): void }> {
  app!: AppContext;
  private saidSecond = 0;
  private ring!: RingTimer;
  private facts!: Facts;
  private action!: Button;

  /** `figures` of a recording that runs; `upTo`: the largest it may become, bytes, where that is known */
  set figures({
    longestMs,
    upTo,
    figures,
  }: { longestMs: number; upTo: number | undefined; figures?: RecorderFigures }) {
    const { t, sounds } = this.app;
    const ms = figures?.ms ?? 0;
    const left = longestMs - ms;
    const ending = figures !== undefined && longestMs > 0 && left <= ENDING_MS;
    this.ring.time = duration(Math.floor(ms / 1_000) * 1_000);
    this.ring.of = t('video.of', { time: duration(longestMs) });
    this.ring.share = longestMs > 0 ? ms / longestMs : 0;
    this.ring.ending = ending;
    const most = { label: t('video.upTo'), value: upTo === undefined ? '' : sizeOf(t, upTo) };
    this.facts.facts = [figures ? { label: t('video.about'), value: sizeOf(t, figures.bytes) } : most];
    const second = Math.ceil(left / 1_000);
    if (ending && second !== this.saidSecond) sounds.play('tick');
    this.saidSecond = second;
  }

  set does({ icon, label }: { icon: IconName; label: string }) {
    this.action.icon = icon;
    this.action.label = label;
  }

  protected override build(): void {
    this.direction = 'column';
    this.ring = this.put(RingTimer, { ...SIDE, ...RING });
    this.facts = this.put(Facts, { ...SIDE, ...SIZE });
    this.action = this.put(Button, { ...SIDE, ...ACTION, signals: { pressed: () => this.signal('pressed') } });
  }
}

import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Facts } from '../../../components/Facts.ts';
import { RingTimer } from '../../../components/RingTimer.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { duration } from '../../texts.ts';
import { SIDE } from './places.ts';

const RING = { y: 290, h: 344 } as const;
const SIZE = { y: 658, h: 92 } as const;
const ACTION = { y: 832, h: 104 } as const;
/** Towards the end the ring says so. */
export const ENDING_MS = 5_000;

/** The right column of 10: how long it is, how large, and the one thing that can be done. */
export class RecordSide extends LineOf<{ pressed(): void }> {
  private ring!: RingTimer;
  private facts!: Facts;
  private action!: Button;

  /** Of a recording that runs, ms and the longest there may be. */
  time(t: Translate, ms: number, longest: number): void {
    this.ring.time = duration(Math.floor(ms / 1_000) * 1_000);
    this.ring.of = t('video.of', { time: duration(longest) });
    this.ring.share = longest > 0 ? ms / longest : 0;
    this.ring.ending = longest > 0 && longest - ms <= ENDING_MS;
  }

  set size(size: { readonly label: string; readonly value: string }) {
    this.facts.facts = [size];
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

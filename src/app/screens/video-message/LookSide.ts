import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { type Fact, Facts } from '../../../components/Facts.ts';
import type { AppContext } from '../../context.ts';
import { SIDE } from './places.ts';

const FACTS = { y: 290, h: 212 } as const;
const SEND = { y: 536, h: 108 } as const;
const AGAIN = { y: 672, h: 88 } as const;
const DISCARD = { y: 776, h: 88 } as const;

/** The right column of 11: what was recorded, and what becomes of it. Discarding it needs OK twice. */
export class LookSide extends LineOf<{
  send(): void;
  again(): void;
  discard(): void;
  stood(at: 'send' | 'again' | 'discard'): void;
}> {
  app!: AppContext;
  private facts_!: Facts;
  private send!: Button;
  private discard!: Button;
  private isSure = false;

  set facts(facts: readonly Fact[]) {
    this.facts_.facts = facts;
  }

  /** Whether it can be sent at all (V6). */
  set sends(sends: boolean) {
    this.send.disabled = !sends;
    this.arrange();
  }

  /** From the beginning: Send has the focus. */
  first(): void {
    this.sure(false);
    this.choose(this.send);
  }

  protected override build(): void {
    const { t } = this.app;
    this.direction = 'column';
    this.facts_ = this.put(Facts, { ...SIDE, ...FACTS });
    this.send = this.put(Button, {
      ...SIDE,
      ...SEND,
      icon: 'paper-plane-right-fill',
      label: t('video.send'),
      signals: { pressed: () => this.signal('send'), focused: () => this.stand('send') },
    });
    this.put(Button, {
      ...SIDE,
      ...AGAIN,
      icon: 'arrow-counter-clockwise-bold',
      label: t('video.again'),
      signals: { pressed: () => this.signal('again'), focused: () => this.stand('again') },
    });
    this.discard = this.put(Button, {
      ...SIDE,
      ...DISCARD,
      kind: 'secondary',
      icon: 'trash-fill',
      label: t('video.discard'),
      signals: { pressed: () => this.pressDiscard(), focused: () => this.stand('discard') },
    });
  }

  private stand(at: 'send' | 'again' | 'discard'): void {
    this.sure(false);
    this.signal('stood', at);
  }

  private pressDiscard(): void {
    if (this.isSure) return this.signal('discard');
    this.sure(true);
  }

  private sure(isSure: boolean): void {
    this.isSure = isSure;
    this.discard.label = this.app.t(isSure ? 'video.discard.sure' : 'video.discard');
  }
}

import { Button } from '../../components/Button.ts';
import { Line } from '../../components/core/Line.ts';
import { ProgressBar } from '../../components/ProgressBar.ts';
import { Label } from '../../components/text/Label.ts';
import type { ConnectionState } from '../../net/connection-state.ts';
import { color } from '../../theme/color.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { Plain } from './closed/Plain.ts';

const SECOND_MS = 1_000;
/** A full server is asked again after this long, give or take a little (15c). */
const TURN_MS = 30_000;
const BAR = { x: 760, y: 724, w: 400, h: 10 };
const BUTTONS = { x: 588, y: 806, h: 96, each: 356, gap: 32 };

/** 15c: nobody is in, and the server has no place. It is tried again by itself, and at once on *Try now*. */
export class Full extends Screen<'acts', Routes['full']> {
  private next!: Label;
  private bar!: ProgressBar;

  override get heading(): string {
    const { t } = this.app;
    return `${t('full.title')}. ${t('full.text')}`;
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    this.put(Plain, { icon: 'couch-fill', title: t('full.title'), body: t('full.text') });
    const ink = color.text.secondary;
    const width = stage.width - safeArea.x * 2;
    this.next = this.put(Label, { style: type.largeLight, ink, align: 'center', width, x: safeArea.x, y: 644 });
    this.bar = this.put(ProgressBar, { ...BAR });
    const { x, y, h, each, gap } = BUTTONS;
    const acts = this.put(Line, { x, y, w: 2 * each + gap, h });
    acts.put(Button, {
      label: t('connection.tryNow'),
      icon: 'arrows-clockwise-bold',
      w: each,
      h,
      signals: { pressed: () => tv.tryNow() },
    });
    acts.put(Button, {
      label: t('hint.exit'),
      icon: 'sign-out-fill',
      x: each + gap,
      w: each,
      h,
      signals: { pressed: () => this.away() },
    });
    this.zone('acts', acts);
  }

  protected override opened(): void {
    const { t, tv, hints } = this.app;
    hints([named(t('key.ok'), t('connection.tryNow')), named(t('key.back'), t('hint.exit'))]);
    this.follow(() => this.count(tv.link.value));
    const ticking = setInterval(() => this.count(tv.link.peek()), SECOND_MS);
    this.untilClosed(() => clearInterval(ticking));
  }

  /** Nobody is in: there is nothing to ask about. */
  override _handleBack(): boolean {
    this.away();
    return true;
  }

  private count(link: ConnectionState): void {
    const { t } = this.app;
    const left = link.is === 'lost' ? Math.max(0, link.tryAt - Date.now()) : 0;
    this.next.words = left > 0 ? t('full.next', { seconds: Math.ceil(left / SECOND_MS) }) : t('full.trying');
    this.bar.share = 1 - left / TURN_MS;
  }

  private away(): void {
    this.app.tv.close();
    this.app.platform.exit();
  }
}

import { Choice } from '../../../components/Choice.ts';
import { Line } from '../../../components/core/Line.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import { codeOf } from '../../../net/failure.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { arrows, named } from '../../hints.ts';
import { clockTime } from '../../texts.ts';
import { SettingsDraft } from '../webcam/draft.ts';
import { ownZone } from './own-zone.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const STEP = 30;
const DAY = 24 * 60;
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
/** "00:00", "00:30" … "23:30". */
const TIMES: readonly string[] = Array.from({ length: DAY / STEP }, (_, step) => {
  const minute = step * STEP;
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const NOW = { y: TOP, icon: 40, gap: 20 } as const;
const WHAT_Y = TOP + 72;

/** When nobody is to disturb: on or off, from when to when, and whether it is quiet now. */
export class QuietSection extends Section<'rows'> {
  private rows!: Line;
  private onRow!: Toggle;
  private fromRow!: Choice;
  private toRow!: Choice;
  private nowLabel!: Label;
  private moon!: Icon;
  private draft!: SettingsDraft;

  protected override get hasSides(): boolean {
    return false;
  }

  first(): void {
    this.rows.choose(this.onRow);
    this.goTo('rows');
  }

  protected override opened(): void {
    this.follow(() => this.drawSettings());
    this.untilClosed(() => this.draft.flush());
  }

  /** Reading the draft in an effect follows the store. */
  private drawSettings(): void {
    const { t, tv } = this.app;
    const { on, from, to } = this.draft.now.quiet;
    this.onRow.checked = on;
    this.fromRow.index = Math.round(from / STEP) % TIMES.length;
    this.toRow.index = Math.round(to / STEP) % TIMES.length;
    const until = tv.activity.quietUntil.value;
    this.moon.visible = until !== undefined;
    this.nowLabel.x = RIGHT.x + (until === undefined ? 0 : NOW.icon + NOW.gap);
    this.nowLabel.words =
      until !== undefined
        ? t('quiet.now', { until: clockTime(until) })
        : t(on && from === to ? 'quiet.never' : 'quiet.notNow');
  }

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    this.draft = new SettingsDraft(
      tv.settings,
      () => this.drawSettings(),
      (failure) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
    const ink = color.text.secondary;
    const head = { style: type.captionStrong, ink, y: HEAD_Y };
    this.put(Label, { words: t('quiet.heading'), ...head, x: MIDDLE.x });
    this.put(Label, { words: t('quiet.what'), ...head, x: RIGHT.x });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.zone('rows', this.rows);
    this.onRow = this.rows.put(Toggle, {
      label: t('quiet.on'),
      caption: t('quiet.on.more'),
      ...MIDDLE,
      y: TOP,
      h: ROW.h,
      signals: { flipped: (on) => this.change({ on }), focused: () => this.hint(t('hint.choose')) },
    });
    this.fromRow = this.time('quiet.from', 1, (from) => ({ from }));
    this.toRow = this.time('quiet.to', 2, (to) => ({ to }));
    const { icon } = NOW;
    this.moon = this.put(Icon, { name: 'moon-fill', size: icon, x: RIGHT.x, y: NOW.y, ink: color.text.primary });
    this.nowLabel = this.put(Label, { style: type.bodyStrong, y: NOW.y, width: RIGHT.w - icon - NOW.gap, maxLines: 2 });
    this.put(Label, {
      words: t('quiet.what.text'),
      style: type.body,
      ink,
      x: RIGHT.x,
      y: WHAT_Y,
      width: RIGHT.w,
      maxLines: 9,
    });
  }

  private time(name: 'quiet.from' | 'quiet.to', row: number, change: (minute: number) => Partial<Settings['quiet']>) {
    const { t } = this.app;
    return this.rows.put(Choice, {
      label: t(name),
      options: TIMES,
      ...MIDDLE,
      y: TOP + ROW.pitch * row,
      h: ROW.h,
      signals: {
        chose: (step) => this.change(change(step * STEP)),
        focused: () => this.app.hints([arrows(t('hint.choose')), named(t('key.back'), t('preferences.done'))]),
      },
    });
  }

  /** The clock that counts is the one of the TV where they were last changed. */
  private change(quiet: Partial<Settings['quiet']>): void {
    this.draft.change({ quiet: { ...this.draft.now.quiet, ...quiet, zone: ownZone() } });
  }
}

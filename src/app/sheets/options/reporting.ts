import type { ReportReason } from '../../../model/activity.ts';
import type { AppContext } from '../../context.ts';
import type { OptionRow } from './OptionsSheet.ts';
import type { Acting, Step } from './subject.ts';

const REASONS: { readonly [R in ReportReason]: OptionRow['icon'] } = {
  pictures: 'eye-fill',
  words: 'chat-circle-text-fill',
  pretends: 'user-circle-fill',
  other: 'flag-fill',
};

/** Telling the operator about somebody: why, and then whether to block them as well. */
export class Reporting {
  private readonly app: AppContext;
  private readonly acting: Acting;
  private readonly who: { readonly person: string; readonly name: string };
  private readonly askedOn: Step;

  /** @param askedOn the step it is asked for on, where *Keep* leads back to */
  constructor(app: AppContext, acting: Acting, who: { readonly person: string; readonly name: string }, askedOn: Step) {
    this.app = app;
    this.acting = acting;
    this.who = who;
    this.askedOn = askedOn;
  }

  /** The row that leads there; none where the server takes no reports. */
  get row(): readonly OptionRow[] {
    const { t, tv } = this.app;
    if (!tv.activity.takesReports) return [];
    const act = (): void => this.acting.goTo('report', 'pictures');
    return [{ key: 'report', icon: 'flag-fill', label: t('options.report'), value: '', act }];
  }

  /** What is offered there. */
  rows(step: 'report' | 'reported'): readonly OptionRow[] {
    const { t, tv } = this.app;
    const { closing, keep, goTo } = this.acting;
    const { person, name } = this.who;
    if (step === 'reported') {
      const block = closing(keep(() => tv.friends.block(person), t('options.blocked', { name })));
      return [
        { key: 'block', icon: 'prohibit-fill', label: t('options.report.block', { name }), value: '', act: block },
        { key: 'keep', icon: 'check-bold', label: t('options.report.done'), value: '', act: closing(() => undefined) },
      ];
    }
    const send = (why: ReportReason) => (): void => {
      keep(() => tv.activity.report(person, why), t('options.reported'))();
      goTo('reported', 'keep');
    };
    const reasons = (Object.keys(REASONS) as ReportReason[]).map((why) => ({
      key: why,
      icon: REASONS[why],
      label: t(`options.report.${why}` as const),
      value: '',
      act: send(why),
    }));
    const back = (): void => goTo(this.askedOn, 'report');
    return [...reasons, { key: 'keep', icon: 'x-bold', label: t('options.back'), value: '', act: back }];
  }
}

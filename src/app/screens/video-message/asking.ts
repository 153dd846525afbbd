import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../../sheets/Question.ts';

/** Whoever is on air is asked before anything is recorded; nobody else is. */
export function askFirst(app: AppContext, record: () => void, cancel: () => void): void {
  const { t, tv } = app;
  if (tv.air.state.peek().is !== 'on') return record();
  ask(app, {
    icon: 'video-camera-fill',
    title: t('video.onAir.title'),
    text: t('video.onAir.text'),
    no: { label: t('video.cancel'), act: cancel },
    yes: { icon: 'record-fill', label: t('video.onAir.record'), act: record },
  });
}

/** Before what was recorded is thrown away by BACK. */
export function askDiscard(app: AppContext, discard: () => void): void {
  const { t } = app;
  ask(app, {
    icon: 'trash-fill',
    title: t('video.leave.title'),
    text: t('video.leave.text'),
    no: { label: t('video.leave.stay'), act: () => {} },
    yes: { icon: 'trash-fill', label: t('video.discard'), act: discard },
  });
}

interface Asked {
  readonly icon: 'video-camera-fill' | 'trash-fill';
  readonly title: string;
  readonly text: string;
  readonly no: { readonly label: string; readonly act: () => void };
  readonly yes: { readonly icon: 'record-fill' | 'trash-fill'; readonly label: string; readonly act: () => void };
}

function ask(app: AppContext, { icon, title, text, no, yes }: Asked): void {
  const { t } = app;
  const then = (act: () => void) => () => {
    open.close();
    act();
  };
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon,
      title,
      text,
      answers: [
        { icon: 'x-bold', label: no.label, act: then(no.act) },
        { ...yes, act: then(yes.act) },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), no.label)]);
}

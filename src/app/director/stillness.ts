import { effect } from '@preact/signals-core';
import { ASK_MS } from '../../protocol/limits.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { named } from '../hints.ts';
import { Question } from '../sheets/Question.ts';
import { duration } from '../texts.ts';
import { stopSending } from './own-webcam.ts';

const SECOND_MS = 1_000;

/** Tells the model of every sign that somebody is there, and asks whoever is on air and gives none. */
export function watchStillness(app: AppContext): void {
  const { tv } = app;
  const key = (): void => tv.stillness.key();
  for (const sign of ['keydown', 'mousedown', 'wheel'] as const) window.addEventListener(sign, key, true);
  let pointer = '';
  const moved = ({ clientX, clientY }: MouseEvent): void => {
    // Browsers also tell of a move when the page moved under a pointer that did not.
    const at = `${clientX} ${clientY}`;
    if (pointer !== '' && at !== pointer) key();
    pointer = at;
  };
  window.addEventListener('mousemove', moved, true);
  let asked: (() => void) | undefined;
  effect(() => {
    const onAir = tv.air.state.value.is === 'on';
    // Once asked, a key alone is no answer: it may be a cushion.
    if (!onAir) {
      asked?.();
      asked = undefined;
    } else if (tv.stillness.still.value) asked ??= ask(app, () => (asked = undefined));
  });
}

/**
 * On air, and nobody has pressed a key for a quarter of an hour: without an answer the webcam goes off.
 * @param answered called when the question is over
 * @returns takes the question away
 */
function ask(app: AppContext, answered: () => void): () => void {
  const { t } = app;
  const until = Date.now() + ASK_MS;
  const textNow = (): string => t('still.text', { left: duration(until - Date.now()) });
  const off = (): void => {
    close();
    stopSending(app);
  };
  const open: OpenSheet<Question> = app.open(Question, {
    guarded: true,
    view: {
      icon: 'video-camera-fill',
      title: t('still.title'),
      text: textNow(),
      answers: [
        { icon: 'video-camera-slash-fill', label: t('status.air.off'), act: off },
        { icon: 'record-fill', label: t('status.air.stay'), act: () => close() },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('status.air.off'))]);
  app.announcer.tell(t('still.title'), { polite: false });
  const ticking = setInterval(() => {
    if (Date.now() >= until) off();
    else open.sheet.explanation = textNow();
  }, SECOND_MS);
  const close = (): void => {
    clearInterval(ticking);
    open.close();
    answered();
  };
  return close;
}

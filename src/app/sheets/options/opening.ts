import { effect } from '@preact/signals-core';
import { placeOf } from '../../../components/core/geometry.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { stopSending } from '../../director/own-webcam.ts';
import { named } from '../../hints.ts';
import type { OptionsFor } from '../options.ts';
import { type OptionRow, OptionsSheet } from './OptionsSheet.ts';
import { personSubject } from './person.ts';
import { roomSubject } from './room.ts';
import { roommateSubject } from './roommate.ts';
import type { Acting, Step, Subject } from './subject.ts';

const NOWHERE = { x: 0, y: 0, w: 0, h: 0 } as const;

/** 21: shows what can be done with an item, and follows what changes while it is open. */
export function showOptions(app: AppContext, item: OptionsFor): void {
  const { t, tv } = app;
  let step: Step = 'first';
  let stopFollowing = (): void => undefined;

  const close = (): void => {
    stopFollowing();
    open.close();
  };
  const acting: Acting = {
    closing: (act) => () => {
      close();
      act();
    },
    keep: (act, done) => () => {
      act().then(
        () => {
          if (done) app.toast({ title: done, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
        },
        (failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
      );
    },
    goTo: (next, focus) => {
      step = next;
      const rows = subject.rows(step);
      open.sheet.rows = rows;
      open.sheet.focusOn(Math.max(0, rows.map(({ key }) => key).indexOf(focus)));
      sayHints();
    },
  };
  const subject = subjectOf(app, item, acting);

  const sayHints = (): void => {
    const back = t(step === 'first' ? 'options.close' : 'options.back');
    const hints = [named(t('key.ok'), t('hint.choose')), named(t('key.back'), back)];
    open.hints(hints, open.sheet.hintsEnd);
  };

  const open: OpenSheet<OptionsSheet> = app.open(OptionsSheet, {
    head: subject.head,
    item: item.part ? placeOf(item.part) : NOWHERE,
    rows: subject.rows(step),
    fixed: fixedRows(app, acting),
    signals: { back: () => (step === 'first' ? close() : acting.goTo('first', subject.askedBy)) },
  });
  stopFollowing = effect(() => {
    // Not within the change that was noticed.
    if (subject.isGone()) return void Promise.resolve().then(close);
    // Blocked or removed on another TV, or gone off camera: what is offered changes with it.
    open.sheet.rows = subject.rows(step);
    open.sheet.fixed = fixedRows(app, acting);
  });
  sayHints();
}

function subjectOf(app: AppContext, item: OptionsFor, acting: Acting): Subject {
  switch (item.about) {
    case 'room':
      return roomSubject(app, item.room, acting);
    case 'inRoom':
      return roommateSubject(app, item, acting);
    default:
      return personSubject(app, item, acting);
  }
}

/** What can be done from anywhere. Follows what it reads. */
function fixedRows(app: AppContext, { closing }: Acting): readonly OptionRow[] {
  const { t, tv } = app;
  const { is } = tv.air.state.value;
  const plain = { value: '' };
  return [
    {
      ...plain,
      key: 'stop',
      icon: 'stop-fill',
      label: t('options.stop'),
      colourKey: 'red',
      unavailable: is !== 'on' && is !== 'elsewhere',
      act: closing(() => stopSending(app)),
    },
    {
      ...plain,
      key: 'webcam',
      icon: 'video-camera-fill',
      label: t('options.webcam'),
      colourKey: 'green',
      act: closing(() => app.shortcuts.green?.()),
    },
    {
      ...plain,
      key: 'notice',
      icon: 'bell-fill',
      label: t('options.notice'),
      colourKey: 'yellow',
      act: closing(() => app.newestNotice()),
    },
  ];
}

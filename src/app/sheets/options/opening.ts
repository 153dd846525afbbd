import { effect } from '@preact/signals-core';
import { type Rect, rectOf } from '../../../components/core/geometry.ts';
import { codeOf } from '../../../net/failure.ts';
import type { Friend } from '../../../protocol/words.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { stopSending } from '../../director/own-webcam.ts';
import { faceOf } from '../../faces.ts';
import { named } from '../../hints.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import type { OptionsFor } from '../options.ts';
import { Doing } from './doing.ts';
import { type OptionRow, OptionsSheet } from './OptionsSheet.ts';

/** Hints end before a sheet at the end of the stage. */
const HINTS_END = 1216;

/** Where an item lies, counted from the start of the line as everything that is put somewhere is. */
function placeOf(part: OptionsFor['part']): Rect {
  const rect = rectOf(part);
  return part.rtl ? { ...rect, x: stage.width - rect.x - rect.w } : rect;
}

/** 21: shows what can be done with an item, and follows what changes while it is open. */
export function showOptions(app: AppContext, { person, about, part }: OptionsFor): void {
  const { t, tv, platform } = app;
  const friend: Friend | undefined = tv.friends.all.peek().filter((one) => one.person === person)[0];
  const name = friend?.name ?? person;
  let step: 'first' | 'parting' = 'first';
  let stopFollowing = (): void => undefined;

  const close = (): void => {
    stopFollowing();
    open.close();
  };
  const closing = (act: () => void) => (): void => {
    close();
    act();
  };
  /** Does it, and says so where it does not work. */
  const keep = (act: () => Promise<unknown>, done?: string) => (): void => {
    act().then(
      () => {
        if (done) app.toast({ title: done, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
      },
      (failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
  };
  const goTo = (next: typeof step, focus: string): void => {
    step = next;
    const rows = rowsNow();
    open.sheet.rows = rows;
    open.sheet.focusOn(Math.max(0, rows.map(({ key }) => key).indexOf(focus)));
    sayHints();
  };
  const doing = new Doing(app, { person, name, about, closing, keep, part: () => goTo('parting', 'keep') });

  const rowsNow = (): readonly OptionRow[] =>
    step === 'first'
      ? doing.rows()
      : [
          {
            key: 'block',
            icon: 'prohibit-fill',
            label: t('options.block'),
            value: '',
            act: closing(keep(() => tv.friends.block(person), t('options.blocked', { name }))),
          },
          {
            key: 'remove',
            icon: 'user-minus-bold',
            label: t('options.remove'),
            value: '',
            act: closing(keep(() => tv.friends.remove(person), t('options.removed', { name }))),
          },
          {
            key: 'keep',
            icon: 'handshake-fill',
            label: t('options.keep'),
            value: '',
            act: () => goTo('first', 'blockOrRemove'),
          },
        ];

  const fixedNow = (): readonly OptionRow[] => {
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
  };

  const sayHints = (): void => {
    const back = t(step === 'first' ? 'options.close' : 'options.back');
    const hints = [named(t('key.ok'), t('hint.choose')), named(t('key.back'), back)];
    open.hints(hints, open.sheet.isAtEnd ? HINTS_END : safeArea.right);
  };

  const open: OpenSheet<OptionsSheet> = app.open(OptionsSheet, {
    head: {
      heading: t('options.heading', { name }),
      person,
      name,
      picture: faceOf(platform, friend?.avatar ?? null),
      presence: friend ? shapeOf(friend.presence) : undefined,
      line: friend ? presenceLine(t, friend.presence, Date.now()) : t('conversation.notFriends'),
    },
    item: placeOf(part),
    rows: rowsNow(),
    fixed: fixedNow(),
    signals: { back: () => (step === 'first' ? close() : goTo('first', 'blockOrRemove')) },
  });
  stopFollowing = effect(() => {
    // Blocked or removed on another TV, or gone off camera: what is offered changes with it.
    open.sheet.rows = rowsNow();
    open.sheet.fixed = fixedNow();
  });
  sayHints();
}

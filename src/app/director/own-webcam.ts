import { effect } from '@preact/signals-core';
import { codeOf } from '../../net/failure.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { named } from '../hints.ts';
import { Question } from '../sheets/Question.ts';
import { clockTime } from '../texts.ts';

/** The pill on every screen, and the questions about one's own webcam that come by themselves. */
export function watchOwnWebcam(app: AppContext): void {
  const { tv, t, air } = app;
  effect(() => {
    const state = tv.air.state.value;
    const heard = tv.sound.now.value?.mine.heard.value ?? false;
    const on = (label: string, watching: number): void => air('on', label, t('air.on.short', { watching }));
    if (state.is === 'on') {
      const watching = tv.air.viewers.value.length;
      on(t(heard ? 'air.on.sound' : 'air.on', { watching }), watching);
    } else if (state.is === 'elsewhere') {
      on(t('air.elsewhere', { device: state.device, watching: state.watching }), state.watching);
    } else {
      const visit = tv.household.visit.value;
      const off = t('air.off');
      air('off', visit ? t('air.off.guest', { time: clockTime(visit.until) }) : off, off);
    }
  });
  let wasOn = false;
  effect(() => {
    const isOn = tv.air.state.value.is === 'on';
    if (isOn !== wasOn) app.sounds.play(isOn ? 'onAir' : 'offAir');
    wasOn = isOn;
  });
  effect(() => {
    if (tv.air.state.value.is === 'again') askToGoOn(app);
  });
  effect(() => {
    const watches = tv.viewings.all.value.some((viewing) => !viewing.small);
    app.platform.screenSaver.hold(watches || tv.air.state.value.is === 'on');
  });
}

/** X4: cut for too long to go on by itself. */
function askToGoOn(app: AppContext): void {
  const { t, tv } = app;
  const stayOff = (): void => {
    open.close();
    tv.air.stayOff();
  };
  const open: OpenSheet<Question> = app.open(Question, {
    guarded: true,
    view: {
      icon: 'video-camera-slash-fill',
      title: t('again.title'),
      text: t('again.text'),
      answers: [
        { icon: 'x-bold', label: t('again.no'), act: stayOff },
        {
          icon: 'record-fill',
          label: t('again.yes'),
          act: () => {
            stayOff();
            countIn(app);
          },
        },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('again.no'))]);
}

/** To 3, 2, 1: going on air was decided somewhere else. */
export function countIn({ navigation }: AppContext): void {
  if (navigation.name === 'myWebcam') void navigation.replace('myWebcam', { countdown: true });
  else void navigation.push('myWebcam', { countdown: true });
}

/**
 * Goes on air; when another TV of the person is (W5), asks whether this one takes over, unless that was said before.
 * Resolves when on air, or when it was left. @param pinRefused told where the PIN that went along did not do
 */
export async function goOnAir(
  app: AppContext,
  options: { takeOver?: boolean; pin?: string } = {},
  pinRefused?: (failure: unknown) => void,
): Promise<void> {
  const { tv, t } = app;
  try {
    await tv.air.goOnAir(options);
  } catch (failure) {
    if (pinRefused && codeOf(failure).indexOf('pin.') === 0) return pinRefused(failure);
    if (codeOf(failure) !== 'webcam.elsewhere') return tv.notices.say({ is: 'failed', code: codeOf(failure) });
    const device = failure instanceof Error ? failure.message : '';
    const open: OpenSheet<Question> = app.open(Question, {
      view: {
        icon: 'television-simple-fill',
        title: t('takeOver.title'),
        text: t('takeOver.text', { device }),
        answers: [
          { icon: 'x-bold', label: t('takeOver.no'), act: () => open.close() },
          {
            icon: 'record-fill',
            label: t('takeOver.yes'),
            act: () => {
              open.close();
              tv.air.goOnAir({ ...options, takeOver: true }).catch((late: unknown) => {
                tv.notices.say({ is: 'failed', code: codeOf(late) });
              });
            },
          },
        ],
      },
    });
    open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('takeOver.no'))]);
  }
}

/** RED: stops what this TV (or another of the person's) sends. */
export function stopSending({ tv, t, toast }: AppContext): void {
  const { is } = tv.air.state.peek();
  if (is !== 'on' && is !== 'elsewhere') return;
  tv.air.stop().then(
    () => toast({ title: t('notice.offAir'), sign: { kind: 'icon', icon: 'video-camera-slash-fill' }, seconds: 0 }),
    () => tv.notices.say({ is: 'failed', code: 'connection.lost' }),
  );
}

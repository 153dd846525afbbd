import { effect } from '@preact/signals-core';
import type { AppContext } from '../context.ts';
import { watchLine } from './banner.ts';
import { askToLeave } from './leaving.ts';
import { showNotices } from './notices.ts';
import { stopSending, watchOwnWebcam } from './own-webcam.ts';
import { Prompts } from './prompts.ts';

/**
 * Brings what the TV knows and what the screen shows together: which screen comes when somebody signs in or out, the
 * banner, the pill, questions, notices, and the colour keys. Screens do the rest themselves.
 */
export function direct(app: AppContext): void {
  const { tv, navigation, shortcuts } = app;
  effect(() => {
    const state = tv.account.state.value;
    const { name } = navigation;
    if (state.is === 'door' && name !== 'signIn') void navigation.reset('signIn');
    else if (state.is === 'in' && (name === undefined || name === 'signIn' || name === 'closed')) {
      void navigation.reset('home');
    } else if (state.is === 'closed') void navigation.reset('closed', { code: state.code });
  });
  watchLine(app);
  watchOwnWebcam(app);
  showNotices(app);
  const prompts = new Prompts(app);
  shortcuts.leave = () => askToLeave(app);
  shortcuts.red = () => stopSending(app);
  shortcuts.green = () => {
    if (tv.account.me && navigation.name !== 'myWebcam') void navigation.push('myWebcam', {});
  };
  shortcuts.yellow = () => {
    prompts.openNewest();
  };
  shortcuts.pill = () => shortcuts.green?.();
}

import { effect } from '@preact/signals-core';
import type { AppContext } from '../context.ts';
import type { Routes } from '../routes.ts';
import { watchLine } from './banner.ts';
import { watchGranted } from './granted.ts';
import { askToLeave } from './leaving.ts';
import { followLink } from './link.ts';
import { watchMissed } from './missed.ts';
import { showNotices } from './notices.ts';
import { stopSending, watchOwnWebcam } from './own-webcam.ts';
import { Prompts } from './prompts.ts';
import { watchStillness } from './stillness.ts';

/** A return that takes longer than this shows that it is under way. */
const CALM_MS = 1_000;

/**
 * Brings what the TV knows and what the screen shows together: which screen comes when somebody signs in or out, the
 * banner, the pill, questions, notices, and the colour keys. Screens do the rest themselves.
 */
export function direct(app: AppContext): void {
  const { tv, shortcuts, navigation } = app;
  chooseScreen(app);
  watchLine(app);
  watchOwnWebcam(app);
  watchStillness(app);
  showNotices(app);
  watchGranted(app);
  const openMissed = watchMissed(app);
  const prompts = new Prompts(app);
  shortcuts.leave = () => askToLeave(app);
  shortcuts.red = () => stopSending(app);
  shortcuts.green = () => {
    // A question is answered first: nothing is opened, and no camera, behind its back.
    if (app.asking || !tv.account.me || navigation.name === 'myWebcam') return;
    void navigation.push('myWebcam', {});
  };
  shortcuts.yellow = () => {
    if (prompts.openNewest() || app.asking || !tv.account.me) return;
    if (navigation.screen?.news() || openMissed()) return;
    if (navigation.name !== 'messages') void navigation.push('messages', {});
  };
  shortcuts.pill = () => shortcuts.green?.();
}

/** Which screen comes first, and which when somebody signs in or out. */
function chooseScreen(app: AppContext): void {
  const { tv, navigation } = app;
  const { account, household } = tv;
  const byItself: ReadonlySet<keyof Routes | undefined> = new Set([
    ...([undefined, 'starting', 'signIn', 'closed', 'full'] as const),
  ]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Somebody is being chosen (22); whose PIN is asked at once, or ''. */
  let choosing: string | undefined;
  effect(() => {
    const people = household.state.value;
    const state = account.state.value;
    clearTimeout(waiting);
    if (people.is === 'choosing' && state.is !== 'closed' && state.is !== 'full') {
      const { pinOf = '' } = people;
      if (choosing === undefined || (pinOf !== '' && pinOf !== choosing)) choosePerson(app, pinOf);
      choosing = pinOf;
      return;
    }
    const name = choosing === undefined ? navigation.name : undefined;
    choosing = undefined;
    switch (state.is) {
      case 'starting':
        // Only a TV that signs in by itself has to wait for the server; the sign-in screen is there before the line.
        if (account.returns) waiting = setTimeout(() => void navigation.reset('starting'), CALM_MS);
        else void navigation.reset('signIn');
        return;
      case 'door':
        if (name !== 'signIn') void navigation.reset('signIn');
        return;
      case 'in':
        if (byItself.has(name)) void navigation.reset('home').then(() => followLink(app));
        return;
      case 'full':
        void navigation.reset('full');
        return;
      case 'closed':
        void navigation.reset('closed', { code: state.code });
        return;
    }
  });
}

/** 22, and over it the PIN of somebody who was here until just now. */
function choosePerson({ navigation }: AppContext, pinOf: string): void {
  const there = navigation.reset('household');
  if (pinOf !== '') void there.then(() => navigation.push('pin', { for: 'enter', person: pinOf }));
}

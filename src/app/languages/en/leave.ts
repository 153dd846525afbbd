import { listed } from './picker.ts';

/** 26: leaving the app, and signing out of it. */
export const leave = {
  'leave.title': 'Leave Hearth?',
  'leave.text': 'You stay signed in on this TV. Friends see you as offline; messages wait for you.',
  'leave.text.out': 'Nobody is signed in on this TV.',
  'leave.text.guest': 'Your visit ends, and nothing of it stays on this TV.',
  'leave.air.title': 'You are on air',
  'leave.air.text': 'Leaving turns your webcam off. You stay signed in; messages wait for you.',
  'leave.air.text.guest': 'Leaving turns your webcam off and ends your visit. Nothing of it stays on this TV.',
  'leave.off': 'Your webcam is off',
  'leave.sending': 'A video message is on its way. It goes on next time.',
  'leave.on.nobody': 'Nobody is watching',
  'leave.on': ({ names, more }: { names: readonly string[]; more: number }) =>
    more > 0
      ? `${names.join(', ')} and ${more} more are watching`
      : `${listed(names)} ${names.length === 1 ? 'is' : 'are'} watching`,
  'leave.stop': 'Stop my webcam',
  'leave.signOut': 'Sign out',
  'leave.signOut.title': 'Sign out of this TV?',
  'leave.signOut.text': 'Next time you type your name and password again.',
  'leave.signOut.one': ({ name }: { name: string }) => `Sign ${name} out of this TV?`,
  'leave.signOut.others': 'The others stay here. Next time you type your name and password again.',
};

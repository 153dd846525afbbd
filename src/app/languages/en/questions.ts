import { within } from './within.ts';

/** Sheets and toasts that ask something, and what happened. */
export const questions = {
  'ask.title': ({ name }: { name: string }) => `${name} wants to watch\nyour webcam`,
  'ask.deadline': ({ left }: { left: string }) => `No answer sends “Not now” in ${left}`,
  'ask.friendSince': ({ when }: { when: string }) => `Friend since ${within(when)}`,
  'ask.fromRoom': 'Known from a room',
  'ask.more': ({ more }: { more: number }) => `and ${more} more`,
  'ask.wouldSee': ({ name }: { name: string }) => `What ${name} would see`,
  'ask.once': 'Allow once',
  'ask.always': 'Always allow',
  'ask.notNow': 'Not now',
  'ask.block': 'Block',
  'ask.blockSure': ({ name }: { name: string }) => `Block ${name}?`,
  'ask.blockSure.text': ({ name }: { name: string }) => `${name} sees you as offline and cannot write to you.`,
  'ask.keep': 'Keep',
  'ask.noCamera': 'You have no camera',
  'ask.endsDirect': 'Two will watch. Direct ends.',
  'ask.toast': ({ name }: { name: string }) => `${name} wants to watch`,
  'ask.toast.too': ({ name }: { name: string }) => `${name} wants to watch too`,
  'ask.answer': 'Answer',

  'invitation.title': ({ name }: { name: string }) => `${name} invites you\nto watch`,
  'invitation.known': ({ name }: { name: string }) => `${name} is on camera`,
  'invitation.deadline': ({ left }: { left: string }) => `No answer leaves it for later in ${left}`,
  'invitation.promise': ({ name }: { name: string }) => `You watch. ${name} does not see you.`,
  'invitation.yes': 'Yes, watch',
  'invitation.toast': ({ name }: { name: string }) => `${name} invites you to watch`,

  'again.title': 'Go on air again?',
  'again.text': 'The connection was gone for too long, so your webcam was turned off.',
  'again.yes': 'Go on air',
  'again.no': 'Stay off air',

  'still.title': 'Are you still there?',
  'still.text': ({ left }: { left: string }) =>
    `You are on air, and nobody has pressed a key for 15 minutes. Without an answer you go off air in ${left}.`,

  'takeOver.title': 'Your webcam is on elsewhere',
  'takeOver.text': ({ device }: { device: string }) => `It is on air in “${device}”. One at a time.`,
  'takeOver.yes': 'Show this room instead',
  'takeOver.no': 'Leave it there',

  'leave.leave': 'Leave',
  'leave.stay': 'Stay',

  'notice.unplugged': 'Camera unplugged. You are off air.',
  'notice.talks': ({ name }: { name: string }) => `${name} talks to you`,
  'notice.takenOver': 'Your webcam is on another TV now.',
  'notice.friendAdded': ({ name }: { name: string }) => `${name} is your friend now`,
  'notice.friendAsks': ({ name }: { name: string }) => `${name} asks to be friends`,
  'notice.roomInvites': ({ name, room }: { name: string; room: string }) => `${name} invites you to ${room}`,
  'notice.childAsks': ({ child, name }: { child: string; name: string }) => `${child} wants to be friends with ${name}`,
  'notice.childAsked': ({ child, name }: { child: string; name: string }) => `${name} asks to be friends with ${child}`,
  'notice.roomAsks': ({ name, room }: { name: string; room: string }) => `${name} asks to come into ${room}`,
  'notice.roomLetsIn': ({ room }: { room: string }) => `${room} lets you in`,
  'notice.goIn': 'Go in',
  'notice.roomCame': ({ name, count }: { name: string; count: number }) => `${name} came in. ${count} may watch.`,
  'notice.offAir': 'You are off air.',
  'notice.guestOver': 'The visit is over. Nothing was left behind.',
  'notice.guest': 'Not as a guest on this TV.',
  'notice.child': 'Your guardian decides that.',
  'notice.failed': 'That did not work. Try again.',
  'notice.see': 'See',

  'hint.choose': 'Choose',

  'granted.title': ({ name }: { name: string }) => `${name} lets you watch`,
  'granted.watch': 'Watch',
  'invitation.twoAtATime': 'Two at a time. Close one first.',
};

import type { Request, RequestName } from '../../src/protocol/words.ts';

/**
 * What a guest on somebody's TV may do: watch, talk, and where the TV lets them, be seen. Nothing that stays of their
 * own account: friends, lists, settings, rooms. Whatever is not named here is not for a guest, what comes later either.
 */
const GUEST: { [N in RequestName]?: true | ((word: Request<N>) => boolean) } = {
  'account.sign_out': true,
  'capabilities.set': true,
  seen: true,
  bye: true,
  'link.ticket': true,

  'presence.set': true,
  'presence.idle': true,
  'person.find': true,

  'message.send': true,
  'message.page': true,
  'message.mark': true,
  'message.typing': true,
  'conversation.open': true,
  'conversation.close': true,

  'video.open': true,
  'video.close': true,
  'clip.send': true,
  'clip.finish': true,
  'clip.cancel': true,
  'clip.load': true,
  'clip.mark': true,

  'room.enter': true,
  'room.exit': true,
  'room.send': true,
  'room.page': true,
  'room.mark': true,
  'room.typing': true,

  'child.pin': true,
  'webcam.start': true,
  'webcam.stop': true,
  'webcam.pause': true,
  'webcam.sound': true,
  'webcam.level': true,
  'webcam.hear': true,
  'webcam.invite': true,
  'webcam.decline': true,
  'webcam.remove': ({ block }) => block !== true,
  'ask.answer': ({ answer }) => answer === 'once' || answer === 'not_now',

  'view.open': true,
  'view.close': true,
  'view.pause': true,
  'view.share': true,
  'view.listen': true,
  'view.talk': true,
  'view.withdraw': true,
};

export function guestMay<N extends RequestName>(t: N, word: Request<N>): boolean {
  const rule = Object.hasOwn(GUEST, t) ? GUEST[t] : undefined;
  return typeof rule === 'function' ? rule(word) : rule === true;
}

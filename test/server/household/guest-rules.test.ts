import { describe, expect, it } from 'vitest';
import { guestMay } from '../../../server/household/guest-rules.ts';
import { type Request, type RequestName, requests } from '../../../src/protocol/words.ts';

const may = (t: string, word: object = {}): boolean => guestMay(t as RequestName, word as Request<RequestName>);

/** X9: what a guest on somebody's TV may say. */
describe('a guest', () => {
  it('may say these words, and none that is not named here', () => {
    const allowed = Object.keys(requests).filter((t) => may(t, { answer: 'once' }));
    expect(allowed.sort()).toEqual(
      [
        'account.sign_out bye capabilities.set link.ticket seen',
        'presence.set presence.idle person.find',
        'message.send message.page message.mark message.typing',
        'room.enter room.exit room.send room.page room.mark room.typing',
        'webcam.start webcam.stop webcam.pause webcam.sound webcam.invite webcam.decline webcam.remove ask.answer',
        'child.pin',
        'view.open view.close view.pause view.share view.listen view.withdraw',
        'view.talk webcam.hear webcam.level',
        'clip.send clip.finish clip.load clip.mark clip.cancel video.open video.close',
        'conversation.open conversation.close',
      ]
        .flatMap((line) => line.split(' '))
        .sort(),
    );
  });

  it('does not get past that with a word of a newer server', () => {
    for (const t of ['room.paint', 'constructor', 'toString', '__proto__']) expect(may(t), t).toBe(false);
  });

  it.each<[string, object, boolean]>([
    ['ask.answer', { answer: 'once' }, true],
    ['ask.answer', { answer: 'not_now' }, true],
    ['ask.answer', { answer: 'always' }, false],
    ['ask.answer', { answer: 'block' }, false],
    ['webcam.remove', { person: 'maya' }, true],
    ['webcam.remove', { person: 'maya', block: false }, true],
    ['webcam.remove', { person: 'maya', block: true }, false],
  ])('changes no list by the way: %s %j is %s', (t, word, is) => {
    expect(may(t, word)).toBe(is);
  });
});

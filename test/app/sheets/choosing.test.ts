import { describe, expect, test } from 'vitest';
import { type OptionsFacts, optionsOf } from '../../../src/app/sheets/options/choosing.ts';

const FRIEND: OptionsFacts = {
  about: 'friend',
  isFriend: true,
  onAir: undefined,
  canAsk: true,
  canInvite: false,
  usesList: true,
  held: false,
  canChoose: true,
  unread: false,
  hasMessages: true,
  guest: false,
};
const of = (facts: Partial<OptionsFacts>) => optionsOf({ ...FRIEND, ...facts });

describe('what can be done with somebody (21)', () => {
  test.each<[string, Partial<OptionsFacts>, string]>([
    ['a card writes', {}, 'write'],
    ['a card of somebody on camera writes too', { onAir: 'open' }, 'write'],
    ['a tile watches', { about: 'tile', onAir: 'open' }, 'watch'],
    ['a tile of somebody who asks first asks', { about: 'tile', onAir: 'ask' }, 'ask'],
    ['a row opens the conversation', { about: 'conversation' }, 'open'],
    ['a row whose answer may still be taken back does that', { about: 'conversation', held: true }, 'undo'],
    ['a tile that has just gone off camera writes', { about: 'tile', canAsk: false }, 'write'],
  ])('first stands what OK does: %s', (_name, facts, first) => {
    expect(of(facts)[0]).toBe(first);
  });

  test('in the order of the design, each once', () => {
    expect(of({ about: 'tile', onAir: 'open', canInvite: true })).toEqual([
      'watch',
      'write',
      'invite',
      'always',
      'never',
      'mute',
      'blockOrRemove',
    ]);
    expect(of({ about: 'conversation', unread: true })).toEqual([
      'open',
      'ask',
      'always',
      'never',
      'markRead',
      'mute',
      'delete',
      'blockOrRemove',
    ]);
  });

  test('nobody is asked who is not there', () => {
    expect(of({ canAsk: false })).not.toContain('ask');
    expect(of({ canAsk: true })).toContain('ask');
  });

  test('nothing is offered to watch that one watches', () => {
    expect(of({ about: 'picture', onAir: 'open' })).not.toContain('watch');
    expect(of({ about: 'picture', onAir: 'open' })[0]).toBe('write');
  });

  test('the list is offered only where the mode makes use of it', () => {
    expect(of({ usesList: false })).not.toContain('always');
    expect(of({ usesList: false })).toContain('never');
  });

  test('marking as read and deleting belong to a conversation, and need something in it', () => {
    expect(of({ unread: true })).not.toContain('markRead');
    expect(of({})).not.toContain('delete');
    expect(of({ about: 'conversation', hasMessages: false })).not.toContain('delete');
    expect(of({ about: 'conversation' })).toContain('delete');
  });

  test('of somebody who is no friend any more only the conversation is left', () => {
    const facts = { about: 'conversation', isFriend: false, canAsk: false, unread: true } as const;
    expect(of(facts)).toEqual(['open', 'markRead', 'mute', 'delete']);
  });

  test('an older server keeps no choices: they are not offered', () => {
    const offered = of({ about: 'conversation', canChoose: false });
    expect(offered).not.toContain('mute');
    expect(offered).not.toContain('delete');
  });
});

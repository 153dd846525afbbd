import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household, type TestTv } from '../support/household.ts';

describe('words between living rooms', () => {
  let household: Household;

  beforeEach(async () => {
    household = await Household.open();
  });
  afterEach(() => household.close());

  it('shows a friend who signs in, and who leaves', async () => {
    const noa = await household.signedIn('noa');
    expect(noa.presence('maya')?.status).toBe('offline');
    const maya = await household.signedIn('maya');
    expect(noa.presence('maya')?.status).toBe('available');
    maya.tv.close();
    await household.pass(10);
    expect(noa.presence('maya')?.status).toBe('offline');
  });

  it('carries a message both ways, with delivered and read marks', async () => {
    const noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    noa.tv.conversations.with('maya').send('Soup is on.');
    await household.pass(500);
    expect(maya.tv.conversations.unread('noa')).toBe(1);
    expect(noa.tv.conversations.with('maya').theirs.peek()).toEqual({ delivered: 1, read: 0 });
    await maya.tv.conversations.with('noa').open();
    await household.pass(500);
    expect(maya.texts('noa')).toEqual(['Soup is on.']);
    expect(noa.tv.conversations.with('maya').theirs.peek()).toEqual({ delivered: 1, read: 1 });
    maya.tv.conversations.with('noa').send('Save me a bowl');
    await household.pass(500);
    await noa.tv.conversations.with('maya').open();
    expect(noa.texts('maya')).toEqual(['Soup is on.', 'Save me a bowl']);
  });

  it('delivers to somebody who was away, at their next sign-in', async () => {
    const noa = await household.signedIn('noa');
    noa.tv.conversations.with('maya').send('Are you there?');
    await household.pass(500);
    expect(noa.tv.conversations.with('maya').theirs.peek().delivered).toBe(0);
    const maya = await household.signedIn('maya');
    await household.pass(500);
    expect(maya.tv.conversations.unread('noa')).toBe(1);
    expect(noa.tv.conversations.with('maya').theirs.peek().delivered).toBe(1);
  });

  it('shows that a friend is typing, and that they stopped', async () => {
    const noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    maya.tv.conversations.with('noa').sayTyping(true);
    await household.pass(50);
    expect(noa.tv.conversations.with('maya').typing.peek()).toBe(true);
    await household.pass(7_000);
    expect(noa.tv.conversations.with('maya').typing.peek()).toBe(false);
  });

  it.each<[string, (maya: TestTv) => Promise<unknown>]>([
    ['becomes invisible', (maya) => maya.tv.account.choose({ status: 'invisible' })],
    ['blocks the other', (maya) => maya.tv.friends.block('noa')],
    ['is no friend any more', (maya) => maya.tv.friends.remove('noa')],
  ])('shows nobody typing who %s in the middle of it', async (_what, goes) => {
    const noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    maya.tv.conversations.with('noa').sayTyping(true);
    await household.pass(50);
    await goes(maya);
    await household.pass(50);
    expect(noa.tv.conversations.with('maya').typing.peek()).toBe(false);
  });

  it('shows nobody typing who was invisible on air, and goes off air in the middle of it', async () => {
    const noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    await maya.tv.account.choose({ status: 'invisible' });
    await maya.tv.air.goOnAir();
    maya.tv.conversations.with('noa').sayTyping(true);
    await household.pass(50);
    expect(noa.tv.conversations.with('maya').typing.peek()).toBe(true);
    await maya.tv.air.stop();
    await household.pass(50);
    expect(noa.tv.conversations.with('maya').typing.peek()).toBe(false);
  });
});

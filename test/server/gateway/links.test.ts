import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const VERSION = { protocol: { min: 1, max: 1 } };

describe('the ticket for a media link', () => {
  let visitors: Visitors;
  let noa: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
  });
  afterEach(() => visitors.close());

  const ticket = async (): Promise<string> => (await noa.ask('link.ticket', {})).ticket;
  async function refused(given: string): Promise<void> {
    const line = await visitors.line();
    await expect(line.askAny('link.open', { ticket: given, ...VERSION })).rejects.toMatchObject({
      code: 'link.refused',
    });
    expect(await line.closed()).toBe(4015);
  }

  it('opens one link, and each ticket one of its own', async () => {
    const names = new Set<unknown>();
    for (let n = 0; n < 3; n += 1) {
      const line = await visitors.line();
      names.add((await line.askAny('link.open', { ticket: await ticket(), ...VERSION })).link);
    }
    expect(names.size).toBe(3);
  });

  it('is good for 30 s, and not longer', async () => {
    const [soon, late] = [await ticket(), await ticket()];
    await visitors.household.pass(29_000);
    await (await visitors.line()).askAny('link.open', { ticket: soon, ...VERSION });
    await visitors.household.pass(1_500);
    await refused(late);
  });

  it('is worth nothing once its session is over', async () => {
    const given = await ticket();
    noa.say('bye');
    await noa.closed();
    await refused(given);
  });

  it('is not taken on a connection that has said hello', async () => {
    const given = await ticket();
    const line = await visitors.line();
    await line.hello();
    await expect(line.askAny('link.open', { ticket: given, ...VERSION })).rejects.toMatchObject({
      code: 'link.refused',
    });
  });

  it('is given to nobody who is not signed in', async () => {
    const line = await visitors.line();
    await line.hello();
    await expect(line.ask('link.ticket', {})).rejects.toMatchObject({ code: 'word.not_signed_in' });
  });

  it('stays good over a cut of the session, as the link does', async () => {
    const given = await ticket();
    noa.close();
    await visitors.household.pass(1_000);
    const line = await visitors.line();
    await line.askAny('link.open', { ticket: given, ...VERSION });
    await visitors.household.pass(5_000);
    expect(line.status).toBeUndefined();
    await visitors.household.pass(60_000);
    expect(line.status).toBe(4013);
  });
});

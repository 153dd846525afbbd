import { beforeEach, describe, expect, it } from 'vitest';
import { SettingsStore } from '../../src/model/settings.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connectedTo, ScriptedServer, startOf } from '../support/scripted-server.ts';

const { settings: OWN } = startOf();

describe('settings on a TV', () => {
  let server: ScriptedServer;
  let store: SettingsStore;

  beforeEach(() => {
    server = new ScriptedServer();
    store = new SettingsStore(connectedTo(new FakeClock(), server));
  });

  it('let nobody watch before anybody is signed in', () => {
    expect(store.now.peek()).toMatchObject({ watchMode: 'ask', always: [] });
  });

  it('change on the screen at once, and name only what changes', () => {
    store.changed({ ...OWN, picture: 2 });
    void store.set({ watchMode: 'nobody' });
    expect(store.now.peek()).toEqual({ ...OWN, picture: 2, watchMode: 'nobody' });
    expect(server.line.last('settings.set')['changes']).toEqual({ watchMode: 'nobody' });
  });

  it('are what the server made of them', async () => {
    const done = store.set({ always: ['maya'], never: ['maya'] });
    const kept = { ...OWN, always: [], never: ['maya'] };
    server.line.answer(server.line.last('settings.set'), { settings: kept });
    await done;
    expect(store.now.peek()).toEqual(kept);
  });

  it('show what is in force again when a change was refused', async () => {
    store.changed(OWN);
    const done = store.set({ watchMode: 'friends' });
    server.line.refuse(server.line.last('settings.set'), 'server.failed');
    await expect(done).rejects.toMatchObject({ code: 'server.failed' });
    expect(store.now.peek()).toEqual(OWN);
  });

  it('keep a second change on the screen while the first is answered', async () => {
    store.changed(OWN);
    const first = store.set({ tellFriends: false });
    const word = server.line.last('settings.set');
    const second = store.set({ watchMode: 'nobody' });
    server.line.answer(word, { settings: { ...OWN, tellFriends: false } });
    await first;
    expect(store.now.peek()).toEqual({ ...OWN, tellFriends: false, watchMode: 'nobody' });
    server.line.refuse(server.line.last('settings.set'), 'server.failed');
    await expect(second).rejects.toMatchObject({ code: 'server.failed' });
    expect(store.now.peek()).toEqual({ ...OWN, tellFriends: false });
  });

  it('show what another TV changed meanwhile, when a change was refused', async () => {
    store.changed(OWN);
    const done = store.set({ watchMode: 'friends' });
    store.changed({ ...OWN, watchMode: 'nobody' });
    server.line.refuse(server.line.last('settings.set'), 'server.failed');
    await expect(done).rejects.toMatchObject({ code: 'server.failed' });
    expect(store.now.peek()).toEqual({ ...OWN, watchMode: 'nobody' });
  });
});

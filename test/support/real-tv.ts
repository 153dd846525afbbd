import { CameraStudio } from '../../src/model/studio.ts';
import { createTv, type Tv } from '../../src/model/tv.ts';
import type { OpenSocket } from '../../src/net/socket.ts';
import { systemClock } from '../../src/protocol/clock.ts';
import { memoryStorage, TestCamera } from './household.ts';
import { waitFor } from './wait-for.ts';
import { openWs, TEST_PASSWORD } from './ws-client.ts';

/**
 * Sockets to addresses that only a test knows: what DNS and the proxy with TLS in front of a server do, by a table.
 * @param addresses wss://… → ws://127.0.0.1:…
 */
export const openWsBy =
  (addresses: Map<string, string>): OpenSocket =>
  (url, handlers) =>
    openWs(addresses.get(url) ?? url, handlers);

/** The TV's own code from the sockets to the stores, with real time and over a real wire. */
export class RealTv {
  readonly tv: Tv;
  readonly camera: TestCamera;
  /** every change of how a friend looks here: presence that flaps would show */
  readonly looks = new Map<string, string[]>();

  constructor(serverUrl: string, openSocket: OpenSocket = openWs, camera = new TestCamera()) {
    this.camera = camera;
    let keys = 0;
    const own = Math.random().toString(36).slice(2);
    this.tv = createTv({
      platform: {
        deviceName: 'Living room',
        deviceKind: 'tv',
        lifecycle: { visible: true, onVisible: () => () => {}, onClose: () => () => {} },
        network: { online: true, onChange: () => () => {}, line: 'fast' },
        storage: memoryStorage(),
        serverUrl,
      },
      clock: systemClock,
      random: Math.random,
      newKey: () => {
        keys += 1;
        return `key-${own}-${keys}`;
      },
      openSocket,
      camera,
      encoderFor: async () => ({ encode: async (_open, width) => camera.encode(undefined, width), close: () => {} }),
      studio: (options) => new CameraStudio(options),
      abilities: {
        microphone: false,
        codecs: { show: ['jpeg'], send: ['jpeg'] },
        videoMessages: true,
        direct: false,
        screen: { width: 1920, height: 1080 },
      },
      app: { name: 'test', version: '0' },
      language: 'en',
    });
  }

  /** Opens the line and signs in. */
  async signIn(person: string, password = TEST_PASSWORD): Promise<void> {
    this.tv.open();
    await waitFor('the TV is at the door', () => this.tv.account.state.peek().is === 'door');
    await this.tv.account.signIn({ name: person, password, invisible: false, stay: true });
    this.tv.friends.all.subscribe((friends) => {
      for (const { person: friend, presence } of friends) {
        const looks = this.looks.get(friend) ?? [];
        if (looks[looks.length - 1] !== presence.status) looks.push(presence.status);
        this.looks.set(friend, looks);
      }
    });
  }

  /** The texts of a conversation as the screen would show them, oldest first. */
  texts(person: string): string[] {
    const { messages, drafts } = this.tv.conversations.with(person).thread.peek();
    return [...messages.map(({ body }) => body.bytes), ...drafts.map(({ text }) => text)];
  }
}

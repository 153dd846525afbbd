import { afterAll, afterEach } from 'vitest';
import { type ServerProcess, startServerProcess, temporaryFolder } from './server-process.ts';
import { WsClient } from './ws-client.ts';

/** A real server process with people on real sockets; everything it started ends with it. */
export class ServedHousehold {
  readonly data: string;
  server!: ServerProcess;
  readonly #folder = temporaryFolder();
  readonly #servers: ServerProcess[] = [];
  readonly #clients: WsClient[] = [];

  private constructor() {
    this.data = this.#folder.path;
  }

  /** Call while tests are collected: it is closed after the file's last test. */
  static async open(env: Record<string, string> = {}): Promise<ServedHousehold> {
    const household = new ServedHousehold();
    afterAll(() => household.close());
    afterEach(() => household.hangUp());
    await household.start(env);
    return household;
  }

  /** One more server on the same data; it is the one people connect to from now on. */
  async start(env: Record<string, string> = {}): Promise<ServerProcess> {
    this.server = await startServerProcess(this.data, env);
    this.#servers.push(this.server);
    return this.server;
  }

  /** A line to the server, with nobody on it. */
  async line(): Promise<WsClient> {
    const client = await WsClient.open(this.server.url);
    this.#clients.push(client);
    return client;
  }

  /** A new person, signed in. */
  async newcomer(person: string): Promise<WsClient> {
    const client = await this.line();
    await client.register(person);
    return client;
  }

  /** Two new people who are friends. */
  async friends(one: string, other: string): Promise<[WsClient, WsClient]> {
    const pair: [WsClient, WsClient] = [await this.newcomer(one), await this.newcomer(other)];
    await befriend(...pair);
    return pair;
  }

  hangUp(): void {
    for (const client of this.#clients.splice(0)) client.close();
  }

  async close(): Promise<void> {
    this.hangUp();
    for (const { process } of this.#servers) await process.kill();
    this.#folder.remove();
  }
}

/** Makes two people who are signed in friends. */
export async function befriend(one: WsClient, other: WsClient): Promise<void> {
  const [a, b] = [personOf(one), personOf(other)];
  await one.ask('friend.ask', { person: b });
  await other.ask('friend.answer', { person: a, accept: true });
}

export function personOf({ start }: WsClient): string {
  if (!start) throw new Error('nobody is signed in on this line');
  return start.me.person;
}

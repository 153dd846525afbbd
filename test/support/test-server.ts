import { join } from 'node:path';
import { AccountAdmin } from '../../server/accounts/admin.ts';
import { Passwords } from '../../server/accounts/passwords.ts';
import { addFriendship } from '../../server/friends/queries.ts';
import { openStore } from '../../server/store/store.ts';
import { type ServerProcess, startServerProcess, temporaryFolder } from './server-process.ts';
import { TEST_PASSWORD } from './ws-client.ts';

const FRIENDS_FOR_MS = 200 * 24 * 3600_000;

/** A real server in a process of its own, on real SQLite, with people who are all friends of each other. */
export class TestServer {
  readonly port: number;
  readonly #data: { path: string; remove(): void };
  readonly #env: Record<string, string>;
  #server: ServerProcess;

  private constructor(data: { path: string; remove(): void }, server: ServerProcess, env: Record<string, string>) {
    this.#data = data;
    this.#env = env;
    this.#server = server;
    this.port = server.port;
  }

  /** @param people names by ID; everybody's password is TEST_PASSWORD @param env what the operator configured */
  static async start(people: Record<string, string>, env: Record<string, string> = {}): Promise<TestServer> {
    const data = temporaryFolder();
    const store = await openStore(join(data.path, 'hearth.db'));
    const admin = new AccountAdmin(store.db, new Passwords(), Date.now);
    const ids = Object.keys(people);
    for (const id of ids) await admin.add(id, people[id] ?? id, TEST_PASSWORD);
    for (const [at, a] of ids.entries()) {
      for (const b of ids.slice(at + 1)) await addFriendship(store.db, a, b, Date.now() - FRIENDS_FOR_MS);
    }
    await store.close();
    return new TestServer(data, await startServerProcess(data.path, env), env);
  }

  /** The folder of its data. */
  get folder(): string {
    return this.#data.path;
  }

  /** Where TVs open the app. */
  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  /** What it has written so far. */
  get output(): string {
    return this.#server.process.output;
  }

  /** As if the power went. */
  kill(): Promise<void> {
    return this.#server.process.kill();
  }

  /** On the same data and the same port again. */
  async restart(): Promise<void> {
    this.#server = await startServerProcess(this.#data.path, { ...this.#env, PORT: String(this.port) });
  }

  async stop(): Promise<void> {
    if (this.#server.process.ended === undefined) this.#server.process.signal('SIGTERM');
    await this.#server.process.end();
    this.#data.remove();
  }
}

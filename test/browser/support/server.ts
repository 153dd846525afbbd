import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AccountAdmin } from '../../../server/accounts/admin.ts';
import { Passwords } from '../../../server/accounts/passwords.ts';
import { addFriendship } from '../../../server/friends/queries.ts';
import { openStore } from '../../../server/store/store.ts';

export const PASSWORD = 'tvtvtvtv';

/** A real server in a process of its own, with a few people who are all friends. */
export class TestServer {
  readonly url: string;
  readonly port: number;
  readonly #data: string;
  #process: ChildProcess;

  private constructor(data: string, process: ChildProcess, port: number) {
    this.#data = data;
    this.#process = process;
    this.port = port;
    this.url = `http://localhost:${port}/`;
  }

  static async start(people: Record<string, string>): Promise<TestServer> {
    const data = mkdtempSync(join(tmpdir(), 'hearth-test-'));
    const store = await openStore(join(data, 'hearth.db'));
    const admin = new AccountAdmin(store.db, new Passwords(), Date.now);
    const ids = Object.keys(people);
    for (const id of ids) await admin.add(id, people[id] ?? id, PASSWORD);
    for (const [at, a] of ids.entries()) {
      for (const b of ids.slice(at + 1)) await addFriendship(store.db, a, b, Date.now() - 200 * 24 * 3600_000);
    }
    await store.close();
    const { child, port } = await spawnServer(data, 0);
    return new TestServer(data, child, port);
  }

  /** As if the power went. */
  async kill(): Promise<void> {
    await end(this.#process, 'SIGKILL');
  }

  /** On the same data and the same port again. */
  async restart(): Promise<void> {
    const { child } = await spawnServer(this.#data, this.port);
    this.#process = child;
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
    rmSync(this.#data, { recursive: true, force: true });
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

function spawnServer(data: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const main = fileURLToPath(new URL('../../../server/demo/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HEARTH_DATA: data, PORT: String(port), HEARTH_HOUSEHOLD: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const ready = /ready: http:\/\/localhost:(\d+)\//.exec(chunk.toString());
      if (ready) resolve({ child, port: Number(ready[1]) });
    });
  });
}

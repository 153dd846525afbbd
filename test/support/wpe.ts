import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from './wait-for.ts';

const DRIVER = '/usr/bin/WPEWebDriver';
const BROWSER = '/usr/bin/cog';
const KEYS = { ok: '\uE007', right: '\uE014', down: '\uE015', left: '\uE012', up: '\uE013' } as const;

/** A page in WPE WebKit (Debian: wpewebkit-driver, cog), without a screen, by the plain words of WebDriver. */
export class Wpe {
  static readonly isHere = existsSync(DRIVER) && existsSync(BROWSER);
  readonly #driver: ChildProcess;
  readonly #folder: string;
  readonly #address: string;

  private constructor(driver: ChildProcess, folder: string, address: string) {
    this.#driver = driver;
    this.#folder = folder;
    this.#address = address;
  }

  /** @param kept what a TV that was here before has left in localStorage */
  static async open(url: string, kept: Readonly<Record<string, string>>): Promise<Wpe> {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-wpe-'));
    const port = await freePort();
    const env = { ...process.env, XDG_RUNTIME_DIR: folder, LIBGL_ALWAYS_SOFTWARE: '1', HOME: folder };
    // A group of its own, so that it ends with all that it begins.
    const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore', detached: true });
    const base = `http://127.0.0.1:${port}`;
    await waitFor(
      'WPEWebDriver',
      () =>
        fetch(`${base}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      10_000,
    );
    const options = { binary: BROWSER, args: ['--automation', '-P', 'headless'] };
    const capabilities = { alwaysMatch: { 'wpe:browserOptions': options } };
    const { sessionId } = await say<{ sessionId: string }>(`${base}/session`, { capabilities });
    const wpe = new Wpe(driver, folder, `${base}/session/${sessionId}`);
    await wpe.#say('url', { url });
    await wpe.run((all: Readonly<Record<string, string>>) => {
      for (const key of Object.keys(all)) localStorage.setItem(key, all[key] ?? '');
    }, kept);
    await wpe.#say('url', { url });
    return wpe;
  }

  /** Runs something in the page. */
  run<Given, Result>(what: (given: Given) => Result, given?: Given): Promise<Result> {
    return this.#say('execute/sync', { script: `return (${what})(arguments[0]);`, args: [given ?? null] });
  }

  async press(key: keyof typeof KEYS): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] }));
    await this.#say('actions', { actions: [{ type: 'key', id: 'remote', actions }] });
  }

  async close(): Promise<void> {
    await fetch(this.#address, { method: 'DELETE' }).catch(() => undefined);
    if (this.#driver.pid !== undefined) {
      try {
        process.kill(-this.#driver.pid);
      } catch {
        // It has ended by itself.
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #say<Result>(path: string, body: object): Promise<Result> {
    return say(`${this.#address}/${path}`, body);
  }
}

async function say<Result>(address: string, body: object): Promise<Result> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: Result & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

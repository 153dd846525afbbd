import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { EvaluateFunc } from 'puppeteer-core';
import { WebSocket } from 'ws';
import { waitFor } from '../../support/wait-for.ts';
import type { Screenshot, TvKey, TvKeyboard, TvPage } from './page.ts';

const START_MS = 20_000;
/** Nothing that is asked of a page takes longer, or it has hung. */
const ANSWER_MS = 60_000;
const KEY_CODES: Record<TvKey, number> = {
  ...{ Enter: 13, Escape: 27, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 },
  ...{ F1: 112, F2: 113, F3: 114, F4: 115 },
};

interface Answer<Result> {
  id?: number;
  method?: string;
  params?: { exceptionDetails?: ExceptionDetails };
  result?: Result;
  error?: { message: string };
}

interface Viewport {
  width: number;
  height: number;
}

interface ExceptionDetails {
  text: string;
  exception?: { description?: string };
}

/**
 * The one page of a Chromium too old for puppeteer, by the plain words of its DevTools protocol, of which it uses only
 * what Chromium 64 knows and 156 still does.
 */
export class RawPage implements TvPage {
  readonly keyboard: TvKeyboard;
  /** what was thrown in the page and not caught */
  readonly errors: string[] = [];
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #viewport: Viewport;
  readonly #asked = new Map<number, (answer: Answer<unknown>) => void>();
  readonly #lowered = new Map<string, Promise<string>>();
  #last = 0;
  #loads = 0;

  private constructor(child: ChildProcess, profile: string, socket: WebSocket, viewport: Viewport) {
    this.#child = child;
    this.#profile = profile;
    this.#socket = socket;
    this.#viewport = viewport;
    this.keyboard = {
      press: async (key) => {
        await this.#key('rawKeyDown', key);
        await this.#key('keyUp', key);
      },
      down: (key) => this.#key('rawKeyDown', key),
      up: (key) => this.#key('keyUp', key),
      type: async (text) => {
        for (const sign of text) await this.#type(sign);
      },
    };
    socket.on('message', (data) => this.#take(JSON.parse(String(data)) as Answer<unknown>));
  }

  /** @param program path of the engine @throws with what it wrote when it does not start */
  static async open(program: string, args: readonly string[], viewport: Viewport): Promise<RawPage> {
    const profile = mkdtempSync(join(tmpdir(), 'hearth-old-'));
    const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
    // A group of its own, so that it ends with all that it begins.
    const child = spawn(program, [...args, ...own, 'about:blank'], {
      ...{ stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    });
    try {
      const socket = await connect(child, program);
      const page = new RawPage(child, profile, socket, viewport);
      for (const domain of ['Page', 'Runtime']) await page.#ask(`${domain}.enable`);
      await page.#ask('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false });
      return page;
    } catch (failure) {
      end(child, profile);
      throw failure;
    }
  }

  async evaluate<Given extends unknown[], What extends EvaluateFunc<Given> = EvaluateFunc<Given>>(
    what: What,
    ...given: Given
  ): Promise<Awaited<ReturnType<What>>> {
    const expression = await this.#call(what, given);
    const { result, exceptionDetails } = await this.#ask<{
      result: { value: Awaited<ReturnType<What>> };
      exceptionDetails?: ExceptionDetails;
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(sentence(exceptionDetails));
    return result.value;
  }

  async evaluateOnNewDocument<Given extends unknown[]>(
    what: (...given: Given) => unknown,
    ...given: Given
  ): Promise<void> {
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', { source: await this.#call(what, given) });
  }

  async waitForFunction<Given extends unknown[], What extends EvaluateFunc<Given> = EvaluateFunc<Given>>(
    what: What,
    { timeout }: { timeout: number },
    ...given: Given
  ): Promise<{ jsonValue(): Promise<unknown> }> {
    const found = await waitFor<unknown>(
      'what the page is to say',
      () => this.evaluate<Given, What>(what, ...given),
      timeout,
    );
    return { jsonValue: async () => found };
  }

  async goto(url: string): Promise<void> {
    const before = this.#loads;
    await this.#ask('Page.navigate', { url });
    await waitFor(`${url} is loaded`, () => this.#loads > before, START_MS);
  }

  async screenshot({ type, quality, clip }: Screenshot): Promise<Uint8Array> {
    const part = clip && { clip: { ...clip, scale: 1 } };
    const { data } = await this.#ask<{ data: string }>('Page.captureScreenshot', { format: type, quality, ...part });
    return Buffer.from(data, 'base64');
  }

  viewport(): Viewport {
    return this.#viewport;
  }

  async close(): Promise<void> {
    this.#socket.close();
    end(this.#child, this.#profile);
  }

  async #key(type: 'rawKeyDown' | 'keyUp', key: TvKey): Promise<void> {
    await this.#ask('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: KEY_CODES[key] });
  }

  async #type(sign: string): Promise<void> {
    const key = { key: sign, windowsVirtualKeyCode: sign.toUpperCase().charCodeAt(0) };
    await this.#ask('Input.dispatchKeyEvent', { type: 'keyDown', text: sign, ...key });
    await this.#ask('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  /** A call of something as an expression that this engine can read. */
  async #call(what: (...given: never[]) => unknown, given: readonly unknown[]): Promise<string> {
    const source = `const what = ${what};`;
    const known = this.#lowered.get(source) ?? transform(source, { target: 'chrome64' }).then(({ code }) => code);
    this.#lowered.set(source, known);
    const all = given.map((one) => (one === undefined ? 'undefined' : JSON.stringify(one))).join(', ');
    return `(() => { ${await known} return what(${all}); })()`;
  }

  #ask<Result>(method: string, params: object = {}): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method}: no answer`)), ANSWER_MS);
      this.#asked.set(id, ({ result, error }) => {
        clearTimeout(late);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as Result);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #take(answer: Answer<unknown>): void {
    const { id, method, params } = answer;
    if (method === 'Page.loadEventFired') this.#loads += 1;
    if (method === 'Runtime.exceptionThrown' && params?.exceptionDetails)
      this.errors.push(sentence(params.exceptionDetails));
    if (id === undefined) return;
    this.#asked.get(id)?.(answer);
    this.#asked.delete(id);
  }
}

const sentence = ({ text, exception }: ExceptionDetails): string => exception?.description ?? text;

/** To the page that it opens with. */
async function connect(child: ChildProcess, program: string): Promise<WebSocket> {
  let wrote = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    wrote += chunk.toString('utf8');
  });
  child.once('error', (failure) => {
    wrote += String(failure);
  });
  const port = await waitFor(
    'DevTools',
    () => /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(wrote)?.[1],
    START_MS,
  ).catch(() => {
    const libraries = 'It needs the libraries of Chromium: install one (Debian: chromium).';
    throw new Error(`${program} does not start. ${libraries} It wrote:\n${wrote.slice(0, 2_000)}`);
  });
  const address = await waitFor(
    'its page',
    async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/json`);
      const all = (await answer.json()) as { type: string; webSocketDebuggerUrl?: string }[];
      return all.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
    },
    START_MS,
  );
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
}

function end(child: ChildProcess, profile: string): void {
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.ts';

const script = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A folder that is gone with the test: hand `remove` to afterAll or afterEach. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A Node process of ours, with what it wrote and how it ended. */
export class TestProcess {
  output = '';
  /** exit status, or the name of the signal that ended it */
  ended: number | NodeJS.Signals | undefined;
  readonly #child: ChildProcess;

  constructor(path: string, args: string[], env: Record<string, string>, cwd: string) {
    // Only what is named here: a HEARTH_ variable of whoever runs the tests must not leak in.
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, [script(path), ...args], { cwd, env: { PATH, HOME, ...env } });
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    this.#child.stdout?.on('data', take);
    this.#child.stderr?.on('data', take);
    this.#child.on('close', (code, signal) => {
      this.ended = code ?? signal ?? -1;
    });
  }

  /** Memory it uses, MB. */
  get rssMb(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1]) / 1024;
  }

  /** Writes to its standard input and closes that. */
  type(text: string): void {
    this.#child.stdin?.end(text);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits for its end. */
  end(withinMs = 15_000): Promise<number | NodeJS.Signals> {
    return waitFor('the process ends', () => this.ended, withinMs).catch((error: unknown) => {
      throw new Error(`${error}\n${this.output}`);
    });
  }

  /** SIGKILL, and waits for it. Harmless when it is over. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.end();
  }
}

/** It takes a second or two; a machine that is busy with everything else takes longer. */
const START_MS = 60_000;

export interface ServerProcess {
  process: TestProcess;
  port: number;
  /** ws://… */
  url: string;
  /** http://… */
  http: string;
  /** from the start of the process until it said it listens, ms */
  readyMs: number;
}

/** Starts `server/main.ts` on a free port. Resolves when it says where it listens; throws what it wrote otherwise. */
export async function startServerProcess(data: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const startedAt = performance.now();
  const server = serverProcess(data, env);
  const port = await waitFor(
    'the server listens',
    () => {
      if (server.ended !== undefined) throw new Error(`the server ended (${server.ended}):\n${server.output}`);
      const match = /^Hearth is ready: .*:(\d+)\/$/m.exec(server.output);
      return match ? Number(match[1]) : undefined;
    },
    START_MS,
  );
  const readyMs = performance.now() - startedAt;
  return { process: server, port, url: `ws://127.0.0.1:${port}/ws`, http: `http://127.0.0.1:${port}`, readyMs };
}

/** Starts `server/main.ts` and waits for nothing. */
export function serverProcess(data: string, env: Record<string, string> = {}): TestProcess {
  return new TestProcess(
    'server/main.ts',
    [],
    { HEARTH_DATA: data, PORT: '0', HEARTH_REGISTRATION: 'true', ...env },
    data,
  );
}

/** Runs the operator's command to its end. */
export async function operator(
  data: string,
  args: string[],
  input = '',
  env: Record<string, string> = {},
): Promise<TestProcess> {
  const command = new TestProcess('server/cli.ts', args, { HEARTH_DATA: data, ...env }, data);
  command.type(input);
  await command.end();
  return command;
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('crowd.c', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../../.cache/bench/', import.meta.url));

/** What a run of the crowd counted; of the measured seconds, but for `total`. */
export interface Counted {
  viewers: number;
  seconds: number;
  published: number;
  pictures: number;
  /** pictures of the viewer that got fewest, and of the one that got most */
  least: number;
  most: number;
  /** places in the viewers' sequences where pictures are missing */
  gaps: number;
  /** pictures since the crowd came */
  total: number;
  /** from sent by the broadcaster to read by the viewer */
  delayP50Ms: number;
  delayP99Ms: number;
  crowdCpuS: number;
}

/** What one connection does before pictures run; see `crowd.c`. */
export interface Part {
  role: 'broadcaster' | 'viewer';
  /** a WebSocket at this path; left out: bare TCP */
  path?: string;
  acks?: boolean;
  steps?: readonly (readonly ['say' | 'wait', string])[];
}

/** Compiles the crowd where that is still to do. */
function compiled(): string {
  const binary = join(CACHE, 'crowd');
  if (existsSync(binary) && statSync(binary).mtimeMs > statSync(SOURCE).mtimeMs) return binary;
  mkdirSync(CACHE, { recursive: true });
  const { status, stderr } = spawnSync('cc', ['-O2', '-o', binary, SOURCE]);
  if (status !== 0) throw new Error(`The crowd cannot be compiled: ${stderr}`);
  return binary;
}

/** One broadcaster and its viewers, in a process of their own. */
export class Crowd {
  /** the last word the broadcaster heard before it was ready */
  readonly told: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, told: string) {
    this.#child = child;
    this.#lines = lines;
    this.told = told;
  }

  /** Connects everybody; resolves when each is through its steps. */
  static async come(port: number, parts: readonly Part[]): Promise<Crowd> {
    const script = join(CACHE, `crowd-${port}.txt`);
    const lines = parts.flatMap(({ role, path, acks, steps = [] }) => [
      `${role} ${path === undefined ? 'tcp' : `ws ${path}`}`,
      ...(acks ? ['acks'] : []),
      ...steps.map(([what, text]) => `${what} ${text}`),
    ]);
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, `${lines.join('\n')}\n`);
    const child = spawn(compiled(), ['127.0.0.1', String(port), script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const output = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ready = await answer(output, 'ready');
    return new Crowd(child, output, ready);
  }

  /**
   * Sends pictures and counts.
   * @param perSecond 0: as fast as everybody keeps up, two on their way
   * @param begun called when the measured seconds begin
   */
  async run(facts: {
    stream?: number;
    bytes: number;
    perSecond: number;
    seconds: number;
    warmUp?: number;
    begun?: () => void;
  }): Promise<Counted> {
    const { stream = 1, bytes, perSecond, seconds, warmUp = 1, begun } = facts;
    this.#child.stdin?.write(`go ${stream} ${bytes} ${perSecond} ${seconds} ${warmUp}\n`);
    await answer(this.#lines, 'started');
    begun?.();
    return JSON.parse(await answer(this.#lines, 'done')) as Counted;
  }

  async leave(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin?.end();
    await ended;
  }
}

async function answer(lines: AsyncIterator<string>, word: string): Promise<string> {
  const { value, done } = await lines.next();
  if (done || !value.startsWith(word)) throw new Error(`The crowd did not come to "${word}": ${value ?? 'it ended'}`);
  return value.slice(word.length).trim();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clips } from '../../src/model/clips-shape.ts';
import type { ClipLink } from '../../src/protocol/words.ts';
import { digestOf, take } from './clips.ts';
import { LineProxy } from './line-proxy.ts';
import { seeded } from './random.ts';
import { RealTv } from './real-tv.ts';
import { TestServer } from './test-server.ts';
import { waitFor } from './wait-for.ts';

export interface SiegeOptions {
  /** lines that break while a leg runs */
  cuts: number;
  /** how often the server is killed meanwhile (SIGKILL) */
  kills: number;
  seed: number;
  /** pairs of TVs that send at once */
  pairs: number;
}

/** One break: what ran, and after how many bytes on the line, counted from when it was drawn. */
export interface SiegeCut {
  leg: 'up' | 'down';
  /** size of the file */
  bytes: number;
  after: number;
}

export interface SiegeReport {
  cuts: SiegeCut[];
  /** ms from one to the next */
  kills: number[];
  /** sent and loaded whole */
  transfers: number;
  /** of sender, store and recipient, against what was sealed */
  digestMismatches: number;
  /** messages that came twice or not at all */
  lost: number;
  doubled: number;
  /** files and parts of files that belong to nothing, in the end */
  strays: number;
}

/** Fast enough that it is the cuts that take the time. */
const FAST = { HEARTH_ALLOWANCE: 'fixed', HEARTH_ALLOWANCE_FIXED: '4000', HEARTH_LOG_LEVEL: 'warn' };
const MOST_BYTES = 200_000;
const SETTLE_MS = 120_000;
/** Words, acks and headers: a break may hit what comes after the last byte, too. */
const AROUND = 6_000;

/** Video messages between real TVs and a real server, whose lines and process break at random, on and on. */
export async function besiegeClips(options: SiegeOptions): Promise<SiegeReport> {
  const names = Array.from({ length: options.pairs }, (_, n) => [`sender${n}`, `reader${n}`] as const);
  const server = await TestServer.start(Object.fromEntries(names.flat().map((name) => [name, name])), FAST);
  const report: SiegeReport = {
    ...{ cuts: [], kills: [], transfers: 0, digestMismatches: 0, lost: 0, doubled: 0, strays: 0 },
  };
  const random = seeded(options.seed);
  const left = { cuts: options.cuts };
  const pairs = names.map((pair, n) => new Pair(server, pair, options.seed * 100 + n, left, report));
  try {
    await Promise.all(pairs.map((pair) => pair.open()));
    const sieges = Promise.all(pairs.map((pair) => pair.run()));
    let over = false;
    const done = sieges.finally(() => {
      over = true;
    });
    while (!over && report.kills.length < options.kills) {
      const ms = 500 + Math.floor(random() * 3_000);
      await Promise.race([pause(ms), done]);
      if (over) break;
      report.kills.push(ms);
      await server.kill();
      await server.restart();
    }
    await done;
    for (const pair of pairs) pair.count();
    report.strays = strays(server.folder, new Set(pairs.flatMap((pair) => [...pair.digests])));
    return report;
  } finally {
    await Promise.all(pairs.map((pair) => pair.close()));
    await server.stop();
  }
}

function strays(folder: string, known: ReadonlySet<string>): number {
  const parts = readdirSync(join(folder, 'clips', 'parts'));
  const drawers = readdirSync(join(folder, 'clips', 'wholes'));
  const wholes = drawers.flatMap((drawer) => readdirSync(join(folder, 'clips', 'wholes', drawer)));
  return parts.length + wholes.filter((name) => !known.has(name)).length;
}

class Pair {
  readonly digests = new Set<string>();
  readonly #server: TestServer;
  readonly #names: readonly [string, string];
  readonly #random: () => number;
  readonly #left: { cuts: number };
  readonly #report: SiegeReport;
  #proxies!: [LineProxy, LineProxy];
  #tvs!: [RealTv, RealTv];
  #clips!: [Clips, Clips];

  constructor(
    server: TestServer,
    names: readonly [string, string],
    seed: number,
    left: { cuts: number },
    report: SiegeReport,
  ) {
    this.#server = server;
    this.#names = names;
    this.#random = seeded(seed);
    this.#left = left;
    this.#report = report;
  }

  async open(): Promise<void> {
    const [a, b] = this.#names;
    this.#proxies = [await LineProxy.open(() => this.#server.port), await LineProxy.open(() => this.#server.port)];
    const [sends, reads] = this.#proxies.map(({ port }) => new RealTv(`ws://127.0.0.1:${port}/ws`)) as [RealTv, RealTv];
    this.#tvs = [sends, reads];
    await sends.signIn(a);
    await reads.signIn(b);
    this.#clips = [await sends.tv.clips.load(), await reads.tv.clips.load()];
    this.#clips[0].with(b).open();
    this.#clips[1].with(a).open();
    await sends.tv.conversations.with(b).open();
    await reads.tv.conversations.with(a).open();
  }

  async close(): Promise<void> {
    for (const { tv } of this.#tvs ?? []) tv.close();
    for (const proxy of this.#proxies ?? []) await proxy.close();
  }

  async run(): Promise<void> {
    for (let round = 1; this.#left.cuts > 0; round += 1) await this.#transfer(round);
  }

  /** What came twice, or not at all. */
  count(): void {
    const came = this.#links();
    this.#report.lost += Math.max(0, this.digests.size - came.length);
    this.#report.doubled += Math.max(0, came.length - this.digests.size);
  }

  async #transfer(round: number): Promise<void> {
    const [sender, reader] = this.#names;
    const size = 20_000 + Math.floor(this.#random() * MOST_BYTES);
    const clip = take(size, Math.floor(this.#random() * 1e9));
    this.digests.add(clip.digest);
    const [mine, theirs] = this.#clips;
    const sending = mine.send(reader, clip);
    await this.#through('up', this.#proxies[0], size, () => sending.state.peek().is === 'sent');
    const link = await waitFor('the link is there', () => this.#links()[round - 1], SETTLE_MS);
    const loading = theirs.link(link, sender);
    loading.load();
    await this.#through('down', this.#proxies[1], size, () => loading.state.peek().is === 'ready');
    const stored = readFileSync(join(this.#server.folder, 'clips', 'wholes', clip.digest.slice(0, 2), clip.digest));
    const digests = [digestOf(clip.bytes), digestOf(stored), digestOf(loading.file ?? new Uint8Array())];
    this.#report.digestMismatches += digests.filter((digest) => digest !== clip.digest).length;
    this.#report.transfers += 1;
  }

  /** Breaks its line two or three times while a leg runs, and waits for its end. */
  async #through(leg: SiegeCut['leg'], proxy: LineProxy, bytes: number, isDone: () => boolean): Promise<void> {
    const end = waitFor(`${leg} comes to its end`, isDone, SETTLE_MS * 2);
    for (let n = 0; n < 3 && this.#left.cuts > 0 && !isDone(); n += 1) {
      const after = 1 + Math.floor((this.#random() * (bytes + AROUND)) / (3 - n));
      let broke = false;
      const breaks = proxy.breakAfter(after).then(() => {
        broke = true;
      });
      await Promise.race([breaks, end]);
      if (!broke) {
        proxy.keep();
        break;
      }
      this.#left.cuts -= 1;
      this.#report.cuts.push({ leg, bytes, after });
    }
    await end;
  }

  #links(): ClipLink[] {
    const { messages } = this.#tvs[1].tv.conversations.with(this.#names[0]).thread.peek();
    return messages.flatMap(({ clip }) => clip ?? []);
  }
}

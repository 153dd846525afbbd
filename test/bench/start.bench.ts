/**
 * How long a start takes: `npm run bench -- start [--json]`.
 *
 * coldStartMs   from navigation to the first focus drawn, Chromium with an empty cache, 1280 × 720, canvas2d (no GPU)
 * bundleKb      scripts fetched until then, as they travel (brotli or gzip)
 * serverReadyMs from starting the process to listening
 * serverRssMb   memory of the server at that moment
 *
 * Medians of five runs each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { median } from './median.ts';

const RUNS = 5;

interface Started {
  child: ChildProcess;
  url: string;
  readyMs: number;
  rssMb: number;
}

async function startServer(data: string): Promise<Started> {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const begin = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', HEARTH_DATA: data, HEARTH_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const ready = /ready: (http:\S+)/.exec(chunk.toString());
      if (ready?.[1]) resolve(ready[1]);
    });
  });
  const readyMs = performance.now() - begin;
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const rssMb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  return { child, url, readyMs, rssMb };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** One cold start of the app; a browser that has never been here. */
async function coldStart(url: string): Promise<{ ms: number; kb: number }> {
  const profile = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    userDataDir: profile,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    defaultViewport: { width: 1280, height: 720 },
  });
  try {
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(`${url}?canvas2d`);
    await page.waitForFunction(() => performance.getEntriesByName('hearth:first-focus').length > 0);
    return await page.evaluate(() => {
      const [mark] = performance.getEntriesByName('hearth:first-focus');
      const ms = mark?.startTime ?? 0;
      const scripts = performance
        .getEntriesByType('resource')
        .map((entry) => entry as PerformanceResourceTiming)
        .filter((entry) => entry.name.endsWith('.js') && entry.startTime <= ms);
      return { ms, kb: scripts.reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1024 };
    });
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const data = mkdtempSync(join(tmpdir(), 'hearth-bench-data-'));
const servers: Started[] = [];
const starts: { ms: number; kb: number }[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const started = await startServer(join(data, String(run)));
  servers.push(started);
  starts.push(await coldStart(started.url));
  await stop(started.child);
}
rmSync(data, { recursive: true, force: true });

const figures = {
  coldStartMs: Math.round(median(starts.map(({ ms }) => ms))),
  bundleKb: Math.round(median(starts.map(({ kb }) => kb)) * 10) / 10,
  serverReadyMs: Math.round(median(servers.map(({ readyMs }) => readyMs))),
  serverRssMb: Math.round(median(servers.map(({ rssMb }) => rssMb))),
};
process.stdout.write(`${JSON.stringify(figures, null, process.argv.includes('--json') ? 0 : 2)}\n`);

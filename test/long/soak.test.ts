import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TvBrowser } from '../browser/support/browser.ts';
import { FootageCamera } from '../browser/support/footage-camera.ts';
import { livingRoom } from '../browser/support/living-room.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { openWs } from '../support/ws-client.ts';
import { report } from './report.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 10);
/** Caches fill in the first minute; what grows after that grows for ever. */
const WARM_UP_MS = 60_000;
const MINUTE_MS = 60_000;

interface Sample {
  /** minutes since the first sample */
  minute: number;
  /** pictures a second that the viewer has shown, as the broadcaster is told */
  perSecond: number;
  /** JavaScript heap after garbage collection, MB */
  heapMb: number;
  /** memory of the page's process, MB */
  processMb: number;
}

/** One picture decoded after the other for ten minutes, on the canvas under the stage (WebGL and canvas2d). */
describe.each([{ webgl: true }, { webgl: false }])('watching for ten minutes (WebGL: $webgl)', ({ webgl }) => {
  let server: TestServer;
  let maya: RealTv;
  let noa: TvBrowser;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    maya = new RealTv(`ws://127.0.0.1:${server.port}/ws`, openWs, new FootageCamera('room'));
    await maya.signIn('maya');
    await maya.tv.settings.set({ watchMode: 'friends', width: 160, picture: 10 });
    await maya.tv.air.goOnAir();
    noa = await livingRoom(server, 'noa', { camera: 'none', webgl });
  });
  afterAll(async () => {
    maya.tv.close();
    await noa?.close();
    await server.stop();
  });

  it('shows 15 pictures a second and keeps its memory', async () => {
    await noa.press('ok');
    await noa.hears(/Maya/);
    await pause(WARM_UP_MS);
    const samples: Sample[] = [];
    for (let minute = 0; minute <= MINUTES; minute += 1) {
      if (minute > 0) await pause(MINUTE_MS);
      const perSecond = maya.tv.air.rates.peek().get('noa')?.perSecond ?? 0;
      samples.push({ minute, perSecond, ...(await memoryOf(noa)) });
    }
    report(`soak-${webgl ? 'webgl' : 'canvas2d'}`, samples);

    const [first, last] = [samples[0], samples[samples.length - 1]] as [Sample, Sample];
    for (const { perSecond } of samples) expect(perSecond).toBeGreaterThan(12);
    expect(last.heapMb).toBeLessThan(first.heapMb + 3);
    expect(last.processMb).toBeLessThan(first.processMb + 20);
  });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function memoryOf(tv: TvBrowser): Promise<Pick<Sample, 'heapMb' | 'processMb'>> {
  const session = await tv.page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0 } = await tv.page.metrics();
  await session.detach();
  const mb = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;
  return { heapMb: mb(JSHeapUsedSize), processMb: mb(rendererBytes(tv)) };
}

/** Resident memory of the largest renderer process below the browser: the one that has the page. */
function rendererBytes(tv: TvBrowser): number {
  const browser = tv.page.browser().process()?.pid;
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { maxBuffer: 1e7 }).toString().split('\n');
  const table = rows.map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)).filter((row) => row !== null);
  const below = new Set([String(browser)]);
  for (let grew = true; grew; ) {
    const before = below.size;
    for (const [, pid = '', parent = ''] of table) if (below.has(parent)) below.add(pid);
    grew = below.size > before;
  }
  const renderers = table.filter(([, pid = '', , args = '']) => below.has(pid) && args.includes('--type=renderer'));
  return Math.max(...renderers.map(([, pid = '']) => residentBytes(pid)));
}

function residentBytes(pid: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

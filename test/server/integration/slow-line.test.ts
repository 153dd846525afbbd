import { afterAll, describe, expect, it } from 'vitest';
import { TestCamera } from '../../support/household.ts';
import { openWsBy, RealTv } from '../../support/real-tv.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import { ShapedLine } from '../../support/shaped-line.ts';
import { waitFor } from '../../support/wait-for.ts';

const TOKEN = 'figures of the slow line';

/** Pictures about as large as each width may have them; the one of the widest is far more than a slow line takes. */
class RealSizes extends TestCamera {
  override encode(pose: Parameters<TestCamera['encode']>[0], width: number): ReturnType<TestCamera['encode']> {
    const { codec, bytes } = super.encode(pose);
    const real = new Uint8Array(width === 160 ? 1_900 : width === 320 ? 6_000 : 20_000);
    real.set(bytes);
    return { codec, bytes: real };
  }
}

/** A second of the allowance is five of them, and a line of 4,000 kbps is busy with one for 13 ms. */
class SmallPictures extends TestCamera {
  override encode(pose: Parameters<TestCamera['encode']>[0]): ReturnType<TestCamera['encode']> {
    const { codec, bytes } = super.encode(pose);
    const real = new Uint8Array(6_500);
    real.set(bytes);
    return { codec, bytes: real };
  }
}

/** W14–W18 over a line that really bears 20 kbps, with a TV that thinks it is fast. */
describe('a TV that says its line is fast, on one that bears 20 kbps', async () => {
  const household = await ServedHousehold.open({ HEARTH_ADMIN_PORT: '0', HEARTH_ADMIN_TOKEN: TOKEN });
  const tvs: RealTv[] = [];
  const lines: ShapedLine[] = [];
  afterAll(async () => {
    for (const { tv } of tvs) tv.close();
    for (const line of lines) await line.close();
  });

  async function figures(person: string) {
    const admin = /Figures are at (\S+)/.exec(household.server.process.output)?.[1];
    const answer = await fetch(`${admin}admin/sessions`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const { sessions } = (await answer.json()) as { sessions: { person: string; [figure: string]: unknown }[] };
    return sessions.find((session) => session.person === person && session['connected']) as unknown as {
      line: { class: string };
      views: { width: number; bytes: number; ageMs: { p50: number }; kbps: { allowed: number } }[];
    };
  }

  it('is in the class of slow lines within 20 s, gets small pictures that are fresh, and its words at once', {
    timeout: 90_000,
  }, async () => {
    await household.friends('noa', 'maya');
    household.hangUp();
    const shaped = await ShapedLine.open(household.server.port, { kbps: 20, delayMs: 20 });
    lines.push(shaped);
    const direct = `ws://127.0.0.1:${household.server.port}/ws`;
    const maya = new RealTv(direct, undefined, new RealSizes(7));
    const noa = new RealTv(direct, openWsBy(new Map([[direct, shaped.url]])));
    tvs.push(maya, noa);
    await maya.signIn('maya');
    await noa.signIn('noa');
    await waitFor('both are in', () => maya.tv.account.me && noa.tv.account.me, 20_000);
    await maya.tv.settings.set({ watchMode: 'friends', width: 640, picture: 8 });
    await maya.tv.air.goOnAir();

    const shown: { at: number; width: number; captured: number }[] = [];
    const viewing = noa.tv.viewings.open('maya');
    const began = performance.now();
    let zero = Number.POSITIVE_INFINITY;
    viewing.present({
      show: async ({ width, captured }) => {
        const at = performance.now();
        // The quickest picture tells when the counting began.
        zero = Math.min(zero, at - captured);
        shown.push({ at, width, captured });
      },
    });
    await waitFor('the class is slow', () => noa.tv.allowance.now.peek()?.line === 'slow', 20_000);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(noa.tv.allowance.now.peek()?.kbps).toBe(20);
    // "Watching now" says so as well (05).
    await waitFor('the broadcaster sees it', () => maya.tv.air.rates.peek().get('noa')?.line === 'slow', 5_000);

    // What was on its way is through; from now on it is as it stays.
    await waitFor('small pictures come', () => shown.at(-1)?.width === 160, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const from = shown.length;
    const before = (await figures('noa')).views[0]?.bytes ?? 0;
    const since = performance.now();

    const waits: number[] = [];
    while (performance.now() - since < 12_000) {
      const text = `word ${waits.length}`;
      const sent = performance.now();
      maya.tv.conversations.with('noa').send(text);
      await waitFor('the word is there', () => noa.texts('maya').includes(text));
      waits.push(performance.now() - sent);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const [view] = (await figures('noa')).views;
    const kbps = (((view?.bytes ?? 0) - before) * 8) / (performance.now() - since);
    const ages = shown.slice(from).map(({ at, captured }) => at - captured - zero);
    expect(shown.slice(from).every(({ width }) => width === 160)).toBe(true);
    expect(kbps).toBeGreaterThan(20 * 0.9);
    // Over twelve seconds, one picture more or less is five percent.
    expect(kbps).toBeLessThan(20 * 1.07);
    // A word waits for one picture at most: 1,900 bytes at 20 kbps, and the way there and back.
    expect(Math.max(...waits)).toBeLessThan(760 + 20 + 100);
    // Never older than two of its own intervals.
    expect(Math.max(...ages)).toBeLessThan(2 * 850);
  });

  it('and one that is fast but far away: a second picture follows before the ack of the first', {
    timeout: 60_000,
  }, async () => {
    await household.friends('oskar', 'theo');
    household.hangUp();
    const shaped = await ShapedLine.open(household.server.port, { kbps: 4_000, delayMs: 400 });
    lines.push(shaped);
    const direct = `ws://127.0.0.1:${household.server.port}/ws`;
    const oskar = new RealTv(direct, undefined, new SmallPictures(3));
    const theo = new RealTv(direct, openWsBy(new Map([[direct, shaped.url]])));
    tvs.push(oskar, theo);
    await oskar.signIn('oskar');
    await theo.signIn('theo');
    await waitFor('both are in', () => oskar.tv.account.me && theo.tv.account.me, 20_000);
    await oskar.tv.settings.set({ watchMode: 'friends', width: 640, picture: 10 });
    await oskar.tv.air.goOnAir();
    let shown = 0;
    theo.tv.viewings.open('oskar').present({
      show: async () => {
        shown += 1;
      },
    });
    await waitFor('pictures come', () => shown > 5, 20_000);
    const before = shown;
    const since = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    const perSecond = ((shown - before) * 1_000) / (performance.now() - since);
    // One at a time would be two and a half a second; what the allowance gives is five.
    expect(perSecond).toBeGreaterThan(3.5);
    expect(perSecond).toBeLessThan(6);
    expect((await figures('theo')).line.class).toBe('fast');
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type HttpOptions } from '../../server/http/http.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { PROBE_BYTES, PROBE_PATH } from '../../src/protocol/limits.ts';
import { temporaryFolder } from '../support/server-process.ts';

const PAGE = '<!doctype html><title>Hearth</title>';
const SCRIPT = 'System.register([], () => ({}));'.repeat(50);

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

describe('what the server serves over HTTP', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let store: Store;
  let app: ReturnType<typeof createHttp>;

  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, 'app'));
    const files: [string, string][] = [
      ['index.html', PAGE],
      ['main-Ab12Cd34.js', SCRIPT],
    ];
    for (const [name, text] of files) {
      writeFileSync(join(folder.path, 'app', name), text);
      writeFileSync(join(folder.path, 'app', `${name}.gz`), gzipSync(text));
      writeFileSync(join(folder.path, 'app', `${name}.br`), brotliCompressSync(text));
    }
    writeFileSync(join(folder.path, 'hearth.db'), 'the database');
    store = await openStore(':memory:');
    await serve({});
  });
  afterEach(async () => {
    await app.close();
    await store.close();
    folder.remove();
  });

  async function serve(options: Partial<HttpOptions>): Promise<void> {
    await app?.close();
    app = createHttp({
      version: '1.2.3',
      sites: [{ prefix: '/', folder: join(folder.path, 'app') }],
      emulator: false,
      db: store.db,
      exports: { take: () => undefined },
      ...options,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
  }

  /** As written: neither the path nor the encoding is touched on the way. */
  function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
    const { port } = app.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  it('is its health', async () => {
    const { status, body } = await get('/healthz');
    expect([status, JSON.parse(body.toString())]).toEqual([200, { status: 'ok', version: '1.2.3' }]);
  });

  it('is bytes to measure a line by, that nothing on the way can keep or make smaller', async () => {
    const { status, headers, body } = await get(`${PROBE_PATH}?0.5`);
    expect([status, body.length]).toEqual([200, PROBE_BYTES]);
    expect(headers['cache-control']).toBe('no-store');
    // Packaged apps have an origin of their own.
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(gzipSync(body).length).toBeGreaterThan(PROBE_BYTES * 0.99);
  });

  it('is the app, at its bare address', async () => {
    const { status, headers, body } = await get('/');
    expect([status, body.toString()]).toEqual([200, PAGE]);
    expect(headers['content-type']).toContain('text/html');
  });

  it('is sent as it was compressed at the build, to those who take that', async () => {
    const plain = await get('/main-Ab12Cd34.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
    const zipped = await get('/main-Ab12Cd34.js', { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(SCRIPT);
    const brotli = await get('/main-Ab12Cd34.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    for (const { headers } of [plain, zipped, brotli]) expect(headers['content-type']).toContain('javascript');
  });

  it('is kept for ever where the name holds its hash, and asked for anew where not', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const script = await get('/main-Ab12Cd34.js', { 'accept-encoding': encoding });
      expect(script.headers['cache-control']).toContain('immutable');
      const page = await get('/', { 'accept-encoding': encoding });
      expect(page.headers['cache-control']).toBe('no-cache');
    }
  });

  it('has a tight policy on every answer, the refused ones too', async () => {
    for (const path of ['/', '/healthz', '/main-Ab12Cd34.js', '/nothing-here', '/avatars/none']) {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("'unsafe-inline'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['permissions-policy']).toContain('camera=(self)');
    }
  });

  it('is nothing outside the folder', async () => {
    for (const path of [
      '/../hearth.db',
      '/..%2fhearth.db',
      '/%2e%2e/hearth.db',
      '/....//hearth.db',
      '/app/../../hearth.db',
      '/..\\hearth.db',
    ]) {
      const { status, body } = await get(path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(body.toString()).not.toContain('the database');
    }
  });

  it('is the health alone where the app was not built', async () => {
    await serve({ sites: [{ prefix: '/', folder: join(folder.path, 'not-built') }] });
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/')).status).toBe(404);
  });

  it('is several sites side by side', async () => {
    mkdirSync(join(folder.path, 'gallery'));
    writeFileSync(join(folder.path, 'gallery', 'index.html'), 'gallery');
    await serve({
      sites: [
        { prefix: '/', folder: join(folder.path, 'app') },
        { prefix: '/gallery/', folder: join(folder.path, 'gallery') },
      ],
    });
    expect((await get('/')).body.toString()).toBe(PAGE);
    expect((await get('/gallery/')).body.toString()).toBe('gallery');
  });

  it('is a file of one’s own, once, not kept by anybody on the way, and never by looking whether it is there', async () => {
    const tickets = new Set(['a-ticket']);
    const take = (ticket: string) =>
      tickets.delete(ticket)
        ? {
            name: 'hearth-noa.json',
            chunks: (async function* () {
              yield '{"name":';
              yield '"N\u00f6a"}';
            })(),
          }
        : undefined;
    await serve({ exports: { take } });
    expect((await get('/export/another')).status).toBe(404);
    expect((await get('/export/a-ticket', {}, 'HEAD')).status).toBe(404);
    const { status, headers, body } = await get('/export/a-ticket');
    expect([status, JSON.parse(body.toString())]).toEqual([200, { name: 'N\u00f6a' }]);
    expect(headers['content-type']).toContain('application/json');
    expect(headers['content-disposition']).toBe('attachment; filename="hearth-noa.json"');
    expect(headers['cache-control']).toBe('no-store');
    expect((await get('/export/a-ticket')).status).toBe(404);
  });

  it('does not say what went wrong inside', async () => {
    await store.close();
    const { status, body } = await get('/avatars/some-hash');
    expect(status).toBe(500);
    expect(body.toString()).not.toMatch(/sqlite|select|\.ts|node_modules|at /i);
    store = await openStore(':memory:');
  });
});

import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import puppeteer from 'puppeteer-core';

/**
 * Takes pictures of the gallery's scenes, to be laid beside the design's:
 *   node platforms/gallery/shots.mjs <folder> [--size 1080|720] [--query canvas2d] [scene…]
 * Needs a build (`dist/gallery/`) and a Chromium (`CHROME_PATH`, else /usr/bin/chromium).
 */

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const { folder, size, query, keys, wanted } = readArguments(process.argv.slice(2));
const height = size === 720 ? 720 : 1080;
const root = join(import.meta.dirname, '../../dist/gallery');

function readArguments(words) {
  const found = { folder: undefined, size: 1080, query: '', keys: [], wanted: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--size') found.size = Number(words[++i]);
    else if (words[i] === '--query') found.query = words[++i];
    else if (words[i] === '--keys') found.keys = words[++i].split(',');
    else if (!found.folder) found.folder = words[i];
    else found.wanted.push(words[i]);
  }
  if (!found.folder) throw new Error('Say where the pictures go: shots.mjs <folder>');
  return found;
}

function serve() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    const file = join(root, path === '/' ? 'index.html' : path);
    if (!file.startsWith(root) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const server = await serve();
const userDataDir = await mkdtemp(join(tmpdir(), 'hearth-gallery-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  headless: true,
  userDataDir,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run'],
  defaultViewport: { width: (height * 16) / 9, height },
});
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage();
  page.on('console', (message) => console.log(`  [${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => console.log(`  [page] ${error}`));
  const address = (scene) => `http://127.0.0.1:${server.address().port}/?scene=${scene}&${height}&still&${query}`;
  for (const scene of wanted) {
    await page.goto(address(scene), { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (const key of keys) {
      await page.keyboard.press(key);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await page.screenshot({ path: join(folder, `${scene}${height === 720 ? '-720' : ''}.png`) });
    console.log(scene);
  }
} finally {
  await browser.close();
  server.close();
  await rm(userDataDir, { recursive: true, force: true });
}

// What every command needs before it can run: packages, the pinned Node, the built app, a browser for tests.
// Runs on Node 20 with nothing installed, so it imports nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const MIN_NODE = 24;

/** Runs a command to its end. Its output is shown unless `quiet`. Returns whether it succeeded. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
  });
  if (quiet && result.status !== 0) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  return result.status === 0;
}

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs the locked packages if they are missing or others. */
export function install({ quiet = false } = {}) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const marker = join(root, 'node_modules', '.hearth-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  if (!quiet) console.log('Installing packages (once) …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet }))
    fail('The packages could not be installed.');
  writeFileSync(marker, lock);
}

/** The Node to run with: this one if it is new enough, the pinned one of the packages otherwise. */
export function node() {
  if (Number(process.versions.node.split('.')[0]) >= MIN_NODE) return process.execPath;
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(pinned))
    fail(`Hearth needs Node ${MIN_NODE}, and the package "node" that brings it is not installed.`);
  return pinned;
}

/**
 * Room for what is made and soon thrown away, MB. Node takes three times 16 under a rush of people signing in and keeps
 * them; with half of that a viewer costs half the memory, and pictures no more processor.
 */
const YOUNG = '--max-semi-space-size=8';

/**
 * What the server is started with. Its TypeScript, once read, is kept as JavaScript: a start is quicker and needs no
 * compiler in memory (27 MB). Read it here once, so that this holds from the first start on.
 */
export function serverEnvironment() {
  const cache = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compile');
  const options = [process.env.NODE_OPTIONS, YOUNG].filter(Boolean).join(' ');
  const env = { NODE_COMPILE_CACHE: cache, NODE_OPTIONS: options };
  if (!existsSync(cache)) run(node(), ['--eval', "import('./server/server.ts')"], { quiet: true, env });
  return env;
}

/** Runs a server until it ends or is told to. */
export function serve(script) {
  const server = spawn(node(), [script], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...serverEnvironment() },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 1));
}

/** Builds the TV app and its pages if a source is newer than what was built. */
export function build({ quiet = false } = {}) {
  const marker = join(root, 'dist', '.built');
  const inputs = ['src', 'platforms', 'scripts', 'rollup.config.js', 'package-lock.json'];
  const state = createHash('sha256')
    .update(inputs.map((path) => fingerprint(join(root, path))).join('\n'))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === state) return;
  if (!quiet) console.log('Building the TV app …');
  const rollup = join(root, 'node_modules', 'rollup', 'dist', 'bin', 'rollup');
  if (!run(node(), [rollup, '-c', '--silent'], { quiet })) fail('The TV app could not be built.');
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, state);
}

/** Names, sizes and times of a file or of everything below a folder: changes when anything in it does. */
function fingerprint(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return `${path} ${stat.size} ${stat.mtimeMs}`;
  return readdirSync(path)
    .sort()
    .map((name) => fingerprint(join(path, name)))
    .join('\n');
}

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** Debian's packages, where apt is and we may use it. */
function apt(packages) {
  if (!has('apt-get') || process.getuid?.() !== 0) return false;
  console.log(`Installing ${packages.join(', ')} (once) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { quiet: true, env });
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { quiet: true, env });
}

/** A Chromium for the browser tests: CHROME_PATH, one that is there, Debian's, or puppeteer's own download. */
export function chromium() {
  const given = process.env.CHROME_PATH;
  if (given) return existsSync(given) ? given : fail(`CHROME_PATH is ${given}, and there is nothing.`);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const installed = () => {
    const name = names.find(has);
    return (
      name &&
      spawnSync('sh', ['-c', `command -v ${name}`])
        .stdout.toString()
        .trim()
    );
  };
  const found = installed();
  if (found) return found;
  if (apt(['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'])) return installed();
  return download() ?? fail('There is no Chromium: install one, or name it with CHROME_PATH.');
}

function download() {
  const cache = join(root, '.cache', 'browser');
  const cli = join(root, 'node_modules', '@puppeteer', 'browsers', 'lib', 'cjs', 'main-cli.js');
  const result = spawnSync(process.execPath, [cli, 'install', 'chrome@stable', '--path', cache], { cwd: root });
  if (result.status !== 0) return undefined;
  return result.stdout.toString().trim().split('\n').pop()?.split(' ').slice(1).join(' ');
}

/** ffmpeg turns real webcam footage into what a fake camera plays. */
export function ffmpeg() {
  if (has('ffmpeg') || apt(['ffmpeg'])) return 'ffmpeg';
  return fail('The browser tests need ffmpeg; install it, please.');
}

/** A network of its own for each home: namespaces and a firewall, which only root may have. */
export function networks() {
  return process.getuid?.() === 0 && ((has('ip') && has('iptables')) || apt(['iproute2', 'iptables']));
}

/** A TURN server to try, where there may be one. */
export function turnServer() {
  return has('turnserver') || apt(['coturn']);
}

/** Other engines than Chromium to try: Firefox, with something it can play into, and WPE WebKit. */
export function otherEngines() {
  const firefox = ['firefox-esr', 'pulseaudio'];
  const wpe = [
    'wpewebkit-driver',
    'cog',
    'libwpebackend-fdo-1.0-1',
    'libgl1-mesa-dri',
    'libegl1',
    'gstreamer1.0-plugins-base',
    'gstreamer1.0-plugins-good',
  ];
  return ['firefox-esr', 'pulseaudio', 'WPEWebDriver', 'cog'].every(has) || apt([...firefox, ...wpe]);
}

/** A C compiler: the bench's viewers have to cost less than the server they measure. */
export function compiler() {
  if (has('cc') || apt(['gcc', 'libc6-dev'])) return;
  fail('This bench needs a C compiler; install one, please.');
}

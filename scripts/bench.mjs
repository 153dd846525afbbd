// npm run bench -- <what> [--json]: figures, measured now. What there is: see test/bench/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, chromium, compiler, fail, ffmpeg, install, networks, node, root, serverEnvironment } from './setup.mjs';

const [what, ...rest] = process.argv.slice(2);
const folder = join(root, 'test', 'bench');
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));
if (!what || !existsSync(join(folder, `${what}.bench.ts`))) fail(`Say what to measure: ${known.join(', ')}`);

// With --json nothing but the object is printed.
const quiet = rest.includes('--json');
if (quiet) console.log = () => {};
install({ quiet });
build({ quiet });
if (what === 'relay') compiler();
if (what === 'direct' && !networks()) fail('This bench makes networks of its own: it needs root.');
if (['clips', 'direct', 'sound'].includes(what)) ffmpeg();
const { status } = spawnSync(node(), [join(folder, `${what}.bench.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...serverEnvironment(), CHROME_PATH: chromium() },
});
process.exit(status ?? 1);

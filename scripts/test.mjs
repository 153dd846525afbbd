// npm test: everything a change has to pass, on a bare machine as well. npm run test:long: what takes longer.
// The very last line is "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, chromium, ffmpeg, install, networks, node, otherEngines, root, turnServer } from './setup.mjs';

const long = process.argv.includes('--long');
const total = { passed: 0, failed: 0, skipped: 0 };

install();
const node24 = node();
const tool = (...path) => join(root, 'node_modules', ...path);
const reports = join(root, '.cache', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

function step(title, args, env = {}) {
  console.log(`\n— ${title}`);
  const begin = Date.now();
  const { status } = spawnSync(node24, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`  ${title}: ${status === 0 ? 'passed' : 'failed'} in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** A check that either holds or does not. */
function check(title, args) {
  if (step(title, args)) total.passed += 1;
  else total.failed += 1;
}

/** Tests counted one by one. */
function tests(title, project, env = {}) {
  const report = join(reports, `${project}.json`);
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--project', project];
  const passed = step(title, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  total.passed += result?.numPassedTests ?? 0;
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  total.failed += result?.numFailedTests ?? 0;
  // A file that could not even be read has no failed test of its own.
  if (!passed && !(result?.numFailedTests > 0)) total.failed += 1;
}

function browserEnvironment() {
  build();
  return { CHROME_PATH: chromium(), FFMPEG_PATH: ffmpeg() };
}

if (long) {
  // What needs them is skipped where they cannot be had.
  if (networks()) turnServer();
  otherEngines();
  tests('long runs', 'long', browserEnvironment());
} else {
  check('format and lint', [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings']);
  for (const part of ['src', 'server', 'test', 'platforms/emulator'])
    check(`types of ${part}`, [tool('typescript', 'bin', 'tsc'), '-p', part]);
  check('protocol document', ['scripts/protocol-tables.ts', '--check']);
  tests('rules and servers', 'node');
  tests('parts of the screen', 'parts');
  tests('in the browser', 'browser', browserEnvironment());
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

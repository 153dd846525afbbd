// npm run screenshots [-- folder] [-- --lines=720]: every screen of the app, in the demo household, as a picture.
import { spawnSync } from 'node:child_process';
import { build, chromium, install, node, root, serverEnvironment } from './setup.mjs';

install();
build();
const { status } = spawnSync(node(), ['test/browser/screenshots.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...serverEnvironment(), CHROME_PATH: chromium() },
});
process.exit(status ?? 1);

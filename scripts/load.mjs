// npm run load -- …: measures a server with many viewers (load/main.ts).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, node, root } from './setup.mjs';

install({ quiet: true });
const { status } = spawnSync(node(), [join(root, 'load', 'main.ts'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);

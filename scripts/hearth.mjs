// npm run hearth -- …: the operator's command; see docs/operating.md.
import { spawnSync } from 'node:child_process';
import { install, node, root } from './setup.mjs';

install();
const { status } = spawnSync(node(), ['server/cli.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);

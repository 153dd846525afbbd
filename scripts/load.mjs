// npm run load -- …: measures a server with many viewers. npm run simulate -- …: the relay's rules for a million of them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, node, root } from './setup.mjs';

const [first, ...rest] = process.argv.slice(2);
const simulate = first === '--simulate';
const script = join(root, 'load', simulate ? 'simulate/main.ts' : 'main.ts');
install({ quiet: true });
const { status } = spawnSync(node(), [script, ...(simulate ? rest : process.argv.slice(2))], { stdio: 'inherit' });
process.exit(status ?? 1);

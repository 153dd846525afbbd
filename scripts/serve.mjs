// npm run serve: production. Reads hearth.toml (or HEARTH_CONFIG) and the environment; see docs/operating.md.
import { spawn } from 'node:child_process';
import { build, install, node, root } from './setup.mjs';

install();
build();
const server = spawn(node(), ['server/main.ts'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));

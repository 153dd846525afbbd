// npm start: installs what is missing, builds, and starts the demo household on this machine.
import { spawn } from 'node:child_process';
import { build, install, node, root } from './setup.mjs';

install();
build();
const server = spawn(node(), ['server/demo/main.ts'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));

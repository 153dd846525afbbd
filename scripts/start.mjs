// npm start: installs what is missing, builds, and starts the demo household on this machine.
import { build, install, serve } from './setup.mjs';

install();
build();
serve('server/demo/main.ts');

// npm run serve: production. Reads hearth.toml (or HEARTH_CONFIG) and the environment; see docs/operating.md.
import { build, install, serve } from './setup.mjs';

install();
build();
serve('server/main.ts');

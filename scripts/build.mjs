// npm run build: the TV app and its pages into dist/.
import { build, install } from './setup.mjs';

install();
build();

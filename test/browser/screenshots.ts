/**
 * Walks the real app through the demo household by remote control and keeps a picture of every screen and state:
 * `npm run screenshots [-- folder --areas=rooms,watching --lines=720 --language=xr --webgl]`.
 */
import { mkdirSync } from 'node:fs';
import { TestProcess, temporaryFolder } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { Album } from './walks/album.ts';
import { direct } from './walks/direct.ts';
import { emulator } from './walks/emulator.ts';
import { friends, talking } from './walks/friends.ts';
import { Guide, type Walk } from './walks/guide.ts';
import { household } from './walks/household.ts';
import { account, child, preferences } from './walks/preferences.ts';
import { rooms } from './walks/rooms.ts';
import { videos } from './walks/videos.ts';
import { voices } from './walks/voices.ts';
import { watching } from './walks/watching.ts';
import { ended, full, wayIn } from './walks/way-in.ts';
import { notHere, webcam } from './walks/webcam.ts';

interface Household {
  /** How its server is started. */
  env?: Record<string, string>;
  walks: Record<string, Walk>;
}

const NOBODY = { HEARTH_HOUSEHOLD: 'off' };

/** What is walked at the same time; in each, one household after the other, so that no walk meets another. */
const LANES: readonly (readonly Household[])[] = [
  [
    { walks: { friends, talking, watching, rooms, household } },
    { env: NOBODY, walks: { emulator, voices, direct, videos } },
  ],
  [
    { walks: { wayIn, webcam, notHere, preferences, account, child, ended } },
    { env: { ...NOBODY, HEARTH_CONNECTIONS: '1' }, walks: { full } },
  ],
];

const args = process.argv.slice(2);
const options = new Map(
  args
    .filter((argument) => argument.startsWith('--'))
    .map((argument): [string, string] => {
      const [name = '', value = ''] = argument.slice(2).split('=');
      return [name, value];
    }),
);
const folder = args.find((argument) => !argument.startsWith('--')) ?? 'screenshots';
const areas = options.get('areas')?.split(',');
const album = new Album(folder);
const failed: string[] = [];

/** The walks of one household, in a demo of their own. One that fails does not keep the others from theirs. */
async function walkAll({ env, walks }: Household): Promise<void> {
  const chosen = Object.entries(walks).filter(([name]) => areas?.includes(name) ?? true);
  if (chosen.length === 0) return;
  const data = temporaryFolder();
  const server = new TestProcess('server/demo/main.ts', [], { HEARTH_DATA: data.path, PORT: '0', ...env }, data.path);
  try {
    const ready = /Hearth is ready: (http:\/\/localhost:\d+\/)/;
    const url = await waitFor('the demo household', () => ready.exec(server.output)?.[1], 20_000);
    for (const [name, walk] of chosen) {
      const lines = options.get('lines') === '720' ? 720 : 1080;
      const guide = new Guide({ url, album, lines, webgl: options.has('webgl'), language: options.get('language') });
      try {
        await walk(guide);
        await guide.end();
      } catch (failure) {
        failed.push(name);
        console.error(`${name}:`, failure);
        await guide.end(name).catch((error: unknown) => console.error(`${name}:`, error));
      }
    }
  } finally {
    server.signal('SIGTERM');
    await server.end();
    data.remove();
  }
}

mkdirSync(folder, { recursive: true });
await Promise.all(
  LANES.map(async (households) => {
    for (const household of households) await walkAll(household);
  }),
);
await album.contactSheet();
console.log(`${album.size} pictures in ${folder}/`);
if (failed.length > 0) {
  console.error(`not walked to the end: ${failed.join(', ')}`);
  process.exit(1);
}

/**
 * Walks the real app through the demo household by remote control and keeps a picture of every screen and state:
 * `npm run screenshots [-- folder --areas=rooms,watching --lines=720 --language=xr --webgl]`.
 */
import { mkdirSync } from 'node:fs';
import { TestProcess, temporaryFolder } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { Album } from './screenshots/album.ts';
import { friends, talking } from './screenshots/friends.ts';
import { Guide, type Walk } from './screenshots/guide.ts';
import { household } from './screenshots/household.ts';
import { account, child, preferences } from './screenshots/preferences.ts';
import { rooms } from './screenshots/rooms.ts';
import { watching } from './screenshots/watching.ts';
import { ended, wayIn } from './screenshots/way-in.ts';
import { notHere, webcam } from './screenshots/webcam.ts';

/** Two households, one after the other in each, so that no walk meets what another has changed. */
const HOUSEHOLDS: readonly Record<string, Walk>[] = [
  { friends, talking, watching, rooms, household },
  { wayIn, webcam, notHere, preferences, account, child, ended },
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
async function walkAll(walks: Record<string, Walk>): Promise<void> {
  const chosen = Object.entries(walks).filter(([name]) => areas?.includes(name) ?? true);
  if (chosen.length === 0) return;
  const data = temporaryFolder();
  const server = new TestProcess('server/demo/main.ts', [], { HEARTH_DATA: data.path, PORT: '0' }, data.path);
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
await Promise.all(HOUSEHOLDS.map(walkAll));
await album.contactSheet();
console.log(`${album.size} pictures in ${folder}/`);
if (failed.length > 0) {
  console.error(`not walked to the end: ${failed.join(', ')}`);
  process.exit(1);
}

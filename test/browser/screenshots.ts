/**
 * Walks the real app through the demo household by remote control and keeps a picture of every screen:
 * `npm run screenshots [-- folder --lines=720 --language=xr --webgl]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { FRIENDS_PASSWORD, VISITOR } from '../../server/demo/seed.ts';
import { TestProcess, temporaryFolder } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { SEND, TvBrowser } from './support/browser.ts';
import { signIn } from './support/living-room.ts';

const options = new Map(
  process.argv
    .slice(2)
    .filter((argument) => argument.startsWith('--'))
    .map((argument): [string, string] => {
      const [name = '', value = ''] = argument.slice(2).split('=');
      return [name, value];
    }),
);
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'screenshots';
const lines = options.get('lines') === '720' ? 720 : 1080;

const kept: string[] = [];

async function keep(tv: TvBrowser, name: string): Promise<void> {
  // What moves by itself (a fade, a scroll) has come to rest.
  await new Promise((resolve) => setTimeout(resolve, 900));
  writeFileSync(join(folder, `${name}.png`), await tv.screenshot());
  kept.push(name);
  console.log(`${name}.png`);
}

/** All of them on one picture, three in a row. */
async function contactSheet(): Promise<void> {
  const [columns, width, height, gap] = [3, 480, 270, 12];
  const rows = Math.ceil(kept.length / columns);
  const tiles = kept.sort().map(async (name, at) => ({
    input: await sharp(join(folder, `${name}.png`))
      .resize(width, height)
      .png()
      .toBuffer(),
    left: gap + (at % columns) * (width + gap),
    top: gap + Math.floor(at / columns) * (height + gap),
  }));
  const size = { width: gap + columns * (width + gap), height: gap + rows * (height + gap) };
  await sharp({ create: { ...size, channels: 3, background: '#2c2520' } })
    .composite(await Promise.all(tiles))
    .jpeg({ quality: 82 })
    .toFile(join(folder, 'contact-sheet.jpg'));
}

/** A TV of the demo household with a test camera. */
function open(url: string, camera: 'room' | 'none'): Promise<TvBrowser> {
  const language = options.get('language');
  const query = { emulator: '', camera, ...(language ? { language } : {}) };
  return TvBrowser.open(url, { camera: 'none', lines, webgl: options.has('webgl'), query });
}

async function ofTheWayIn(url: string): Promise<void> {
  const tv = await open(url, 'room');
  try {
    await keep(tv, '01-sign-in');
    await tv.press('ok');
    await tv.spell('noa', 't');
    await keep(tv, '01b-sign-in-keyboard');
    await tv.press('back');
    await tv.hears(/Sign in with the remote/);
    await tv.press('down', 'down', 'ok');
    await tv.spell('mika', 't');
    await keep(tv, '01c-new-here');
  } finally {
    await tv.close();
  }
}

async function ofAVisitor(url: string): Promise<void> {
  const tv = await open(url, 'room');
  try {
    await signIn(tv, VISITOR.person, VISITOR.password);
    await tv.hasRead(/Maya/);
    // Friends have come and their pictures too: a thumbnail is refreshed every 5 s.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    // A key brings the hints back.
    await tv.press('right', 'left');
    await keep(tv, '02-home');

    await tv.press('up', 'right', 'right', 'right', 'right', 'right', 'ok');
    await tv.hears(/How friends see you/);
    await keep(tv, '24-status-menu');
    await tv.press('back', 'down');
    await tv.seek('down', /Add a friend/, 'right');
    await tv.press('ok');
    await tv.spell(`mika${SEND}`, 't');
    await keep(tv, '20b-add-friend');
    await tv.seek('back', /^Friends/);
    await tv.press('back');
    await tv.hears(/1 of \d+$/);
    await tv.seek('right', /\bLena\b/);
    await tv.press('ok');
    await tv.hears(/Stop asking/);
    await keep(tv, '07-waiting');
    await tv.press('ok');
    await tv.hears(/Lena/);

    await tv.seek('left', /\bMaya\b/);
    await tv.press('ok');
    await tv.hears(/Full|100/);
    await keep(tv, '08-viewer');
    await tv.press('up');
    await tv.seek('right', /Watch another/);
    await tv.press('ok');
    await tv.hears(/Theo|Oskar/);
    await tv.press('ok');
    await tv.hasRead(/Share/);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await keep(tv, '09-watch-two');
    await tv.press('right', 'back');
    await tv.hears(/Zoom/);
    await tv.press('up');
    await tv.hears(/Message/);
    await tv.press('ok');
    await tv.hears(/Conversation with/);
    // From the quick replies to the keyboard.
    await tv.press('back');
    await tv.spell('soup', 't');
    await keep(tv, '03-conversation');

    await tv.seek('back', /^Friends/);
    await tv.press('up');
    await tv.seek('right', /Messages/);
    await tv.hears(/Messages\. /);
    await keep(tv, '17-messages');
    await tv.seek('back', /^Friends/);
    await tv.press('back', 'down', 'blue');
    await tv.hears(/Options|Write/);
    await keep(tv, '21-options');
    await tv.press('back');
    await tv.hears(/friend/);
    await tv.seek('up', /tab/);
    await tv.press('right', 'right', 'right', 'ok');
    await tv.hears(/Preferences\./);
    await keep(tv, '14-preferences');
    await tv.seek('back', /^Friends/);

    await tv.press('green');
    await tv.hears(/Go on air/);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await keep(tv, '04-my-webcam');
    await tv.press('down');
    await keep(tv, '04b-my-webcam-adjust');
    await tv.press('up', 'ok');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await keep(tv, '04c-countdown');
    await tv.hears(/On air/, 10_000);
    await tv.hears(/wants to watch/, 30_000);
    await keep(tv, '06-permission');
    await tv.seek('left', /Allow once/);
    await tv.press('ok');
    await tv.hasRead(/Since/);
    await keep(tv, '05-on-air');
    await tv.seek('right', /^Invite/);
    await tv.press('ok');
    await tv.hears(/Invite/);
    await keep(tv, '20-friend-picker');
    await tv.press('back', 'red');

    await tv.page.evaluate(() => window.postMessage({ hearth: 'cut', cut: true }, '*'));
    await keep(tv, '15b-reconnecting');
    await tv.page.evaluate(() => window.postMessage({ hearth: 'cut', cut: false }, '*'));
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    await tv.seek('back', /Leave Hearth/);
    await keep(tv, '26-leave');
  } finally {
    await tv.close();
  }
}

async function ofATvWithoutCamera(url: string): Promise<void> {
  const tv = await open(url, 'none');
  try {
    await signIn(tv, VISITOR.person, VISITOR.password);
    await tv.press('green');
    await tv.hears(/Look again/);
    await keep(tv, '15-no-camera');
  } finally {
    await tv.close();
  }
}

/** Two people on one TV, one of them with a PIN. */
async function ofAHousehold(url: string): Promise<void> {
  const tv = await open(url, 'room');
  /** On the keyboard of a computer: not what is shown here. */
  const type = async (text: string): Promise<void> => {
    await tv.listen();
    await tv.page.keyboard.type(text);
    await tv.page.keyboard.press('Enter');
  };
  const leave = async (who: RegExp): Promise<void> => {
    await tv.press('up');
    await tv.seek('right', who);
    await tv.press('ok');
    await tv.hears(/How friends see you/);
    await tv.seek('down', /Somebody else/);
    await tv.press('ok');
    await tv.hears(/Who is on the sofa/);
  };
  try {
    await signIn(tv, VISITOR.person, VISITOR.password);
    await leave(/Noa, Available/);
    await tv.seek('right', /^Add/);
    await tv.press('ok');
    await tv.hears(/Your name or ID/);
    await type('theo');
    await tv.hears(/Your password/);
    await type(FRIENDS_PASSWORD);
    await tv.hears(/Friends/, 20_000);

    await tv.press('up');
    await tv.seek('right', /Preferences/);
    await tv.press('ok');
    await tv.hears(/Preferences\./);
    await tv.press('left');
    await tv.seek('down', /^Household/);
    await tv.press('ok');
    await tv.hears(/My PIN/);
    await keep(tv, '14b-household');
    await tv.press('ok');
    await tv.hears(/Your password/);
    await type(FRIENDS_PASSWORD);
    await tv.hears(/Choose four digits/);
    await tv.page.keyboard.type('2580');
    await tv.hears(/The same once more/);
    await tv.page.keyboard.type('2580');
    await tv.hears(/PIN set/);

    await tv.seek('back', /^Friends/);
    await leave(/Theo, Available/);
    await keep(tv, '22-household');
    await tv.press('ok');
    await tv.hears(/Hello Theo/);
    await tv.page.keyboard.type('25');
    await keep(tv, '22b-household-pin');
  } finally {
    await tv.close();
  }
}

mkdirSync(folder, { recursive: true });
const data = temporaryFolder();
const server = new TestProcess('server/demo/main.ts', [], { HEARTH_DATA: data.path, PORT: '0' }, data.path);
try {
  const ready = /Hearth is ready: (http:\/\/localhost:\d+\/)/;
  const url = await waitFor('the demo household', () => ready.exec(server.output)?.[1], 20_000);
  await ofTheWayIn(url);
  await ofAVisitor(url);
  await ofATvWithoutCamera(url);
  await ofAHousehold(url);
  await contactSheet();
  console.log(`${kept.length} pictures in ${folder}/`);
} finally {
  server.signal('SIGTERM');
  await server.end();
  data.remove();
}

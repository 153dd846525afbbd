import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { EMOJI, EMOJI_GRID } from '../src/theme/emoji.ts';
import { cellAt, ICON_GRID, ICONS, MARKS } from '../src/theme/icons.ts';

/**
 * Makes what the TV app fetches besides scripts: fonts, icon atlas, emoji atlas, background.
 * Pictures are drawn once and kept in `.cache/assets/` until a list, a source or this file changes.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const own = join(root, 'src/theme/assets');
const cache = join(root, '.cache/assets');
const packageFolder = (name) => join(root, 'node_modules', name);

const FONT_WEIGHTS = [400, 500, 600, 700];

/** @returns {Promise<Record<string, string>>} name of the asset → path of its file */
export async function makeAssets() {
  const fonts = packageFolder('@fontsource/figtree');
  const files = {};
  for (const weight of FONT_WEIGHTS) {
    files[`latin${weight}`] = join(fonts, `files/figtree-latin-${weight}-normal.woff2`);
    files[`latinExt${weight}`] = join(fonts, `files/figtree-latin-ext-${weight}-normal.woff2`);
  }
  const key = await fingerprint();
  files.icons = await cached(`icons-${key}.png`, drawIcons);
  files.emoji = await cached(`emoji-${key}.png`, drawEmoji);
  files.room = await cached(`room-${key}.png`, drawRoom);
  files.mark = join(own, 'mark.svg');
  files.quiet = join(own, 'quiet.jpg');
  files.sofa = join(own, 'sofa.jpg');
  return files;
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['@phosphor-icons/core', '@iconify-json/noto', 'sharp']) {
    hash.update(JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8')).version);
  }
  const sources = (await readdir(own)).sort().map((name) => join(own, name));
  const lists = ['icons.ts', 'emoji.ts'].map((name) => join(root, 'src/theme', name));
  for (const file of [fileURLToPath(import.meta.url), ...lists, ...sources]) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

/** Runs `draw` unless its result is there already. Written under another name first: two builds may run at once. */
async function cached(name, draw) {
  const file = join(cache, name);
  try {
    await readFile(file);
  } catch {
    await mkdir(cache, { recursive: true });
    await writeFile(file, await draw());
  }
  return file;
}

/** One picture of square cells; `svgs` in the order of their place. */
async function atlas(svgs, grid) {
  const rows = Math.ceil(svgs.length / grid.columns);
  const pitch = grid.cell + grid.gap;
  const cells = await Promise.all(
    svgs.map(async (svg, index) => {
      const { x, y } = cellAt(grid, index);
      return { input: await sharp(Buffer.from(svg)).resize(grid.cell, grid.cell).png().toBuffer(), left: x, top: y };
    }),
  );
  return sharp({
    create: {
      width: grid.columns * pitch,
      height: rows * pitch,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    },
  }).composite(cells);
}

async function drawIcons() {
  const folder = join(packageFolder('@phosphor-icons/core'), 'assets');
  const style = (name) => (name.endsWith('-fill') ? 'fill' : name.endsWith('-bold') ? 'bold' : 'regular');
  const icons = await Promise.all(
    ICONS.map(async (name) => {
      const svg = await readFile(join(folder, style(name), `${name}.svg`), 'utf8');
      return svg.replace('<svg ', '<svg width="72" height="72" ').replace('currentColor', '#fff');
    }),
  );
  const marks = await Promise.all(MARKS.map((name) => readFile(join(own, `${name}.svg`), 'utf8')));
  const sized = marks.map((svg) =>
    svg.replace(/width="\d+" height="\d+"/, '').replace('<svg ', '<svg width="72" height="72" '),
  );
  const picture = await atlas([...icons, ...sized], ICON_GRID);
  return picture.png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 }).toBuffer();
}

async function drawEmoji() {
  const noto = packageFolder('@iconify-json/noto');
  const set = JSON.parse(await readFile(join(noto, 'icons.json'), 'utf8'));
  const names = JSON.parse(await readFile(join(noto, 'chars.json'), 'utf8'));
  const codes = (emoji) => [...emoji].map((sign) => sign.codePointAt(0).toString(16));
  const svgs = EMOJI.map((emoji) => {
    const name =
      names[codes(emoji).join('-')] ??
      names[
        codes(emoji)
          .filter((code) => code !== 'fe0f')
          .join('-')
      ];
    const icon = set.icons[name ?? ''] ?? set.icons[set.aliases?.[name]?.parent ?? ''];
    if (!icon) throw new Error(`Noto has no drawing for ${emoji} (${codes(emoji).join('-')})`);
    const [w, h] = [icon.width ?? set.width ?? 128, icon.height ?? set.height ?? 128];
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${icon.body}</svg>`;
  });
  const picture = await atlas(svgs, EMOJI_GRID);
  return picture.png({ palette: true, colours: 256, dither: 0.5, effort: 10, compressionLevel: 9 }).toBuffer();
}

/** The background's noise hides banding; fewer colours keep the noise and halve the file. */
async function drawRoom() {
  const source = await readFile(join(own, 'room.png'));
  const smaller = await sharp(source)
    .png({ palette: true, colours: 64, dither: 1, effort: 10, compressionLevel: 9 })
    .toBuffer();
  return smaller.length < source.length ? smaller : source;
}

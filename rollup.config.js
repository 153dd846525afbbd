import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import { makeAssets } from './scripts/assets.mjs';

/**
 * Builds the TV app (`dist/app/`) and the gallery of its parts (`dist/gallery/`, for looking at, never served in
 * production). ES2015 throughout, dependencies too: TVs have engines from Chromium 53 on, which also know no modules,
 * hence SystemJS. `--watch` builds without minifying, with source maps.
 */

const watching = process.env.ROLLUP_WATCH === 'true';
const KB = 1024;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/** What may be fetched before the first focus, gzipped. */
const LIMITS = { scripts: 150 * KB, all: 300 * KB };
/** The screen that comes with the first focus, on a TV nobody is signed in on and on one that comes back by itself. */
const FIRST_SCREENS = ['src/app/screens/SignIn.ts', 'src/app/screens/Home.ts'];

const compress = { gz: promisify(gzip), br: promisify(brotliCompress) };
const COMPRESSED = /\.(js|css|html|svg|json|wasm)$/;

/** `hearth:assets`: the addresses of pictures and fonts, next to the scripts wherever those are. */
function assets(files) {
  const id = 'hearth:assets';
  const references = new Map();
  const at = (name) => `import.meta.ROLLUP_FILE_URL_${references.get(name)}`;
  const byWeight = (prefix) =>
    `{${[400, 500, 600, 700].map((weight) => `${weight}: ${at(prefix + weight)}`).join(', ')}}`;
  return {
    name: 'assets',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(module) {
      if (module !== `\0${id}`) return null;
      for (const [name, path] of Object.entries(files)) {
        const extension = path.slice(path.lastIndexOf('.'));
        const source = await readFile(path);
        references.set(name, this.emitFile({ type: 'asset', name: `${name}${extension}`, source }));
      }
      return `export const icons = ${at('icons')}; export const emoji = ${at('emoji')}; export const quiet = ${at('quiet')}; export const sofa = ${at('sofa')};
        export const latin = ${byWeight('latin')}; export const latinExt = ${byWeight('latinExt')};`;
    },
  };
}

/**
 * What `Launch` of the SDK brings along and starts only when asked to. Words, spoken labels, colours and storage are
 * our own.
 */
const UNUSED_SDK = new RegExp(
  `^(\\.{1,2}/(src/)?(${[
    'Router|MediaPlayer|Ads|Subtitles|Accessibility|FpsCounter|VersionLabel',
    'Language|Locale|Colors|Registry|Storage',
  ].join('|')})|@metrological/sdk)(/|$)`,
);
/**
 * Effects and components of the core that we never use; the default one, grey and rounded corners stay. Places are our
 * own (no flex), `Label` draws all text, and pictures are not decoded in Lightning's worker (`app/launch.ts`).
 */
const UNUSED_CORE = new RegExp(
  [
    'components/(List|FastBlur|Bloom|SmoothScale|Border)Component',
    'shaders/(BoxBlur|Dithering|CircularPush|Inversion|LinearBlur|Outline|Pixelate|RadialFilter|FadeOut|Vignette)Shader',
    'shaders/(Spinner|Hole|RadialGradient|Light3d|Perspective|Magnifier)Shader',
    'renderer/spark/',
    'flex/FlexTarget',
    '/TextTexture\\.mjs',
    'textures/(Noise|Html)Texture',
    'c2d/shaders/BlurShader',
    'tools/ObjectList(Proxy|Wrapper)',
    '/ImageWorker',
  ].join('|'),
);

/** Leaves those out: they are a quarter of what would be fetched before the first focus. */
function withoutUnused() {
  const id = '\0unused';
  const isUnused = (source, importer = '') =>
    (importer.includes('@lightningjs/sdk') && UNUSED_SDK.test(source)) ||
    (importer.includes('@lightningjs/core') && UNUSED_CORE.test(source));
  return {
    name: 'without-unused',
    resolveId: (source, importer) => (isUnused(source, importer) ? id : null),
    load: (module) =>
      // What `Launch` calls or fills of them; every other name is simply not there.
      module === id
        ? {
            // A class, because the core asks of every texture whether it is its own text.
            code: `const nothing = () => {};
              export default Object.assign(class {}, {
                initMetadata: nothing, initStorage: nothing, load: nothing, clear: nothing,
                initLightningSdkPlugin: {}, Metrics: { app: { loaded: nothing } },
              });`,
            syntheticNamedExports: true,
            moduleSideEffects: false,
          }
        : null,
  };
}

/** `hearth:pictures`: pictures of the page, by file name. */
function pictures(paths) {
  const id = 'hearth:pictures';
  return {
    name: 'pictures',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(module) {
      if (module !== `\0${id}`) return null;
      const entries = [];
      for (const path of paths) {
        const name = basename(path);
        const reference = this.emitFile({ type: 'asset', name, source: await readFile(path) });
        entries.push(`${JSON.stringify(name)}: import.meta.ROLLUP_FILE_URL_${reference}`);
      }
      return `export const pictures = {${entries.join(', ')}};`;
    },
  };
}

/** The page: its template with the hashed names of everything it names. */
function page({ template, style }) {
  return {
    name: 'page',
    buildStart() {
      this.addWatchFile(template);
      this.addWatchFile(style);
    },
    async generateBundle(_, bundle) {
      const emit = (name, source) => this.getFileName(this.emitFile({ type: 'asset', name, source }));
      const named = (start) => Object.keys(bundle).find((file) => file.startsWith(start));
      const loader = await readFile('node_modules/systemjs/dist/s.min.js', 'utf8');
      const css = await readFile(style, 'utf8');
      const names = {
        room: named('room-'),
        mark: named('mark-'),
        loader: emit('loader.js', loader.replace(/\n?\/\/# sourceMappingURL.*\n?/, '\n')),
        main: Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry).fileName,
      };
      names.style = emit('style.css', css.replace('%room%', names.room));
      const fonts = Object.keys(bundle).filter((file) => /^latin\d/.test(file));
      const preload = (file) => `<link rel="preload" href="./${file}" as="font" type="font/woff2" crossorigin>`;
      const html = await readFile(template, 'utf8');
      const filled = html
        .replace('%fonts%', fonts.map(preload).join('\n    '))
        .replace(/%(\w+)%/g, (_whole, name) => `./${names[name]}`);
      this.emitFile({ type: 'asset', fileName: 'index.html', source: filled });
    },
  };
}

/** Compresses beforehand what the server will send compressed. Returns the names of what is there then. */
async function compressed(folder, files) {
  const made = files.filter((file) => COMPRESSED.test(file));
  await Promise.all(
    made.map(async (file) => {
      const source = await readFile(join(folder, file));
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      await writeFile(join(folder, `${file}.gz`), await compress.gz(source, { level: 9 }));
      await writeFile(join(folder, `${file}.br`), await compress.br(source, brotli));
    }),
  );
  return [...files, ...made.flatMap((file) => [`${file}.gz`, `${file}.br`])];
}

/** Compresses the app, and clears away files of earlier builds. */
function finish(folder) {
  return {
    name: 'finish',
    async writeBundle(_, bundle) {
      const files = Object.keys(bundle);
      const kept = new Set(watching ? files : await compressed(folder, files));
      for (const file of await readdir(folder)) if (!kept.has(file)) await rm(join(folder, file), { recursive: true });
    },
  };
}

/** What is fetched before a screen has the first focus: scripts and what they import, fonts, pictures. */
function fetchedFor(screen, files, bundle) {
  const fetched = new Set();
  const follow = (fileName) => {
    const file = bundle[fileName];
    if (!file || fetched.has(file)) return;
    fetched.add(file);
    if (file.type === 'chunk') file.imports.forEach(follow);
  };
  for (const file of files) {
    if (file.type === 'asset') {
      if (!/^(emoji|latinExt|quiet|sofa)/.test(file.fileName)) fetched.add(file);
      // By what is in it: a chunk that shares something with another one has no facade.
    } else if (file.isEntry || file.moduleIds.some((id) => id.endsWith(screen))) follow(file.fileName);
  }
  return fetched;
}

/** Says how large everything is, and stops the build when more than allowed comes before the first focus. */
function report() {
  const gzipped = (file) => {
    const source = file.type === 'chunk' ? file.code : file.source;
    return COMPRESSED.test(file.fileName) ? compress.gz(source, { level: 9 }) : Buffer.from(source);
  };
  const kb = (bytes) => `${(bytes / KB).toFixed(1).padStart(7)} KB`;
  return {
    name: 'report',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.values(bundle)
          .filter(({ fileName }) => !fileName.endsWith('.map'))
          .sort((a, b) => a.fileName.localeCompare(b.fileName));
        const sizes = new Map();
        for (const file of files) sizes.set(file, (await gzipped(file)).length);
        const firsts = FIRST_SCREENS.map((screen) => ({ screen, files: fetchedFor(screen, files, bundle) }));
        for (const file of files) {
          const plain = Buffer.byteLength(file.type === 'chunk' ? file.code : file.source);
          const first = firsts.some((one) => one.files.has(file)) ? 'first' : '     ';
          console.log(`${kb(plain)} ${kb(sizes.get(file))} gz  ${first}  ${file.fileName}`);
        }
        for (const { screen, files: own } of firsts) {
          const sum = (some) => some.reduce((total, file) => total + sizes.get(file), 0);
          const all = sum([...own]);
          const scripts = sum([...own].filter(({ fileName }) => fileName.endsWith('.js')));
          console.log(`before the first focus on ${screen}: scripts ${kb(scripts)}, everything ${kb(all)}`);
          if (scripts > LIMITS.scripts || all > LIMITS.all) {
            this.error(`More than ${kb(LIMITS.scripts)} of scripts or ${kb(LIMITS.all)} of everything for ${screen}`);
          }
        }
      },
    },
  };
}

function config({ input, folder, template, files, measured, more = [] }) {
  return {
    input,
    output: {
      dir: folder,
      format: 'system',
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
      assetFileNames: '[name]-[hash][extname]',
      sourcemap: watching,
    },
    plugins: [
      assets(files),
      ...more,
      withoutUnused(),
      nodeResolve({ browser: true, extensions: ['.ts', '.mjs', '.js', '.json'] }),
      commonjs(),
      json({ compact: true, namedExports: false, preferConst: true }),
      esbuild({
        target: 'es2015',
        // The plugin skips dependencies unless told: Lightning ships static class fields.
        include: /\.(ts|m?js)$/,
        exclude: [],
        loaders: { '.mjs': 'js', '.js': 'js' },
        tsconfig: 'src/tsconfig.json',
        define: { HEARTH_VERSION: JSON.stringify(version) },
      }),
      // Lightning's states are named by their classes: minified names would silence them.
      !watching && terser({ ecma: 2015, keep_classnames: true, safari10: true }),
      page({ template, style: 'platforms/web/style.css' }),
      !watching && measured && report(),
      finish(folder),
    ],
    // Lightning is full of circles, and takes no harm.
    onwarn: (warning, warn) => warning.code !== 'CIRCULAR_DEPENDENCY' && warn(warning),
  };
}

/** A script that runs beside the app; it knows nothing of it and has no name of its own to be found by but this one. */
function worker(input, file, more = []) {
  return {
    input,
    output: { file, format: 'iife' },
    plugins: [
      esbuild({ target: 'es2015', tsconfig: 'src/tsconfig.json' }),
      !watching && terser({ ecma: 2015 }),
      ...more,
    ],
  };
}

/** libopus beside its worker, which fetches the one that its engine can run: WebAssembly and its script, or JavaScript. */
function libopus(folder) {
  const build = 'node_modules/opusscript/build/opusscript_native';
  return {
    name: 'libopus',
    async generateBundle() {
      const emit = (fileName, source) => this.emitFile({ type: 'asset', fileName, source });
      const script = await readFile(`${build}_wasm.js`, 'utf8');
      emit('opus-wasm.js', (await transform(script, { target: 'es2015', minify: true })).code);
      emit('opus-plain.js', await readFile(`${build}_nasm.js`, 'utf8'));
      emit('COPYING.libopus.txt', await readFile('node_modules/opusscript/build/COPYING.libopus'));
      emit('opus.wasm', await readFile(`${build}_wasm.wasm`));
    },
    async writeBundle(_, bundle) {
      if (!watching) await compressed(folder, Object.keys(bundle));
    },
  };
}

/** The emulator's page: for QA on a desktop, so as new as its browser. */
function emulator() {
  const folder = 'platforms/emulator';
  // With the drawn person in front of the test camera.
  const pages = ['index.html', 'style.css', 'self.jpg'];
  return {
    input: `${folder}/emulator.ts`,
    output: { file: 'dist/emulator/emulator.js', format: 'iife', sourcemap: watching },
    plugins: [
      nodeResolve({ extensions: ['.ts'] }),
      esbuild({ target: 'es2022', tsconfig: `${folder}/tsconfig.json` }),
      {
        name: 'pages',
        async generateBundle() {
          for (const name of pages) {
            this.emitFile({ type: 'asset', fileName: name, source: await readFile(`${folder}/${name}`) });
          }
        },
      },
    ],
  };
}

export default async () => {
  const files = await makeAssets();
  const faces = (await readdir('demo/avatars')).sort().map((name) => join('demo/avatars', name));
  return [
    config({ input: 'src/main.ts', folder: 'dist/app', template: 'platforms/web/index.html', files, measured: true }),
    config({
      input: 'platforms/gallery/gallery.ts',
      folder: 'dist/gallery',
      template: 'platforms/web/index.html',
      files,
      measured: false,
      more: [pictures([...faces, 'platforms/emulator/self.jpg'])],
    }),
    worker('src/capture/encoder-worker.ts', 'dist/app/encoder-worker.js'),
    worker('src/capture/voice/hear-worklet.ts', 'dist/app/hear-worklet.js'),
    worker('src/codecs/worker.ts', 'dist/app/opus-worker.js', [libopus('dist/app')]),
    emulator(),
  ];
};

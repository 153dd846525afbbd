import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import, besides itself and packages (docs/architecture.md, "Rooms"). */
const ALLOWED: Record<string, readonly string[]> = {
  'src/protocol': [],
  'src/net': ['src/protocol'],
  'src/codecs': ['src/protocol'],
  'src/capture': ['src/codecs', 'src/protocol'],
  'src/playback': ['src/codecs', 'src/protocol'],
  'src/platform': ['src/protocol'],
  'src/model': ['src/net', 'src/codecs', 'src/capture', 'src/playback', 'src/platform', 'src/protocol'],
  'src/theme': [],
  'src/components': ['src/theme'],
  'src/app': [
    'src/components',
    'src/theme',
    'src/model',
    'src/net',
    'src/capture',
    'src/playback',
    'src/platform',
    'src/protocol',
  ],
  'src/emulator': ['src/model', 'src/net', 'src/capture', 'src/platform', 'src/protocol'],
  'platforms/emulator': ['src/emulator', 'src/capture', 'src/platform'],
  'platforms/gallery': ['src/components', 'src/theme', 'src/app', 'src/platform'],
  server: ['src/protocol'],
  // Makes its accounts in a server's store.
  load: ['server', 'src/protocol'],
  // Knows nothing but the protocol document.
  demo: [],
};

/** Packages a room may load at run time; types are free. */
const NO_PACKAGES: Record<string, RegExp> = {
  // Makes engines alike that connect rooms each in its own way.
  'src/net': /^(?!webrtc-adapter$)/,
  'src/codecs': /./,
  'src/capture': /./,
  'src/playback': /./,
  'src/platform': /./,
  'src/model': /^(?!@preact\/signals-core$)/,
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?((?:[^'";]*?)from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return Array.from(source.matchAll(pattern), ([, , type, names = '', path, dynamic]) => ({
    from: file,
    to: path ?? dynamic ?? '',
    // `import { type A, type B }` brings nothing at run time either.
    typeOnly: type !== undefined || (/\{/.test(names) && !/\{\s*\}|\{(?:[^}]*,)?\s*(?!type\s)[A-Za-z_$]/.test(names)),
  }));
}

const roomOf = (path: string): string | undefined =>
  Object.keys(ALLOWED)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const all = Object.keys(ALLOWED).flatMap((room) => filesBelow(join(root, room)).flatMap(importsOf));

describe('arrows between rooms', () => {
  it('run one way', () => {
    const wrong = all.flatMap(({ from, to }) => {
      if (!to.startsWith('.')) return [];
      const source = roomOf(relative(root, from));
      const target = roomOf(relative(root, resolve(dirname(from), to)));
      if (!source || source === target) return [];
      if (target && ALLOWED[source]?.includes(target)) return [];
      return [`${relative(root, from)} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  it('lead nowhere but to files that are there', () => {
    const missing = all.filter(({ from, to }) => to.startsWith('.') && !existsSync(resolve(dirname(from), to)));
    expect(missing.map(({ from, to }) => `${relative(root, from)} → ${to}`)).toEqual([]);
  });

  it('bring no validator into the TV: of the schemas it takes the types only', () => {
    const schemas = /\/protocol\/words(\/[a-z]+)?\.ts$/;
    const wrong = all.filter(({ from, to, typeOnly }) => {
      const path = relative(root, from);
      if (!path.startsWith('src/') || path.startsWith('src/protocol/')) return false;
      return to === 'zod' || (schemas.test(resolve(dirname(from), to)) && !typeOnly);
    });
    expect(wrong.map(({ from, to }) => `${relative(root, from)} → ${to}`)).toEqual([]);
  });

  it('leave Lightning to the app and its parts', () => {
    const wrong = all.filter(({ from, to, typeOnly }) => {
      const room = roomOf(relative(root, from));
      const forbidden = room && NO_PACKAGES[room];
      return forbidden && !to.startsWith('.') && !typeOnly && forbidden.test(to);
    });
    expect(wrong.map(({ from, to }) => `${relative(root, from)} → ${to}`)).toEqual([]);
  });

  it('finds imports at all', () => {
    expect(all.length).toBeGreaterThan(500);
  });
});

describe('documents', () => {
  const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
    (name) => name.endsWith('.md') && existsSync(join(root, name)),
  );

  /** The anchors GitHub makes of headings. */
  const anchorsOf = (text: string): Set<string> =>
    new Set(
      Array.from(text.matchAll(/^#+\s+(.+)$/gm), ([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[`*]/g, '')
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .trim()
          .replace(/\s/g, '-'),
      ),
    );

  it('have no dead links', () => {
    const dead = documents.flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link)
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path = '', anchor] = link.split('#');
          const target = path === '' ? join(root, name) : resolve(dirname(join(root, name)), path);
          if (!existsSync(target)) return true;
          return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).has(anchor);
        })
        .map((link) => `${name}: ${link}`);
    });
    expect(dead).toEqual([]);
  });
});

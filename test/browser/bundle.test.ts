import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, parse } from 'acorn';
import { describe, expect, it } from 'vitest';

const app = fileURLToPath(new URL('../../dist/app/', import.meta.url));
const scripts = readdirSync(app).filter((name) => name.endsWith('.js'));

/** Things no engine before Chromium 54 has (`Object.values` is brought along, src/engine.ts). */
const TOO_NEW = new Set(['Object.entries', 'Object.fromEntries', 'Object.getOwnPropertyDescriptors', 'globalThis']);
const TOO_NEW_METHODS = new Set([
  'padStart',
  'padEnd',
  'flatMap',
  'matchAll',
  'replaceAll',
  'replaceChildren',
  'toSorted',
]);

/** Calls every node of a syntax tree. */
function walk(node: unknown, visit: (node: Node & Record<string, unknown>) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const found = node as Node & Record<string, unknown>;
  if (typeof found.type === 'string') visit(found);
  for (const key of Object.keys(found)) if (key !== 'loc') walk(found[key], visit);
}

describe('what a TV fetches', () => {
  it('is there', () => {
    expect(scripts.length).toBeGreaterThan(5);
  });

  it('is ES2015, dependencies too', () => {
    for (const name of scripts) {
      expect(() => parse(readFileSync(join(app, name), 'utf8'), { ecmaVersion: 2015 }), name).not.toThrow();
    }
  });

  it('calls nothing that Chromium 53 does not have', () => {
    const found = new Set<string>();
    for (const name of scripts) {
      walk(parse(readFileSync(join(app, name), 'utf8'), { ecmaVersion: 2015 }), (node) => {
        if (node.type !== 'CallExpression') return;
        const callee = node['callee'] as { type: string; object?: { name?: string }; property?: { name?: string } };
        if (callee.type !== 'MemberExpression') return;
        const method = callee.property?.name ?? '';
        if (TOO_NEW.has(`${callee.object?.name}.${method}`)) found.add(`${name}: ${callee.object?.name}.${method}`);
        if (TOO_NEW_METHODS.has(method)) found.add(`${name}: .${method}()`);
      });
    }
    expect([...found]).toEqual([]);
  });

  it('names no folder of the machine it was built on, and has no source maps', () => {
    for (const name of readdirSync(app)) {
      expect(name.endsWith('.map')).toBe(false);
      if (/\.(js|html|css)$/.test(name)) expect(readFileSync(join(app, name), 'utf8')).not.toContain(process.cwd());
    }
  });
});

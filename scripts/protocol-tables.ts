/**
 * Writes the tables of docs/protocol.md from the schemas themselves: words, shared shapes, error codes, limits.
 *
 *   node scripts/protocol-tables.ts          writes the document
 *   node scripts/protocol-tables.ts --check  exit status 1 if it is not up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { errors } from '../src/protocol/errors.ts';
import * as limits from '../src/protocol/limits.ts';
import { events, requests } from '../src/protocol/words.ts';

interface JsonSchema {
  type?: string;
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  $defs?: Record<string, JsonSchema>;
}

const DOCUMENT = fileURLToPath(new URL('../docs/protocol.md', import.meta.url));
const shapes = new Map<string, JsonSchema>();

/** The JSON schema of a word; shapes that have a name of their own are collected beside it. */
function schemaOf(word: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(word, { io: 'input' }) as JsonSchema;
  for (const [name, shape] of Object.entries(schema.$defs ?? {})) shapes.set(name, shape);
  const id = z.globalRegistry.get(word)?.id;
  if (id === undefined) return schema;
  shapes.set(id, schema);
  return { $ref: `#/$defs/${id}` };
}

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A type as a reader understands it: `string ≤ 40`, `Person[]`, `{ min: integer, max: integer }`. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return `[${nameOf(schema.$ref)}](#${nameOf(schema.$ref).toLowerCase()})`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' \\| ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' \\| ');
  if (schema.type === 'array') {
    const most = schema.maxItems === undefined ? '' : ` (≤ ${schema.maxItems})`;
    return `${schema.items ? typeOf(schema.items) : 'any'}[]${most}`;
  }
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {});
    return `{ ${fields.map(([name, field]) => `${name}: ${typeOf(field)}`).join(', ')} }`;
  }
  return `${schema.type ?? 'any'}${bounds(schema)}`;
}

function bounds({ minLength, maxLength, minimum, maximum }: JsonSchema): string {
  const least = minLength !== undefined && minLength > 1 ? minLength : undefined;
  const most = maxLength;
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`;
  if (most !== undefined) return ` ≤ ${most}`;
  if (maximum !== undefined && maximum < 2 ** 32 - 1) return ` ${minimum ?? 0}–${maximum}`;
  return '';
}

function fieldTable(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return '';
  const required = new Set(schema.required ?? []);
  const rows = fields.map(([name, field]) => {
    const mark = required.has(name) ? '' : ' *(optional)*';
    return `| \`${name}\`${mark} | ${typeOf(field)} | ${field.description ?? ''} |`;
  });
  return ['| field | type | |', '|---|---|---|', ...rows].join('\n');
}

/** Fields of a word or an answer: a table, a named shape, or one table for each of several forms. */
function form(title: string, word: z.ZodType): string[] {
  const schema = schemaOf(word);
  if (schema.$ref) return [`${title}: ${typeOf(schema)}`];
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.flatMap((choice, index) => [`${title}, form ${index + 1}:`, fieldTable(choice)]);
  const table = fieldTable(schema);
  return table ? [`${title}:`, table] : [`${title}: nothing more.`];
}

function requestSections(): string {
  return Object.entries(requests)
    .map(([name, { doc, word, answer }]) =>
      [`#### \`${name}\``, doc, ...form('Fields', word), ...form('Answer', answer)].join('\n\n'),
    )
    .join('\n\n');
}

function eventSections(): string {
  return Object.entries(events)
    .map(([name, { doc, word }]) => [`#### \`${name}\``, doc, ...form('Fields', word)].join('\n\n'))
    .join('\n\n');
}

function shapeSections(): string {
  return [...shapes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, shape]) => {
      const choices = shape.oneOf ?? shape.anyOf;
      const body = choices ? choices.map(fieldTable).join('\n\nor\n\n') : fieldTable(shape);
      return [`#### ${name}`, shape.description ?? '', body].filter((part) => part !== '').join('\n\n');
    })
    .join('\n\n');
}

function errorTable(): string {
  const rows = Object.entries(errors).map(([code, entry]) => {
    const close = 'close' in entry ? String(entry.close) : '';
    return `| \`${code}\` | ${entry.meaning} | ${close} |`;
  });
  return ['| code | meaning | closes with |', '|---|---|---|', ...rows].join('\n');
}

function limitTable(): string {
  const rows = Object.entries(limits).map(([name, value]) => `| \`${name}\` | ${shown(value)} |`);
  return ['| limit | value |', '|---|---|', ...rows].join('\n');
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, entry]) => `${key} ${entry}`)
      .join(', ');
  }
  return String(value);
}

/** Replaces what stands between the markers of a section. */
function fill(document: string, section: string, content: string): string {
  const begin = `<!-- ${section}: made by scripts/protocol-tables.ts -->`;
  const end = `<!-- /${section} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`docs/protocol.md has no section "${section}"`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
}

const before = readFileSync(DOCUMENT, 'utf8');
let after = before;
after = fill(after, 'requests', requestSections());
after = fill(after, 'events', eventSections());
after = fill(after, 'shapes', shapeSections());
after = fill(after, 'errors', errorTable());
after = fill(after, 'limits', limitTable());

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/protocol.md is not up to date. Run: node scripts/protocol-tables.ts');
    process.exit(1);
  }
} else writeFileSync(DOCUMENT, after);

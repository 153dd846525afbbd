/**
 * Writes the tables of docs/protocol.md from the schemas themselves: words, shared shapes, error codes, limits.
 *
 *   node scripts/protocol-tables.ts          writes the document
 *   node scripts/protocol-tables.ts --check  exit status 1 if it is not up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { closeStatus } from '../src/protocol/closings.ts';
import { type ErrorCode, errors } from '../src/protocol/errors.ts';
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
  const { $defs = {}, ...schema } = z.toJSONSchema(word, { io: 'input' }) as JsonSchema;
  for (const [name, shape] of Object.entries($defs)) shapes.set(name, shape);
  const id = z.globalRegistry.get(word)?.id;
  if (id === undefined || schema.$ref) return schema;
  shapes.set(id, schema);
  return { $ref: `#/$defs/${id}` };
}

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A type as a reader understands it: `string ≤ 40`, `Person[]`; what is in an object stands in rows of its own. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return `[${nameOf(schema.$ref)}](#${nameOf(schema.$ref).toLowerCase()})`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' \\| ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' \\| ');
  if (schema.type === 'array') {
    const most = schema.maxItems === undefined ? '' : ` (≤ ${schema.maxItems})`;
    const item = schema.items ? typeOf(schema.items) : 'any';
    return `${item.includes(' ') ? `(${item})` : item}[]${most}`;
  }
  return `${schema.type ?? 'any'}${bounds(schema)}`;
}

/** What JSON Schema says of every integer (2⁵³) and of numbers of 32 bits is no bound that a reader needs. */
const LARGEST_WORTH_SAYING = 2 ** 32 - 2;

function bounds({ minLength, maxLength, minimum, maximum }: JsonSchema): string {
  if (maxLength !== undefined)
    return minLength !== undefined && minLength > 1 ? ` ${minLength}–${maxLength}` : ` ≤ ${maxLength}`;
  if (maximum === undefined || maximum > LARGEST_WORTH_SAYING) return '';
  return minimum !== undefined && minimum > -maximum ? ` ${minimum}–${maximum}` : ` ≤ ${maximum}`;
}

/** A row for each field; the fields of an object without a name of its own follow it, as `codecs.show`, `rates[].person`. */
function fieldRows(schema: JsonSchema, within = ''): string[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = within + name;
    const mark = required.has(name) ? '' : ' *(optional)*';
    const row = `| \`${path}\`${mark} | ${typeOf(field)} | ${field.description ?? ''} |`;
    return [row, ...fieldRows(field, `${path}.`), ...fieldRows(field.items ?? {}, `${path}[].`)];
  });
}

function fieldTable(schema: JsonSchema): string {
  const rows = fieldRows(schema);
  return rows.length === 0 ? '' : ['| field | type | |', '|---|---|---|', ...rows].join('\n');
}

/** Fields of a word or an answer: a table, a named shape, or one table for each of several forms. */
function form(title: string, word: z.ZodType): string[] {
  const schema = schemaOf(word);
  if (schema.$ref) return [`${title}: ${typeOf(schema)}`];
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.flatMap((choice, index) => [`${title}, form ${index + 1}:`, fieldTable(choice)]);
  const table = fieldTable(schema);
  if (!table) return [`${title}: nothing more.`];
  return [schema.description ? `${title} (${schema.description}):` : `${title}:`, table];
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
    const close = closeStatus(code as ErrorCode) ?? '';
    return `| \`${code}\` | ${entry.meaning} | ${close} |`;
  });
  return ['| code | meaning | closes with |', '|---|---|---|', ...rows].join('\n');
}

const limitMeanings: Record<keyof typeof limits, string> = {
  ACK_STALL_MS: 'a viewer that has acknowledged nothing for this long is paused until it does',
  AIR_RESUME_MS: 'a broadcast waits this long for its TV to come back',
  AIR_START_MS: 'after a yes given off air, how long the broadcast may take to begin',
  ALLOWANCE_STEPS: 'steps of the setting `allowance`, from what is usual for a service level to the most it permits',
  ANSWERS_KEPT: 'answers of a session that are kept for requests said again',
  ASK_AGAIN_MS: 'from one question to the next of the same person to the same person',
  ASK_MS: 'a question without an answer is a no after this',
  AVATAR_BYTES: 'largest picture of a person, before base64',
  AVATAR_COLOURS: 'colours somebody without a picture may choose for their letter',
  AVATAR_SIDE: 'sides of a picture of a person, pixels',
  CHILDREN: 'children of one guardian',
  CLIP_PIECE_BYTES: 'largest piece of a video message, by class of line',
  CLIP_UPLOAD_MS: 'an upload nobody goes on with is deleted after this',
  CLIP_WINDOW_PIECES: 'pieces of that size that may be on their way unacknowledged',
  DEAD_MS: 'a line that has been silent this long is dead',
  DEVICE_NAME_CHARACTERS: 'longest name of a TV',
  DIRECT_AGAIN_MS:
    'from a direct connection that failed to the next try, the first and the longest; each is twice the one before',
  DIRECT_CALM_MS: 'so long exactly one has to have watched before it is direct again',
  DIRECT_CONNECT_MS: 'from both yes to the first direct picture on the screen',
  DIRECT_RETURN_MS: 'from `returning` to the first direct picture on the screen',
  EXPORT_MS: 'how long the address of an export works',
  FRAME_BYTES: 'largest binary frame',
  FRIENDS: 'most friends of a person',
  GUEST_MS: 'how long somebody is a guest on a TV at most',
  HOUSEHOLD_PEOPLE: 'people in one household.glance',
  INVITATION_MS: 'an invitation to watch is shown this long',
  LINE_KBPS: 'what a line has to bear to be taken for steady or fast',
  LIST_PEOPLE: 'most people in each of the lists always and never',
  LOG_ENTRIES: 'most entries of what was missed, and of who watched',
  LOG_MS: 'how long both are kept',
  MESSAGE_BYTES: 'longest body of a message, UTF-8',
  MESSAGE_CHARACTERS: 'longest text of a message, code points',
  NAME_CHARACTERS: 'longest name of a person',
  NOT_NOW_LIMIT: 'after this many times no, questions of that person are not put any more in this broadcast',
  OUTBOX_BYTES: 'events kept for a TV that has not seen them, in all',
  OUTBOX_WORDS: 'events kept for a TV that has not seen them',
  PAGE_MESSAGES: 'most messages in one answer to message.page',
  PASSWORD_CHARACTERS: 'length of a password',
  PAYLOAD_BYTES: 'largest payload of a packet of any kind; for pictures see PICTURE_BYTES',
  PERSON_ID: 'length of a person’s ID',
  PICTURE_BYTES: 'largest picture, by the class of the slower line; demand.maxBytes says it',
  PIN_DIGITS: 'length of a PIN',
  PIN_TRIES: 'so many wrong PINs in a row on one TV cost a pause',
  PIN_WAIT_MS: 'that pause, the first and the longest; each is twice the one before',
  PING_MS: 'from one sign of life to the next',
  PROTOCOL: 'versions of this protocol',
  REPORTS_A_DAY: 'how often one person may say person.report in a day',
  RESTART_GRACE_MS: 'after a restart of the server, how long people look as if they were still there',
  SESSIONS: 'TVs on which a person is signed in at once',
  PROBE_BYTES: 'how much GET /probe answers with',
  PROBE_PATH: 'where a TV fetches bytes to measure its line by',
  RESUME_MS: 'a session waits this long for its TV to come back',
  SEEN_EVERY_MS: 'seen is said at least this often',
  SEEN_EVERY_WORDS: 'seen is said after this many events at the latest',
  SIGNAL_CHARACTERS: 'longest SDP in a signal',
  SIGNALS: 'signals each end may say for one peer connection',
  SMALL_EVERY_MS: 'from one picture of a thumbnail to the next',
  SOUND_BYTES: 'largest payload of a packet of sound',
  SOUND_KBPS: 'sound, by the class of the slowest line that it goes over; webcam.demand says it',
  SOUND_LEVELS: 'the loudest level of webcam.level and view.level',
  SOUND_LEVEL_EVERY_MS: 'from one level to the next, at least',
  SOUND_LEVEL_LASTS_MS: 'after a level that was not followed by another nobody speaks',
  SOUND_PACKET_MS: 'how much of it each packet holds, likewise',
  SOUND_PCMU: 'the same of the simple codec, which goes over fast lines only',
  STATUS_TEXT_CHARACTERS: 'longest status text',
  STATUS_TEXT_MS: 'longest time after which a status text can be made to clear itself',
  RECENT_TEXTS: 'status texts of before that are kept',
  ICE_SERVERS: 'addresses of STUN servers, and of TURN servers',
  IDLE_MS: 'nobody has pressed a key on a TV for this long: presence.idle',
  ROOM_NAME_CHARACTERS: 'longest name of a room',
  ROOM_PEOPLE: 'people of one room',
  ROOMS: 'rooms one person is one of the people of',
  STAY_MS: 'a stay secret that is not used for this long is over',
  TALKERS: 'people who talk to one broadcaster at once',
  TOKEN_MS: 'life of a token',
  TURN_MS: 'how long a name and password for TURN can be used',
  TYPING_MS: 'typing that nobody renews is over after this',
  WIDTHS: 'widths of the streams of a broadcast; 16:9, so 90, 180 and 360 high',
  WORD_BYTES: 'largest text frame',
};

function limitTable(): string {
  const rows = Object.entries(limits).map(
    ([name, value]) => `| \`${name}\` | ${shown(value)} | ${limitMeanings[name as keyof typeof limits]} |`,
  );
  return ['| limit | value | |', '|---|---|---|', ...rows].join('\n');
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

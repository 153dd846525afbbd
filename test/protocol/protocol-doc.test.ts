import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeStatus } from '../../src/protocol/closings.ts';
import { type ErrorCode, errors } from '../../src/protocol/errors.ts';
import * as limits from '../../src/protocol/limits.ts';
import { events, requests } from '../../src/protocol/words.ts';
import { fileOf, sources } from '../support/sources.ts';

const document = fileOf('docs/protocol.md');

/** What stands under each heading of the fourth level. */
const sections = new Map(
  document
    .split(/^#### /m)
    .slice(1)
    .map((section): [string, string] => {
      const [title = '', ...rest] = section.split('\n');
      return [title.replaceAll('`', ''), rest.join('\n').split(/^## |^<!--/m)[0] ?? ''];
    }),
);

describe('docs/protocol.md', () => {
  it('is what the schemas say', () => {
    const script = fileURLToPath(new URL('../../scripts/protocol-tables.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('describes every word of both sides, with a sentence of what it is for', () => {
    for (const [name, { doc }] of [...Object.entries(requests), ...Object.entries(events)]) {
      expect(sections.get(name), name).toBeDefined();
      expect(document).toContain(doc);
    }
  });

  it('gives the fields of every shape it refers to', () => {
    const named = [...document.matchAll(/\[([A-Z][A-Za-z]+)\]\(#[a-z]+\)/g)].map(([, name = '']) => name);
    const shapes = [...new Set(named)].filter((name) => sections.has(name));
    expect(shapes).toContain('Start');
    const empty = shapes.filter((name) => !/^\| `\w+`/m.test(sections.get(name) ?? ''));
    expect(empty).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    const anchors = new Set(
      [...document.matchAll(/^#{2,4} (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^a-z0-9 _-]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const links = [...document.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it('names every limit with its value', () => {
    const rows = new Map(
      [...document.matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm)].map(([, name, value]) => [name, value]),
    );
    expect([...rows.keys()].sort()).toEqual(Object.keys(limits).sort());
    expect(rows.get('WORD_BYTES')).toBe(String(limits.WORD_BYTES));
    expect(rows.get('WIDTHS')).toBe('160, 320, 640');
  });

  it('says in its text the same times and sizes as the limits', () => {
    const seconds = (ms: number): string => `${ms / 1000} s`;
    const said: [string, string][] = [
      ['RESUME_MS', `the session waits ${seconds(limits.RESUME_MS)}`],
      ['AIR_RESUME_MS', `a broadcast waits\n${seconds(limits.AIR_RESUME_MS)}`],
      ['PING_MS', `ping every ${seconds(limits.PING_MS)}`],
      ['WORD_BYTES', `at most ${limits.WORD_BYTES / 1024} KiB`],
      ['FRAME_BYTES', `at most ${limits.FRAME_BYTES / 1024} KiB`],
      ['ANSWERS_KEPT', `(the last ${limits.ANSWERS_KEPT} are kept)`],
      ['OUTBOX_WORDS', `(${limits.OUTBOX_WORDS} events or ${limits.OUTBOX_BYTES / 1024} KiB)`],
      ['SEEN_EVERY', `every ${limits.SEEN_EVERY_WORDS} events or ${seconds(limits.SEEN_EVERY_MS)}`],
      ['STAY_MS', `${limits.STAY_MS / (24 * 3600_000)} days from its last use`],
      ['TOKEN_MS', `${limits.TOKEN_MS / 60_000} minutes`],
      ['AIR_START_MS', `begins within ${seconds(limits.AIR_START_MS)}`],
      ['ACK_STALL_MS', `acknowledges nothing for ${seconds(limits.ACK_STALL_MS)}`],
      ['SMALL_EVERY_MS', `one small picture every ${seconds(limits.SMALL_EVERY_MS)}`],
      ['MESSAGE_CHARACTERS', `up to ${limits.MESSAGE_CHARACTERS}\ncharacters`],
      ['PERSON_ID', `${limits.PERSON_ID.min} to ${limits.PERSON_ID.max} signs`],
    ];
    // The text is free to break its lines elsewhere.
    const text = document.replace(/\s+/g, ' ');
    for (const [name, words] of said) expect(text, name).toContain(words.replace(/\s+/g, ' '));
  });
});

describe('every error code', () => {
  const server = sources('server');
  const said = new Set(
    server.flatMap(({ text }) => [...text.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map(([, code = '']) => code)),
  );
  const codes = Object.keys(errors);

  it('is in the document with its meaning and its status', () => {
    for (const [code, entry] of Object.entries(errors)) {
      const close = closeStatus(code as ErrorCode) ?? '';
      expect(document).toContain(`| \`${code}\` | ${entry.meaning} | ${close} |`);
    }
  });

  it('that a server can say is in the catalogue', () => {
    const spaces = new Set(codes.map((code) => code.split('.')[0]));
    const known = new Set([...codes, ...Object.keys(requests), ...Object.keys(events)]);
    const columns = /^(accounts|devices|friendships|friend_requests|blocks|conversations|messages|broadcasts|guests)\./;
    const strangers = [...said].filter(
      (code) => spaces.has(code.split('.')[0] ?? '') && !known.has(code) && !columns.test(code),
    );
    expect(strangers).toEqual([]);
    const thrown = server.flatMap(({ text }) => [...text.matchAll(/new Refusal\(\s*'([^']+)'/g)]);
    expect(thrown.length).toBeGreaterThan(30);
    for (const [, code = ''] of thrown) expect(codes).toContain(code);
  });

  it('is one that a server says', () => {
    const unsaid = codes.filter((code) => !said.has(code));
    expect(unsaid).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { closeStatus } from '../../../src/protocol/closings.ts';
import type { ErrorCode } from '../../../src/protocol/errors.ts';
import { FRAME_BYTES, WORD_BYTES } from '../../../src/protocol/limits.ts';
import { seeded } from '../../support/random.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import type { WsClient } from '../../support/ws-client.ts';

const FRAMES = 10_000;

/** Frames that are words, nearly words, and nothing at all; the same every time. */
function garbage(seed: number): string[] {
  const random = seeded(seed);
  const alphabet = '{}[]":,\\ntfalse0123456789eE+-.\u0000\ud800é💬';
  return Array.from({ length: FRAMES }, () =>
    Array.from({ length: 1 + Math.floor(random() * 60) }, () => alphabet[Math.floor(random() * alphabet.length)]).join(
      '',
    ),
  );
}

describe('a connection that sends what is no word', async () => {
  const household = await ServedHousehold.open();
  let pairs = 0;

  /** Two people in conversation, whom the trouble beside them must not concern. */
  async function neighbours(): Promise<() => Promise<number>> {
    pairs += 1;
    const [noa, maya] = await household.friends(`noa${pairs}`, `maya${pairs}`);
    let said = 0;
    return async () => {
      said += 1;
      const text = `still here ${said}`;
      const sentAt = performance.now();
      await noa.ask('message.send', {
        to: maya.start?.me.person ?? '',
        key: `key-${text}`,
        body: { kind: 'text', bytes: text },
      });
      await maya.told('message.new', ({ message }) => message.body.bytes === text);
      return performance.now() - sentAt;
    };
  }

  async function isClosed(client: WsClient, code: ErrorCode): Promise<void> {
    const close = closeStatus(code);
    expect(close).toBeTypeOf('number');
    expect(await client.closed()).toBe(close);
  }

  const singles: [string, ErrorCode, (client: WsClient) => void][] = [
    ['that is no JSON', 'protocol.malformed', (client) => client.sendText('hello')],
    ['that is no object', 'protocol.malformed', (client) => client.sendText('[1, 2]')],
    ['that is null', 'protocol.malformed', (client) => client.sendText('null')],
    ['without a type', 'protocol.malformed', (client) => client.sendText('{"id": 1}')],
    ['whose id is no number', 'protocol.malformed', (client) => client.sendText('{"t": "hello", "id": "one"}')],
    ['whose id is below one', 'protocol.malformed', (client) => client.sendText('{"t": "hello", "id": 0}')],
    ['before hello', 'protocol.first_word', (client) => client.say('message.send', {}, 1)],
    ['of bytes before hello', 'protocol.first_word', (client) => client.sendBytes(new Uint8Array(32))],
    ['longer than a word may be', 'protocol.too_big', (client) => client.say('seen', { text: 'x'.repeat(WORD_BYTES) })],
    [
      'of more bytes than a frame may have',
      'protocol.too_big',
      (client) => client.sendBytes(new Uint8Array(FRAME_BYTES + 1)),
    ],
    [
      'of far more bytes than a frame may have',
      'protocol.too_big',
      (client) => client.sendBytes(new Uint8Array(8 * 1024 * 1024)),
    ],
    [
      'with a ticket nobody gave',
      'link.refused',
      (client) => client.say('link.open', { ticket: 'x'.repeat(43), protocol: { min: 1, max: 1 } }, 1),
    ],
    [
      'of another protocol',
      'protocol.version',
      (client) => void client.hello({ protocol: { min: 2, max: 9 } }).catch(() => {}),
    ],
  ];
  for (const [what, code, send] of singles) {
    it(`is closed for one ${what}: ${code}`, async () => {
      const client = await household.line();
      send(client);
      await isClosed(client, code);
    });
  }

  it('is told which word it is that nobody knows, or what is wrong with its fields, and stays', async () => {
    const client = await household.newcomer('theo');
    await expect(client.askAny('word.from.the.future', { room: 'kitchen' })).rejects.toMatchObject({
      code: 'word.unknown',
    });
    await expect(client.askAny('__proto__', {})).rejects.toMatchObject({ code: 'word.unknown' });
    await expect(client.askAny('toString', {})).rejects.toMatchObject({ code: 'word.unknown' });
    await expect(client.askAny('message.send', { to: 'UPPER' })).rejects.toMatchObject({ code: 'word.invalid' });
    await expect(client.askAny('hello', {})).rejects.toMatchObject({ code: 'word.invalid' });
    await client.ask('seen', { seq: 0 });
  });

  it(`is closed at the first of ${FRAMES} such frames, and nobody beside it notices`, async () => {
    const talk = await neighbours();
    const client = await household.newcomer('gustav');
    for (const frame of garbage(1)) client.sendText(frame);
    expect(await talk()).toBeLessThan(2_000);
    await isClosed(client, 'protocol.malformed');
    expect(await talk()).toBeLessThan(2_000);
  });

  it(`is closed for ${FRAMES} words in a moment, however well-formed, and nobody beside it notices`, async () => {
    const talk = await neighbours();
    const client = await household.newcomer('greta');
    for (let n = 0; n < FRAMES; n += 1) client.say('message.typing', { to: 'noa1', typing: n % 2 === 0 });
    expect(await talk()).toBeLessThan(2_000);
    await isClosed(client, 'limit.words');
    expect(await talk()).toBeLessThan(2_000);
  });

  it(`may send ${FRAMES} packets that nobody knows: they are skipped, and it stays (W12)`, async () => {
    const talk = await neighbours();
    const client = await household.newcomer('gero');
    const random = seeded(3);
    for (let n = 0; n < FRAMES; n += 1) {
      client.sendBytes(Uint8Array.from({ length: Math.floor(random() * 80) }, () => Math.floor(random() * 256)));
    }
    expect(await talk()).toBeLessThan(2_000);
    await client.ask('seen', { seq: 0 });
    expect(client.status).toBeUndefined();
  });
});

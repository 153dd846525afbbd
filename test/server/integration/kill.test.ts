import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/protocol/words.ts';
import { befriend, personOf, ServedHousehold } from '../../support/served-household.ts';
import { waitFor } from '../../support/wait-for.ts';
import { HELLO, WsClient } from '../../support/ws-client.ts';

/** Words a TV has on their way at once. */
const AT_ONCE = 4;
const EACH = 100;

/** Somebody who sends a hundred messages, whatever happens to the server meanwhile. */
class Writer {
  readonly to: string;
  client: WsClient;
  readonly texts: string[];
  /** text → the number the server gave it */
  readonly acknowledged = new Map<string, number>();

  constructor(client: WsClient, to: string) {
    this.client = client;
    this.to = to;
    this.texts = Array.from({ length: EACH }, (_, n) => `${personOf(client)} says ${n}`);
  }

  get name(): string {
    return personOf(this.client);
  }

  /** Sends what has no answer yet, in order, a few at a time. Resolves when all is answered or the line is gone. */
  async write(): Promise<void> {
    const left = this.texts.filter((text) => !this.acknowledged.has(text));
    const { client } = this;
    let next = 0;
    const send = async (): Promise<void> => {
      for (let text = left[next]; text !== undefined; text = left[next]) {
        next += 1;
        const body = { kind: 'text', bytes: text };
        const answer = await client
          .ask('message.send', { to: this.to, key: `key ${text}`, body })
          .catch((error: unknown) => {
            if (client.status === undefined) throw error;
          });
        if (!answer) return;
        this.acknowledged.set(text, answer.sequence);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
  }

  /** Comes back with the token, as a TV does whose server knows no session any more. */
  async comeBack(url: string): Promise<void> {
    const { device } = this.client;
    const token = this.client.start?.token?.token;
    this.client = await WsClient.open(url);
    const welcome = await this.client.hello({ device: { ...HELLO.device, ...device }, auth: { by: 'token', token } });
    expect(welcome.start?.me.person).toBe(device && personOf(this.client));
  }

  async history(): Promise<Message[]> {
    const messages: Message[] = [];
    for (let more = true; more; ) {
      const after = messages[messages.length - 1]?.sequence ?? 0;
      const page = await this.client.ask('message.page', { with: this.to, after });
      messages.push(...page.messages);
      more = page.more;
    }
    return messages;
  }
}

describe('a server killed in mid conversation (SIGKILL) and started again', async () => {
  const household = await ServedHousehold.open();

  it('has lost no acknowledged message of 1,000 in five conversations, doubled none, and kept their order', async () => {
    const pairs: [Writer, Writer][] = [];
    for (let n = 0; n < 5; n += 1) {
      const [a, b] = [await household.newcomer(`left${n}`), await household.newcomer(`right${n}`)];
      await befriend(a, b);
      pairs.push([new Writer(a, `right${n}`), new Writer(b, `left${n}`)]);
    }
    const writers = pairs.flat();
    const acknowledged = (): number => writers.reduce((sum, { acknowledged: { size } }) => sum + size, 0);

    const writing = Promise.all(writers.map((writer) => writer.write()));
    await waitFor('half of it is acknowledged', () => acknowledged() >= 450);
    const { server } = household;
    await server.process.kill();
    await writing;
    const before = new Map(writers.map((writer) => [writer.name, new Map(writer.acknowledged)]));
    // Otherwise it was not killed in the middle.
    expect(acknowledged()).toBeLessThan(950);
    expect(writers.some(({ acknowledged: { size } }) => size > 0 && size < EACH)).toBe(true);

    await household.start({ PORT: String(server.port) });
    await Promise.all(writers.map((writer) => writer.comeBack(household.server.url)));
    // Everything unanswered goes again with its key: some of it had been stored, and nobody knows which.
    await Promise.all(writers.map((writer) => writer.write()));
    expect(acknowledged()).toBe(1_000);

    for (const [one, other] of pairs) {
      const history = await one.history();
      expect((await other.history()).map(({ sequence }) => sequence)).toEqual(history.map(({ sequence }) => sequence));
      expect(history.map(({ body }) => body.bytes).sort()).toEqual([...one.texts, ...other.texts].sort());
      const sequences = history.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(new Set(sequences).size).toBe(2 * EACH);
      for (const writer of [one, other]) {
        const own = history.filter(({ from }) => from === writer.name);
        // A few were on their way at once, so their own order is that of sending.
        expect(own.map(({ body }) => body.bytes)).toEqual(writer.texts);
        for (const { sequence, body } of own) {
          expect(writer.acknowledged.get(body.bytes)).toBe(sequence);
          const first = before.get(writer.name)?.get(body.bytes);
          if (first !== undefined) expect(first).toBe(sequence);
        }
      }
      for (const { client } of [one, other]) client.close();
    }
  }, 30_000);
});

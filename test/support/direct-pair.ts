import { type DirectRules, NO_DIRECT } from '../../server/direct/ice.ts';
import type { DirectState, Event, Settings } from '../../src/protocol/words.ts';
import type { HouseholdOptions } from './household.ts';
import { Visitors } from './visitors.ts';
import { Refused, type WsClient } from './ws-client.ts';

export const DIRECT: DirectRules = { ...NO_DIRECT, on: true };
export const TURN: DirectRules = {
  on: true,
  stunUrls: ['stun:stun.hearth.test:3478'],
  turnUrls: ['turn:turn.hearth.test:3478'],
  turnSecret: 'a secret of both servers',
};
export const CANDIDATE = {
  is: 'candidate',
  candidate: 'candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host',
  mid: '0',
  line: 0,
} as const;

/** Noa on air and Maya who watches, over lines on which every word is seen. */
export class DirectPair {
  readonly visitors: Visitors;
  readonly noa: WsClient;
  readonly maya: WsClient;
  viewing = '';

  private constructor(visitors: Visitors, noa: WsClient, maya: WsClient) {
    this.visitors = visitors;
    this.noa = noa;
    this.maya = maya;
  }

  /** @param can what the two TVs can do; by default both can be direct */
  static async open(
    options: HouseholdOptions & { can?: object; settings?: Partial<Record<'noa' | 'maya', Partial<Settings>>> } = {},
  ): Promise<DirectPair> {
    const { can = { direct: true }, settings = {}, ...household } = options;
    const visitors = await Visitors.open({ direct: DIRECT, ...household });
    const noa = await visitors.signedIn('noa', { can });
    const maya = await visitors.signedIn('maya', { can });
    const pair = new DirectPair(visitors, noa, maya);
    await noa.ask('settings.set', { changes: { watchMode: 'friends', ...settings.noa } });
    await maya.ask('settings.set', { changes: { ...settings.maya } });
    await noa.ask('webcam.start', {});
    await pair.watches();
    await pair.pass(10);
    return pair;
  }

  async watches(): Promise<void> {
    const answer = await this.maya.ask('view.open', { person: 'noa' });
    if (answer.state !== 'open') throw new Error('Maya has to ask');
    this.viewing = answer.viewing;
  }

  pass(ms: number): Promise<void> {
    return this.visitors.household.pass(ms);
  }

  close(): Promise<void> {
    return this.visitors.close();
  }

  get webcam() {
    return this.visitors.household.house.webcam;
  }

  /** Everything an end was told of direct connections. */
  heard(client: WsClient): Event<'direct.changed'>[] {
    return client.events.flatMap((event) => (event.t === 'direct.changed' ? [event] : []));
  }

  /** What an end was told last. */
  now(client: WsClient): DirectState | undefined {
    return this.heard(client).at(-1)?.state;
  }

  is(client: WsClient): DirectState['is'] | undefined {
    return this.now(client)?.is;
  }

  get id(): string {
    const word = this.heard(this.noa).at(-1);
    if (!word) throw new Error('nothing was offered');
    return word.direct;
  }

  get step(): number {
    const state = this.now(this.noa);
    if (!state || !('step' in state)) throw new Error(`there is no step in ${state?.is}`);
    return state.step;
  }

  async answer(client: WsClient, yes: boolean, always = false): Promise<void> {
    await client.ask('direct.answer', { direct: this.id, yes, always });
    await this.pass(10);
  }

  async bothAgree(): Promise<void> {
    await this.answer(this.noa, true);
    await this.answer(this.maya, true);
  }

  /** As far as the first direct picture on Maya's screen. */
  async goesDirect(): Promise<void> {
    await this.bothAgree();
    await this.shown();
  }

  async shown(): Promise<void> {
    await this.maya.ask('direct.shown', { direct: this.id, step: this.step });
    await this.pass(10);
  }

  /** What a word is answered with: '' or the code of the refusal. */
  async refused(asked: Promise<unknown>): Promise<string> {
    try {
      await asked;
      return '';
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
  }
}

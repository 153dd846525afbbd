import type { Capabilities } from '../../src/protocol/words.ts';
import { Household, type HouseholdOptions, PASSWORD, URL } from './household.ts';
import { HELLO, WsClient } from './ws-client.ts';

export interface Arrival {
  url?: string;
  invisible?: boolean;
  /** what this TV can, besides what every one does */
  can?: Partial<Capabilities>;
}

/** A server in memory with clients that speak the protocol word by word: for rules, one at a time. */
export class Visitors {
  readonly household: Household;

  private constructor(household: Household) {
    this.household = household;
  }

  static async open(options: HouseholdOptions = {}): Promise<Visitors> {
    return new Visitors(await Household.open(options));
  }

  /** A line with nobody on it. */
  line(url = URL): Promise<WsClient> {
    return WsClient.open(url, this.household.net.plug().open);
  }

  /** One more TV of somebody. */
  async signedIn(person: string, { url, invisible = false, can = {} }: Arrival = {}): Promise<WsClient> {
    const client = await this.line(url);
    await client.hello({ capabilities: { ...HELLO.capabilities, ...can } });
    client.start = await client.ask('account.sign_in', { person, password: PASSWORD, invisible });
    return client;
  }

  /** Throws when the server had something to complain about. */
  async close(): Promise<void> {
    await this.household.close();
    const { errors } = this.household;
    if (errors.length > 0) throw new Error(`the server logged:\n${errors.join('\n')}`);
  }
}

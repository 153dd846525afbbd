import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Glimpse, Request } from '../../src/protocol/words.ts';
import { Devices } from '../accounts/devices.ts';
import { Stays } from '../accounts/stay.ts';
import { Tokens } from '../accounts/tokens.ts';
import { Tries } from '../accounts/tries.ts';
import type { Lifecycle } from '../gateway/lifecycle.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { VisitorTable, WordTable } from '../gateway/words.ts';
import type { People } from '../people/people.ts';
import type { Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import type { Families } from './families.ts';
import type { Pins } from './pins.ts';
import { unreadOf } from './queries.ts';

export interface LodgersOptions {
  db: Database;
  clock: Clock;
  random: Random;
  sessions: Sessions;
  people: People;
  pins: Pins;
  families: Families;
}

type Proof = Request<'household.glance'>['people'][number];

/** The people of a TV, as it asks about them before anybody is signed in (22). */
export class Lodgers {
  readonly #options: LodgersOptions;
  readonly #devices: Devices;
  readonly #stays: Stays;
  readonly #tokens: Tokens;
  readonly #tries = new Tries();
  #lifecycle: Pick<Lifecycle, 'end'> | undefined;

  constructor(options: LodgersOptions) {
    const { db, random } = options;
    this.#options = options;
    this.#devices = new Devices(db, random);
    this.#stays = new Stays(db, random);
    this.#tokens = new Tokens(db, random);
  }

  attach(lifecycle: Pick<Lifecycle, 'end'>): void {
    this.#lifecycle = lifecycle;
  }

  readonly visitorWords: VisitorTable = {
    'household.glance': async ({ people }, { address }) => {
      const glimpses: Glimpse[] = [];
      for (const proof of people) {
        const glimpse = await this.#guarded(proof.device, address, () => this.#glance(proof));
        glimpses.push(glimpse ?? { device: proof.device, here: false });
      }
      return { people: glimpses };
    },
    'household.take_off': async (word, { address }) => {
      await this.#guarded(word.device, address, () => this.#takeOff(word));
      return {};
    },
  };

  readonly words: WordTable = {
    'household.take_off': async (word, session) => {
      await this.#guarded(word.device, session.device, () => this.#takeOff(word));
      return {};
    },
  };

  /** Wrong secrets slow down like wrong passwords. @throws Refusal auth.slow_down */
  async #guarded<T>(device: string, from: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const { clock } = this.#options;
    const wait = this.#tries.wait(device, from, clock.now());
    if (wait > 0) throw new Refusal('auth.slow_down', { retryAfterMs: wait });
    const done = await work();
    if (done === undefined) this.#tries.wrong(device, from, clock.now());
    return done;
  }

  /** Undefined: no longer signed in there, or never. */
  async #glance({ device, secret, stay }: Proof): Promise<Glimpse | undefined> {
    const { db, clock, people, pins, families } = this.#options;
    const owner = await this.#devices.ownerOf(device, secret);
    if (owner === undefined || (await this.#stays.check(stay, device, clock.now())) !== owner) return undefined;
    const person = await people.find(owner);
    if (!person) return undefined;
    const locked = await pins.has(owner);
    const child = families.get(owner);
    return {
      device,
      here: true,
      person,
      locked,
      child: child !== undefined,
      familyOnly: typeof child?.familySince === 'number',
      ...(locked ? {} : { unread: await unreadOf(db, owner) }),
    };
  }

  async #takeOff({ device, secret }: Request<'household.take_off'>): Promise<boolean | undefined> {
    const owner = await this.#devices.ownerOf(device, secret);
    if (owner === undefined) return undefined;
    await this.#stays.revokeDevice(device);
    await this.#tokens.revokeDevice(device);
    const session = this.#options.sessions.onDevice(owner, device);
    if (session) this.#lifecycle?.end(session, 'signed_out');
    return true;
  }
}

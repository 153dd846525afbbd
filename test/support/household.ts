import { newAccount } from '../../server/accounts/accounts.ts';
import { type Hasher, Passwords } from '../../server/accounts/passwords.ts';
import { CLIP_RULES, type ClipRules } from '../../server/clips/rules.ts';
import type { DirectRules } from '../../server/direct/ice.ts';
import { addFriendship } from '../../server/friends/queries.ts';
import { type House, openHouse } from '../../server/house.ts';
import type { Log } from '../../server/log.ts';
import { RELAY_RULES, type RelayRules } from '../../server/relay/rules.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { type CameraDriver, CameraError, type OpenCamera } from '../../src/capture/camera.ts';
import type { Input } from '../../src/capture/inputs.ts';
import { type Pose, UPRIGHT } from '../../src/capture/pose.ts';
import type { UnsentClip } from '../../src/model/clips/unsent.ts';
import type { DirectEngine } from '../../src/model/direct/direct.ts';
import { CameraStudio } from '../../src/model/studio.ts';
import { createTv, type Tv } from '../../src/model/tv.ts';
import type { Keys } from '../../src/net/keyring.ts';
import type { Lifecycle, Storage } from '../../src/platform/platform.ts';
import type { Shelf } from '../../src/platform/shelf.ts';
import type { Capabilities } from '../../src/protocol/words.ts';
import { FakeClock, MortalClock, settle } from './fake-clock.ts';
import { MemoryFiles } from './memory-files.ts';
import { MemoryNet, type Plug } from './memory-net.ts';
import { seeded, seededBytes } from './random.ts';
import type { TestSound } from './test-sound.ts';

export const URL = 'ws://hearth.test/ws';
export const PASSWORD = 'a long enough one';

/** As quick as it is unsafe: what is tested is not argon2. */
export const quickHasher: Hasher = {
  hash: async (password) => `plain:${password}`,
  verify: async (kept, password) => kept === `plain:${password}`,
};

export interface HouseholdOptions {
  people?: string[];
  /** pairs that are friends; default: everybody with everybody */
  friends?: [string, string][];
  seed?: number;
  registration?: boolean;
  /** writes into the store before the server starts */
  before?: (db: Store['db']) => Promise<void>;
  /** what the server offers besides what every one does */
  features?: string[];
  /** what the operator decided about pictures */
  relay?: Partial<RelayRules>;
  /** webcams one TV may watch large */
  viewsLarge?: number;
  /** ... and about direct connections; left out: there are none */
  direct?: DirectRules;
  /** ... and about video messages */
  clips?: Partial<ClipRules>;
}

/** A server and its TVs, all in memory, on one clock. */
export class Household {
  readonly clock = new FakeClock();
  readonly net = new MemoryNet();
  readonly store: Store;
  house!: House;
  /** what the server logged as an error: there should never be any */
  readonly errors: string[] = [];
  readonly #seed: number;
  readonly #registration: boolean;
  readonly #features: string[];
  readonly #relay: RelayRules;
  readonly #viewsLarge: number;
  readonly #direct: DirectRules | undefined;
  /** where video messages lie */
  readonly files = new MemoryFiles();
  readonly #clips: ClipRules;
  readonly #tvs: TestTv[] = [];
  #process: MortalClock | undefined;
  readonly #log: Log = {
    debug() {},
    info() {},
    warn: (fields, text) => this.errors.push(`${text} ${JSON.stringify(fields)}`),
    error: (fields, text) => this.errors.push(`${text} ${JSON.stringify(fields)}`),
  };
  #starts = 0;

  private constructor(store: Store, options: HouseholdOptions) {
    this.store = store;
    this.#seed = options.seed ?? 1;
    this.#registration = options.registration ?? true;
    this.#features = options.features ?? [];
    this.#relay = { ...RELAY_RULES, ...options.relay };
    this.#viewsLarge = options.viewsLarge ?? 2;
    this.#direct = options.direct;
    this.#clips = { ...CLIP_RULES, ...options.clips };
  }

  static async open(options: HouseholdOptions = {}): Promise<Household> {
    const store = await openStore(':memory:');
    const household = new Household(store, options);
    const people = options.people ?? ['noa', 'maya', 'oskar'];
    for (const person of people) await household.add(person);
    const pairs = options.friends ?? people.flatMap((a, i) => people.slice(i + 1).map((b): [string, string] => [a, b]));
    for (const [a, b] of pairs) await addFriendship(store.db, a, b, household.clock.now());
    await options.before?.(store.db);
    await household.start();
    return household;
  }

  async add(person: string): Promise<void> {
    const name = person.slice(0, 1).toUpperCase() + person.slice(1);
    const password = await quickHasher.hash(PASSWORD);
    await this.store.db
      .insertInto('accounts')
      .values(newAccount({ person, name, password, now: this.clock.now() }))
      .execute();
  }

  /** Starts a server on this store; at another address it stands beside the first. */
  async start(url = URL): Promise<House> {
    this.#starts += 1;
    this.#process = new MortalClock(this.clock);
    const house = await openHouse({
      db: this.store.db,
      clock: this.#process,
      random: seededBytes(this.#seed * 1000 + this.#starts),
      log: this.#log,
      passwords: new Passwords(quickHasher),
      server: { name: 'test', version: '0', features: this.#features },
      registration: this.#registration,
      relay: this.#relay,
      ...(this.#direct && { direct: this.#direct }),
      clips: { files: this.files, rules: this.#clips },
      limits: {
        words: { burst: 1000, perSecond: 1000 },
        bytes: { burst: 1e8, perSecond: 1e8 },
        backlog: 1000,
        unsentBytes: 1_000_000,
        views: { full: this.#viewsLarge, small: 8 },
      },
    });
    this.house = house;
    this.net.serve(url, (socket, address) => house.gateway.accept(socket, address));
    return house;
  }

  /** As SIGKILL: nothing is said, nothing is written down. */
  kill(url = URL): void {
    this.net.serve(url, undefined);
    this.#process?.kill();
    this.net.kill(url);
  }

  tv(options: Partial<TestTvOptions> = {}): TestTv {
    this.#starts += 1;
    const tv = new TestTv(this, { seed: this.#seed * 7919 + this.#starts, ...options });
    this.#tvs.push(tv);
    return tv;
  }

  /** A TV with somebody signed in, at rest. */
  async signedIn(person: string, options: Partial<TestTvOptions> = {}): Promise<TestTv> {
    const tv = this.tv(options);
    await tv.signIn(person);
    return tv;
  }

  pass(ms: number): Promise<void> {
    return this.clock.pass(ms);
  }

  async close(): Promise<void> {
    for (const tv of this.#tvs) tv.tv.close();
    await settle();
    await this.house.stop();
    await this.store.close();
  }
}

export interface TestTvOptions {
  seed: number;
  url: string;
  line: 'slow' | 'steady' | 'fast';
  storage: Storage;
  camera: TestCamera;
  /** left out: it has no sound */
  sound: TestSound;
  /** left out: it cannot connect directly */
  direct: DirectEngine;
  /** left out: it plays video messages */
  playsVideo: boolean;
  /** where unsent ones wait; left out: nowhere */
  shelf: Shelf<UnsentClip>;
}

const ABILITIES: Omit<Capabilities, 'camera' | 'line'> = {
  microphone: false,
  codecs: { show: ['jpeg'], send: ['jpeg'] },
  videoMessages: false,
  direct: false,
  screen: { width: 1920, height: 1080 },
};

/** The real model of a TV over in-memory sockets, with a camera made of numbers. */
export class TestTv {
  readonly tv: Tv;
  readonly plug: Plug;
  readonly camera: TestCamera;
  readonly storage: Storage;
  readonly #household: Household;
  readonly lifecycle: Lifecycle & { visible: boolean } = {
    visible: true,
    onVisible: (changed) => {
      this.#visibility.add(changed);
      return () => this.#visibility.delete(changed);
    },
    onClose: () => () => {},
  };
  readonly #visibility = new Set<(visible: boolean) => void>();

  constructor(household: Household, options: Partial<TestTvOptions> & { seed: number }) {
    this.#household = household;
    this.plug = household.net.plug();
    this.storage = options.storage ?? memoryStorage();
    this.camera = options.camera ?? new TestCamera();
    const random = seeded(options.seed);
    let keys = 0;
    const { camera } = this;
    const { sound, direct } = options;
    this.tv = createTv({
      platform: {
        deviceName: 'Living room',
        deviceKind: 'browser',
        lifecycle: this.lifecycle,
        network: { online: true, onChange: () => () => {}, line: options.line ?? 'fast', lineChosen: !!options.line },
        storage: this.storage,
        serverUrl: options.url ?? URL,
      },
      clock: household.clock,
      random,
      newKey: () => {
        keys += 1;
        return `key-${options.seed}-${keys}-${Math.floor(random() * 1e9)}`;
      },
      openSocket: this.plug.open,
      camera,
      encoderFor: async () => ({
        encode: async (open, width) => camera.encode(open.pose?.(), width),
        close: () => {},
      }),
      studio: (options) => new CameraStudio(options),
      ...(options.shelf && { shelf: async () => options.shelf as Shelf<UnsentClip> }),
      ...(sound && { sound: async () => sound }),
      ...(direct && { direct: async () => direct }),
      abilities: {
        ...ABILITIES,
        direct: direct !== undefined,
        videoMessages: options.playsVideo ?? true,
        ...(sound && { sound: { send: ['opus'], play: ['opus', 'pcmu'] } }),
      },
      app: { name: 'test', version: '0' },
      language: 'en',
    });
  }

  /** Opens the line and lets it come to rest. */
  async on(): Promise<void> {
    this.tv.open();
    await settle(8);
  }

  async signIn(person: string, options: { invisible?: boolean; stay?: boolean } = {}): Promise<void> {
    if (this.tv.link.peek().is === 'off') await this.on();
    await this.tv.account.signIn({ name: person, password: PASSWORD, invisible: false, stay: true, ...options });
    await settle(8);
  }

  /** the name the server knows this TV by */
  get device(): string | undefined {
    const person = this.tv.account.me?.person;
    const people: Keys[] = JSON.parse(this.storage.get('people') ?? '[]');
    return people.find((keys) => keys.person === person)?.device.device;
  }

  /** The app is hidden, or shown again. */
  visible(visible: boolean): Promise<void> {
    this.lifecycle.visible = visible;
    for (const changed of this.#visibility) changed(visible);
    return this.#household.pass(0);
  }

  /** The texts of a conversation as the screen would show them, oldest first. */
  texts(person: string): string[] {
    const { messages, drafts } = this.tv.conversations.with(person).thread.peek();
    return [...messages.map((message) => message.body.bytes), ...drafts.map((draft) => draft.text)];
  }

  /** How a friend looks here. */
  presence(person: string) {
    return this.tv.friends.all.peek().find((friend) => friend.person === person)?.presence;
  }

  /** Watches a friend and keeps what is shown: the first byte of each picture says whose it is. */
  watch(person: string, options: { small?: boolean } = {}) {
    const viewing = this.tv.viewings.open(person, options);
    const shown: number[] = [];
    viewing.present({
      show: async (packet) => {
        shown.push(packet.payload[0] ?? -1);
      },
    });
    return { viewing, shown };
  }
}

/** A camera whose pictures are a mark (whose they are), a count, and how they are turned. */
export class TestCamera implements CameraDriver {
  mark: number;
  /** none: nothing is plugged in */
  plugged = true;
  opened = 0;
  #count = 0;
  #changed = new Set<() => void>();
  #lost: () => void = () => {};

  constructor(mark = 1) {
    this.mark = mark;
  }

  async open(): Promise<OpenCamera> {
    if (!this.plugged) throw new CameraError('none');
    this.opened += 1;
    return {
      // Nothing draws it: the encoder below makes its pictures from numbers.
      source: {} as HTMLCanvasElement,
      label: 'test camera',
      size: () => ({ width: 640, height: 360 }),
      onLost: (lost) => {
        this.#lost = lost;
      },
      close: () => {
        this.opened -= 1;
      },
    };
  }

  /** @param _width as it is asked for; how large they are is for those who care */
  encode({ mirror, rotate }: Pose = UPRIGHT, _width = 0): { codec: 'jpeg'; bytes: Uint8Array<ArrayBuffer> } {
    this.#count += 1;
    return {
      codec: 'jpeg',
      bytes: Uint8Array.from([this.mark, this.#count & 0xff, rotate / 90, mirror ? 1 : 0, ...new Array(200).fill(0)]),
    };
  }

  onChange(changed: () => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  async list(): Promise<readonly Input[]> {
    return this.plugged ? [{ id: 'test', label: 'test camera' }] : [];
  }

  /** Pulls the cable. */
  unplug(): void {
    this.plugged = false;
    this.#lost();
    for (const changed of this.#changed) changed();
  }

  plugIn(): void {
    this.plugged = true;
    for (const changed of this.#changed) changed();
  }
}

export function memoryStorage(kept = new Map<string, string>()): Storage {
  return {
    get: (key) => kept.get(key),
    set: (key, value) => {
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
    },
  };
}

import type { DirectEngine, Known } from '../../../src/model/direct/direct.ts';
import { AIR_RESUME_MS, DEAD_MS } from '../../../src/protocol/limits.ts';
import { MemoryPeers, type Way } from '../../support/memory-peers.ts';
import { pick } from '../../support/random.ts';
import { CHILD } from '../child.ts';
import { type Action, atOnce, type Home, NOTHING_DIRECT, type Seat } from '../home.ts';
import type { Oracle } from '../oracle.ts';
import type { Watching } from './watching.ts';

const WAYS: readonly Way[] = ['open', 'open', 'open', 'open', 'none', 'new', 'dry'];
/** Pictures go on for a moment while the relay begins. */
const OVERLAP_MS = 1_500;
/** Until a TV knows that it is cut off, and has given up coming back. */
const CUT_MS = DEAD_MS + AIR_RESUME_MS + 1_000;

/**
 * Direct connections (W21–W24), and what must never be: a candidate of somebody on its way before both have said yes, a
 * direct picture while two watch, one that a rule forbids, one after everybody had to give up.
 */
export class Directing {
  readonly counts = { ...NOTHING_DIRECT };
  readonly #home: Home;
  readonly #watching: Watching;
  /** "person other": said yes, ever */
  readonly #yes = new Set<string>();
  /** whose settings say always, or did a moment ago */
  #always: ReadonlySet<string> = new Set();
  /** signals that came, since this was last looked at: from whom, to whom */
  #met: [from: string, to: string][] = [];
  /** since when those who send do so with a line to the server cut, or with two viewers */
  readonly #since = new Map<string, { is: 'cut' | 'two' | 'fine'; at: number }>();
  #peers: MemoryPeers | undefined;

  constructor(home: Home, watching: Watching) {
    this.#home = home;
    this.#watching = watching;
    home.engineOf = (person) => this.#engineOf(person);
  }

  /** Most have said yes to everything: a household that asks about each does not come to much in a few minutes. */
  async begin({ person, tv: { tv } }: Seat): Promise<void> {
    const { random } = this.#home;
    await tv.settings.set({ watchMode: 'friends', direct: random() < 0.7 ? 'always' : 'ask' });
    if (person !== CHILD && random() < 0.6) await tv.air.goOnAir();
  }

  actions(seat: Seat): Action[] {
    const { random } = this.#home;
    const { tv } = seat.tv;
    const direct = tv.direct.now.peek();
    const known = [direct?.mine.peek(), ...tv.viewings.all.peek().map((viewing) => direct?.of(viewing))];
    const actions: Action[] = [
      ['finds another way to', () => atOnce(() => this.#changeWay(pick(random, WAYS)))],
      ['chooses about direct, not', () => tv.settings.set({ direct: pick(random, ['ask', 'ask', 'always', 'never']) })],
      // Without TURN nobody can be direct who shows no address.
      ['chooses about their address, not', () => tv.settings.set({ directRelayOnly: random() < 0.2 })],
      ['chooses about seconds, not', () => tv.settings.set({ secondWhileDirect: pick(random, ['ask', 'never']) })],
      ['lets all friends watch, not only', () => tv.settings.set({ watchMode: 'friends' })],
    ];
    for (const one of known) {
      if (!one) continue;
      for (let n = 0; n < 25; n += 1)
        actions.push([`says yes to ${one.peer.person}, not`, () => this.#answer(seat, one, true)]);
      actions.push([`says no to ${one.peer.person}, not`, () => this.#answer(seat, one, false)]);
    }
    for (let n = 0; n < 15; n += 1) actions.push(...this.#pairing(seat));
    for (let n = 0; n < 20; n += 1) actions.push(...this.#seconds(seat));
    for (const one of known) if (one?.isDirect) actions.push(...this.#ends(seat, one));
    return actions;
  }

  /** Whose room nobody watches is watched, and of two who watch one leaves. */
  #pairing(seat: Seat): Action[] {
    const { random, household } = this.#home;
    const all = household.house.webcam.relay.all().filter(({ person }) => person !== seat.person);
    if (all.length === 0) return [];
    const { person, viewings } = pick(random, all);
    if (viewings.size === 0) return [[`watches alone ${person}, not`, () => this.#watching.join(seat, person)]];
    const own = seat.tv.tv.viewings.of(person);
    if (!own || viewings.size === 1) return [];
    return [[`leaves ${person}, not`, () => atOnce(() => seat.tv.tv.viewings.close(own))]];
  }

  /** At rest. @param oracles before and after what was done */
  check(before: Oracle, after: Oracle): void {
    const home = this.#home;
    const always = [...alwaysOf(before), ...alwaysOf(after)];
    for (const [from, to] of this.#met) {
      const missing = [`${from} ${to}`, `${to} ${from}`].find(
        (pair) => !this.#yes.has(pair) && ![...this.#always, ...always].includes(pair.split(' ')[0] ?? ''),
      );
      if (missing) home.fail(`a signal of ${from} came to ${to}, and one of them never said yes: ${missing}`);
    }
    this.#met = [];
    this.#always = new Set(always);
    this.#checkSending((owner, viewer) => after.mayWatch(owner, viewer));
    for (const { link, broadcast, viewing } of home.household.house.webcam.directing.direct.all()) {
      const { is } = link.state;
      if (is === 'resting') this.counts.rested += 1;
      if (is !== 'connecting' && is !== 'direct' && is !== 'returning') continue;
      const { person } = broadcast;
      if (broadcast.viewings.size !== 1) home.fail(`${person} is ${is} with ${broadcast.viewings.size} viewers`);
      if (!after.mayWatch(person, viewing.viewer)) home.fail(`${person} is ${is} with ${viewing.viewer}, who may not`);
      for (const end of [person, viewing.viewer]) {
        const { direct, directRelayOnly } = after.stored.whole.get(end) ?? {};
        if (direct === 'never' || directRelayOnly)
          home.fail(`${person} is ${is} with ${viewing.viewer}, not as ${end} set`);
      }
      if (is === 'direct') this.counts.moments += 1;
    }
  }

  /** Somebody else comes to where one watches directly. */
  #seconds(seat: Seat): Action[] {
    const direct = [...this.#home.household.house.webcam.directing.direct.all()];
    const others = direct.filter(({ link, broadcast, viewing }) => {
      const apart = broadcast.person !== seat.person && viewing.viewer !== seat.person;
      return apart && link.state.is === 'direct';
    });
    return others
      .slice(0, 1)
      .map(({ broadcast: { person } }) => [`comes second to ${person}, not`, () => this.#watching.join(seat, person)]);
  }

  /** What takes it back while it is there. */
  #ends(seat: Seat, { peer }: Known): Action[] {
    const home = this.#home;
    const { tv, plug } = seat.tv;
    const actions: Action[] = [];
    for (let n = 0; n < 4; n += 1) {
      actions.push(
        [`removes ${peer.person}, not`, () => tv.air.removeViewer(peer.person)],
        [`never lets ${peer.person} watch, not`, () => tv.settings.list(peer.person, 'never')],
        ['is cut off for a minute, not from', () => atOnce(() => plug.pull()).then(() => home.pass(70_000))],
      );
    }
    return actions;
  }

  #answer({ person, tv }: Seat, { direct, peer }: Known, yes: boolean): Promise<unknown> {
    const always = yes && this.#home.random() < 0.2;
    if (yes) this.#yes.add(`${person} ${peer.person}`);
    return tv.tv.direct.now.peek()?.answer(direct, yes, always) ?? Promise.resolve();
  }

  #changeWay(way: Way): void {
    if (this.#peers) this.#peers.way = way;
  }

  #engineOf(person: string): DirectEngine {
    const { people, household } = this.#home;
    if (!this.#peers) {
      this.#peers = new MemoryPeers(household.clock);
      this.#peers.met = (from, to) => this.#met.push([people[from - 1] ?? '', people[to - 1] ?? '']);
    }
    return this.#peers.engine(people.indexOf(person) + 1, ({ mark, at }) =>
      this.#filmed(people[mark - 1] ?? 'nobody', person, at),
    );
  }

  /** A direct picture came to a screen: as any other, only to who may see it, as long as anybody can tell that TV so. */
  #filmed(owner: string, viewer: string, at: number): void {
    this.counts.filmed += 1;
    if (this.#hears(owner)) this.#watching.shown.push({ owner, viewer, at });
  }

  /** What TVs send, whatever those who get it make of that. */
  #checkSending(mayWatch: (owner: string, viewer: string) => boolean): void {
    const home = this.#home;
    const { people, now } = home;
    const sending = (this.#peers?.sending ?? []).map(({ from, to }) => ({
      owner: people[from - 1] ?? '',
      viewer: to === undefined ? undefined : people[to - 1],
    }));
    for (const owner of people) {
      const own = sending.find((one) => one.owner === owner);
      if (!own) {
        this.#since.delete(owner);
        continue;
      }
      const two = (home.household.house.webcam.relay.of(owner)?.viewings.size ?? 0) > 1;
      const is = !this.#hears(owner) ? 'cut' : two ? 'two' : 'fine';
      const known = this.#since.get(owner);
      const since = known?.is === is ? known.at : now;
      this.#since.set(owner, { is, at: since });
      // Nobody can tell that TV anything: it ends by itself, once nobody could any more.
      if (is === 'cut' && now - since > CUT_MS) home.fail(`${owner}, cut off for too long, still sends`);
      if (is === 'two' && now - since > OVERLAP_MS) home.fail(`${owner} still sends directly, with two viewers`);
      if (is !== 'cut' && own.viewer !== undefined && !mayWatch(owner, own.viewer))
        home.fail(`${owner} sends to ${own.viewer}, who may not watch`);
    }
  }

  #hears(person: string): boolean {
    return this.#home.seats.some(
      ({ person: who, tv }) =>
        who === person &&
        tv.plug.alive &&
        tv.tv.link.peek().is === 'open' &&
        tv.tv.air.state.peek().is === 'on' &&
        !this.#isCut(tv),
    );
  }

  #isCut({ tv }: Seat['tv']): boolean {
    const state = tv.air.state.peek();
    return state.is === 'on' && state.cut;
  }
}

const alwaysOf = ({ stored }: Oracle): string[] =>
  stored.people.filter((person) => stored.whole.get(person)?.direct === 'always');

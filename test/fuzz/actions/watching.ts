import type { Viewing } from '../../../src/model/viewing.ts';
import type { Ask } from '../../../src/protocol/words.ts';
import { pick } from '../../support/random.ts';
import { CHILD } from '../child.ts';
import { type Action, atOnce, type Home, type Seat } from '../home.ts';

const ANSWERS = ['once', 'always', 'not_now', 'block'] as const;

/** A picture on somebody's screen. */
export interface Shown {
  owner: string;
  viewer: string;
  at: number;
}

/** Going on air, asking and being asked, watching (W4–W11): and every picture that came to be seen by it. */
export class Watching {
  /** since this was last emptied */
  shown: Shown[] = [];
  /** pairs "owner viewer": who ever wanted to watch whom */
  readonly wanted = new Set<string>();
  readonly #home: Home;
  readonly #known = new WeakMap<Viewing, Set<string>>();

  constructor(home: Home) {
    this.#home = home;
  }

  actions(seat: Seat, other: string): Action[] {
    const { tv } = seat.tv;
    const { random, counts } = this.#home;
    const actions: Action[] = [
      ['goes on air, not for', () => tv.air.goOnAir({ takeOver: random() < 0.5 })],
      ['goes on air, not for', () => tv.air.goOnAir({ takeOver: true })],
      ['goes off air, not for', () => tv.air.stop()],
      ['watches', () => atOnce(() => this.#watch(seat, other, false))],
      ['watches', () => atOnce(() => this.#watch(seat, other, false))],
      ['watches', () => atOnce(() => this.#watch(seat, other, false))],
      ['watches', () => atOnce(() => this.#watch(seat, other, false))],
      ['has a thumbnail of', () => atOnce(() => this.#watch(seat, other, true))],
      ['invites', () => tv.air.invite(other)],
      ['removes as viewer', () => tv.air.removeViewer(other, random() < 0.1)],
    ];
    for (const viewing of tv.viewings.all.peek())
      actions.push(['stops watching, not', () => atOnce(() => tv.viewings.close(viewing))]);
    const asks = tv.asks.waiting.peek();
    counts.asks += asks.length;
    for (const ask of asks)
      for (let n = 0; n < 30; n += 1) actions.push(['answers somebody, not', () => this.#answer(seat, ask)]);
    for (const { invitation, from } of tv.asks.invitations.peek()) {
      actions.push([`accepts to watch ${from.person}, not`, () => atOnce(() => this.#watch(seat, from.person, false))]);
      actions.push(['declines an invitation, not of', () => atOnce(() => tv.asks.decline(invitation))]);
    }
    return actions;
  }

  /** Somebody else comes to watch. */
  async join(seat: Seat, owner: string): Promise<void> {
    this.#watch(seat, owner, false);
  }

  /** Most people show their room, each to whom they like: a household in which nobody does has little to give away. */
  async begin({ person, tv: { tv } }: Seat): Promise<void> {
    // With a wrong PIN the child stays off air.
    if (person === CHILD) await this.#home.child.goOnAir(tv).catch(() => {});
    else await tv.air.goOnAir();
  }

  /** The camera is on only while somebody may see it (nobody previews here). */
  checkCameras(): void {
    for (const { person, tv } of this.#home.seats) {
      const { is } = tv.tv.air.state.peek();
      if (is !== 'on' && is !== 'starting' && tv.camera.opened > 0)
        this.#home.fail(`${person}'s camera is on while ${is}`);
      if (tv.camera.opened > 1) this.#home.fail(`${person}'s camera was opened ${tv.camera.opened} times`);
    }
  }

  /** "Watching now" says who is being sent pictures, no more and no less; and each of them may. */
  checkViewers(mayWatch: (owner: string, viewer: string) => boolean): void {
    const { household, seats } = this.#home;
    for (const broadcast of household.house.webcam.relay.all()) {
      const { person, source } = broadcast;
      for (const viewer of broadcast.people)
        if (!mayWatch(person, viewer)) this.#home.fail(`${viewer} still counts as watching ${person}`);
      const seat = seats.find(({ tv }) => source !== undefined && tv.device === source.device);
      if (!seat?.tv.plug.alive || seat.tv.tv.link.peek().is !== 'open' || !source?.connected) continue;
      // While a broadcast is being taken up again after a cut, the screen says that it is cut.
      const air = seat.tv.tv.air.state.peek();
      if (air.is !== 'on' || air.cut) continue;
      const listed = seat.tv.tv.air.viewers.peek().map((viewer) => viewer.person);
      const real = [...broadcast.people];
      if (listed.sort().join() !== real.sort().join())
        this.#home.fail(`${person} sees [${listed}] watching, really [${real}]`);
    }
  }

  #watch(seat: Seat, owner: string, small: boolean): void {
    const { people, counts } = this.#home;
    this.wanted.add(`${owner} ${seat.person}`);
    const viewing = seat.tv.tv.viewings.open(owner, { small });
    viewing.present({
      show: async (packet) => {
        // What this TV has on its screen already is nothing new to it, even if its line is gone by now.
        const picture = `${packet.stream} ${packet.sequence}`;
        const known = this.#known.get(viewing) ?? new Set();
        if (known.has(picture)) return;
        this.#known.set(viewing, known.add(picture));
        const shownOwner = people[(packet.payload[0] ?? 0) - 1] ?? 'nobody';
        counts.pictures += 1;
        this.shown.push({ owner: shownOwner, viewer: seat.person, at: this.#home.now });
        if (shownOwner !== owner) this.#home.fail(`${owner}'s view shows ${shownOwner}`);
      },
    });
  }

  #answer({ tv }: Seat, ask: Ask): Promise<boolean> {
    const answer = pick(this.#home.random, ANSWERS);
    if (answer === 'not_now' || answer === 'block') this.#home.counts.refused += 1;
    return tv.tv.asks.answer(ask, answer);
  }
}

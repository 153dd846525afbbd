import { Air } from './air.ts';
import { Chance } from './chance.ts';
import { Clips } from './clips.ts';
import { Line } from './line.ts';
import type { Packet } from './packet.ts';
import { PASSWORD, type Person } from './people.ts';
import type { Rooms } from './rooms.ts';
import type { Rota } from './rota.ts';
import { Talk } from './talk.ts';
import { Timers } from './timers.ts';
import { Together } from './together.ts';
import { Visits } from './visits.ts';
import type { Ask, Settings, Start } from './words.ts';

const ACCEPT_FRIEND_MS = 3_000;
const ANSWER_ASK_MS = [2_000, 5_000] as const;
/** How long between two breaks from the camera, how long one takes, and when to try again if now is not the time. */
const BREAK_EVERY_MS = [6 * 60_000, 14 * 60_000] as const;
const BREAK_MS = [25_000, 40_000] as const;
const BREAK_LATER_MS = 60_000;
const LEAVE_LATER_MS = 30_000;

export type Home = { url: string; rooms: Rooms; rota: Rota; log: (text: string) => void };

/** One person of the household on their TV, from switching it on to switching it off. */
export class Friend {
  readonly #person: Person;
  readonly #rota: Rota;
  readonly #chance: Chance;
  readonly #line: Line;
  readonly #talk: Talk;
  readonly #visits: Visits;
  readonly #clips: Clips | undefined;
  readonly #together: Together;
  readonly #air: Air | undefined;
  readonly #timers = new Timers();
  readonly #beganAt = Date.now();
  #asksAnswered = 0;

  constructor(person: Person, home: Home) {
    this.#person = person;
    this.#rota = home.rota;
    this.#chance = new Chance(person.id);
    const log = (text: string) => home.log(`${person.id}: ${text}`);
    const can = { camera: person.camera, videoMessages: !person.oldTv };
    const who = { person: person.id, password: PASSWORD, ...can };
    const line = new Line(
      { ...who, url: home.url, log },
      {
        started: (start, cutMs, serverTime) => this.#started(start, cutMs, serverTime),
        resumed: () => this.#air?.resumed(),
        packet: (packet) => this.#packet(packet),
      },
    );
    this.#line = line;
    this.#talk = new Talk(line, person, this.#chance);
    this.#clips = person.oldTv ? undefined : new Clips(line, home.url, log);
    this.#visits = new Visits(line, person, this.#chance, this.#talk);
    this.#together = new Together(line, person, new Chance(`${person.id} in rooms`));
    this.#air = person.room && new Air(line, person.room, home.rooms, log);
    line.on('friend.asked', ({ request }) => this.#befriend(request.person));
    line.on('ask.new', ({ ask }) => this.#answer(ask));
  }

  /** Switches the TV on. */
  join(): void {
    this.#line.join();
    if (this.#air) {
      void this.#air.goOn();
      this.#planBreak(this.#chance.between(...BREAK_EVERY_MS));
    }
    const { comesAndGoes } = this.#person;
    if (comesAndGoes)
      this.#timers.after(this.#chance.between(...comesAndGoes.hereMs), () => this.#goAway(comesAndGoes.goneMs));
  }

  /** Switches the TV off. */
  leave(): void {
    this.#timers.drop();
    this.#talk.drop();
    this.#visits.drop();
    this.#clips?.drop();
    this.#together.drop();
    this.#line.leave();
  }

  #started(start: Start, cutMs: number, serverTime: number): void {
    this.#settle(start);
    void this.#air?.again(cutMs);
    const serverAhead = serverTime - Date.now();
    this.#talk.catchUp(start.conversations, this.#beganAt + serverAhead);
    this.#visits.started(start.friends);
    this.#together.started(start.rooms?.rooms ?? [], start.rooms?.invitations ?? []);
    for (const { person } of start.requests.toMe) this.#befriend(person);
    for (const ask of start.asks) this.#answer(ask);
  }

  /** Settings and status as they belong to this person. */
  #settle({ settings }: Start): void {
    const { status, text, watchMode, room } = this.#person;
    const changes: Partial<Settings> = {};
    if (watchMode && settings.watchMode !== watchMode) changes.watchMode = watchMode;
    if (room && settings.width !== 640) changes.width = 640;
    if (Object.keys(changes).length > 0) void this.#line.request('settings.set', { changes });
    // Said in every session: whoever signed in to this account in between may have chosen another.
    void this.#line.request('presence.set', { status, text });
  }

  #packet(packet: Packet): void {
    if (packet.kind === 'ack') this.#air?.acked(packet);
    else if (packet.kind === 'picture') this.#visits.watch.show(packet);
  }

  #befriend(person: string): void {
    this.#timers.after(ACCEPT_FRIEND_MS, () => this.#line.request('friend.answer', { person, accept: true }));
  }

  #answer({ ask }: Ask): void {
    this.#timers.after(this.#chance.between(...ANSWER_ASK_MS), () => {
      const { refuses = 0 } = this.#person;
      const refused = this.#asksAnswered++ > 0 && this.#chance.next() < refuses;
      const answer = this.#air?.isOn && !refused ? 'once' : 'not_now';
      return this.#line.request('ask.answer', { ask, answer });
    });
  }

  #planBreak(inMs: number): void {
    this.#timers.after(inMs, () => this.#takeBreak());
  }

  /** Off air for half a minute, unless somebody is looking or somebody else is off already. */
  async #takeBreak(): Promise<void> {
    const { id, staysMs = 0 } = this.#person;
    if (!this.#air || this.#air.isWatched || !this.#rota.mayLeave(id, staysMs, Date.now())) {
      return this.#planBreak(BREAK_LATER_MS);
    }
    await this.#air.goOff();
    await this.#timers.pause(this.#chance.between(...BREAK_MS));
    await this.#air.goOn();
    this.#rota.back(id);
    this.#planBreak(this.#chance.between(...BREAK_EVERY_MS));
  }

  /** Out for a minute, but not in the middle of a conversation. */
  #goAway(goneMs: readonly [number, number]): void {
    if (this.#talk.isBusy || !this.#visits.watch.isAway) {
      return this.#timers.after(LEAVE_LATER_MS, () => this.#goAway(goneMs));
    }
    this.leave();
    this.#timers.after(this.#chance.between(...goneMs), () => this.join());
  }
}

import { randomUUID } from 'node:crypto';
import { kindOf } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Speaker } from './line.ts';
import { HOUSE_ROOMS, isOfHousehold, type Person } from './people.ts';
import { Timers } from './timers.ts';
import { type Person as Card, type Message, Refusal, type Room, type RoomCard } from './words.ts';

/** Somebody at the door is let in, and an invitation followed, after a moment. */
const COME_MS = [4_000, 9_000] as const;
/** How often those in a room answer what a guest says there, 0–1. */
const ANSWERS = 0.4;
/** Time between two things that somebody says in a room unasked. */
const SAYS_EVERY_MS = [9 * 60_000, 25 * 60_000] as const;
/** Typing is over by itself after 6 s: say it again before. */
const TYPING_AGAIN_MS = 4_000;

/** What somebody does in rooms: sits in some, lets people in, answers now and then, and seldom says something unasked. */
export class Together {
  readonly #line: Speaker;
  readonly #person: Person;
  readonly #chance: Chance;
  readonly #timers = new Timers();
  /** those this person sits in */
  readonly #inside = new Set<string>();
  #said: string | undefined;
  #busy = false;

  constructor(line: Speaker, person: Person, chance: Chance) {
    this.#line = line;
    this.#person = person;
    this.#chance = chance;
    line.on('room.added', ({ room }) => this.#sit(room));
    line.on('room.removed', ({ room }) => this.#inside.delete(room));
    line.on('room.invited', ({ invitation }) => this.#come(invitation));
    line.on('room.members', ({ room, asking }) => this.#letIn(room, asking));
    line.on('room.new', ({ room, message }) => this.#hear(room, message));
  }

  started(rooms: Room[], invitations: RoomCard[]): void {
    this.drop();
    for (const room of rooms) this.#sit(room);
    for (const invitation of invitations) this.#come(invitation);
    this.#plan();
  }

  drop(): void {
    this.#timers.drop();
    this.#inside.clear();
    this.#busy = false;
  }

  /** Goes in, where it is one of those this person sits in; a guest's always is. */
  #sit({ room, name, asking }: Room): void {
    if (HOUSE_ROOMS.has(name) && !this.#person.sits?.includes(name)) return;
    this.#inside.add(room);
    void this.#line.request('room.enter', { room });
    this.#letIn(room, asking);
  }

  #come({ room }: RoomCard): void {
    if (!this.#person.acceptsInvitations) return;
    this.#timers.after(this.#chance.between(...COME_MS), async () => {
      const answer = await this.#line.request('room.join', { room });
      if (!(answer instanceof Refusal) && answer.room) this.#sit(answer.room);
    });
  }

  /** Whoever is in the room opens; that somebody else was quicker is no harm. */
  #letIn(room: string, asking: Card[]): void {
    if (!this.#inside.has(room)) return;
    for (const { person } of asking) {
      this.#timers.after(this.#chance.between(...COME_MS), () =>
        this.#line.request('room.answer', { room, person, accept: true }),
      );
    }
  }

  #hear(room: string, { from, body }: Message): void {
    if (isOfHousehold(from) || !this.#inside.has(room) || this.#busy || this.#chance.next() >= ANSWERS) return;
    const { readMs, typeMs, answers } = this.#person;
    this.#busy = true;
    this.#timers.after(this.#chance.between(...readMs), async () => {
      await this.#type(room, this.#chance.between(...typeMs));
      await this.#say(
        room,
        this.#chance.oneOf(answers[body.kind === 'text' ? kindOf(body.bytes) : 'warm'], this.#said),
      );
      this.#busy = false;
    });
  }

  #plan(): void {
    const { says } = this.#person;
    if (!says) return;
    this.#timers.after(this.#chance.between(...SAYS_EVERY_MS), async () => {
      const room = this.#chance.oneOf([...this.#inside]);
      if (room) await this.#say(room, this.#chance.oneOf(says, this.#said));
      this.#plan();
    });
  }

  async #type(room: string, forMs: number): Promise<void> {
    for (let left = forMs; left > 0; left -= TYPING_AGAIN_MS) {
      this.#line.say('room.typing', { room, typing: true });
      await this.#timers.pause(Math.min(left, TYPING_AGAIN_MS));
    }
  }

  async #say(room: string, text: string | undefined): Promise<void> {
    if (!text) return;
    this.#said = text;
    await this.#line.request('room.send', { room, key: randomUUID(), body: { kind: 'text', bytes: text } });
  }
}

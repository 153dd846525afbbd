import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { InRoom, PersonCard, RoomCard, Room as Summary } from '../protocol/words.ts';
import type { RoomTalk } from './room-talk.ts';

/** What one may choose for oneself in a room. */
export interface OwnInRoom {
  /** "Room may watch me" */
  mayWatch: boolean;
  muted: boolean;
}

/** A room this person is one of the people of (W28). */
export class Room {
  /** its name and who comes in */
  readonly card: RoomCard;
  readonly talk: RoomTalk;
  private readonly members_ = signal<readonly PersonCard[]>([]);
  private readonly asking_ = signal<readonly PersonCard[]>([]);
  private readonly here_ = signal<readonly InRoom[]>([]);
  private readonly invited_ = signal<readonly string[]>([]);
  private readonly own_ = signal<OwnInRoom>({ mayWatch: false, muted: false });
  private readonly inside_ = signal(false);
  private readonly hidden_ = signal<ReadonlySet<string>>(new Set());

  constructor({ room, name, door }: RoomCard, talk: RoomTalk) {
    this.card = { room, name, door };
    this.talk = talk;
  }

  /** Its people, oneself among them, whether they are in it now or not. */
  get members(): ReadonlySignal<readonly PersonCard[]> {
    return this.members_;
  }

  /** Who wants to be one of its people. */
  get asking(): ReadonlySignal<readonly PersonCard[]> {
    return this.asking_;
  }

  /** Whom this person has invited from this TV: the server says of nobody whether they still think about it. */
  get invited(): ReadonlySignal<readonly string[]> {
    return this.invited_;
  }

  /** Who is in it now, and who of them on camera, oneself among them. */
  get here(): ReadonlySignal<readonly InRoom[]> {
    return this.here_;
  }

  get own(): ReadonlySignal<OwnInRoom> {
    return this.own_;
  }

  /** This TV is in the room, or goes back in as soon as the line allows. */
  get inside(): ReadonlySignal<boolean> {
    return this.inside_;
  }

  /** Whom this person does not want to see here, on this TV and for as long as it is in the room. */
  get hidden(): ReadonlySignal<ReadonlySet<string>> {
    return this.hidden_;
  }

  /** Shows somebody's picture and words here no more, or again. They never hear of it. */
  hide(person: string, hides: boolean): void {
    const hidden = new Set(this.hidden_.peek());
    if (hides) hidden.add(person);
    else hidden.delete(person);
    this.hidden_.value = hidden;
  }

  told(summary: Summary): void {
    const { members, asking, here, mayWatch, muted } = summary;
    batch(() => {
      this.peopleAre(members, asking);
      this.here_.value = here;
      this.own_.value = { mayWatch, muted };
      this.talk.told(summary);
    });
  }

  peopleAre(members: readonly PersonCard[], asking: readonly PersonCard[]): void {
    batch(() => {
      this.members_.value = members;
      this.asking_.value = asking;
      this.talk.knows(members);
    });
  }

  hasInvited(person: string): void {
    this.invited_.value = [...this.invited_.peek().filter((one) => one !== person), person];
  }

  hereAre(here: readonly InRoom[]): void {
    this.here_.value = here;
  }

  chose(own: OwnInRoom): void {
    this.own_.value = own;
  }

  isInside(inside: boolean): void {
    batch(() => {
      this.inside_.value = inside;
      if (!inside) this.hidden_.value = new Set();
    });
  }
}

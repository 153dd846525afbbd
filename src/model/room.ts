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
  private readonly own_ = signal<OwnInRoom>({ mayWatch: false, muted: false });
  private readonly inside_ = signal(false);

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

  hereAre(here: readonly InRoom[]): void {
    this.here_.value = here;
  }

  chose(own: OwnInRoom): void {
    this.own_.value = own;
  }

  isInside(inside: boolean): void {
    this.inside_.value = inside;
  }
}

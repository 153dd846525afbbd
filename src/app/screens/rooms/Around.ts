import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RoomsLater } from '../../../model/rooms-later.ts';
import type { Answer } from '../../../protocol/words.ts';

type Nearby = Answer<'room.around'>['rooms'];

/** The server is not asked more often than this. */
const EVERY_MS = 20_000;

/** Rooms of others with friends in them, looked for again and again while a screen shows them. */
export class Around {
  private readonly rooms: RoomsLater;
  private readonly found_ = signal<Nearby>([]);
  private looking: ReturnType<typeof setInterval> | undefined;

  constructor(rooms: RoomsLater) {
    this.rooms = rooms;
  }

  get found(): ReadonlySignal<Nearby> {
    return this.found_;
  }

  start(): void {
    this.stop();
    this.looking = setInterval(() => this.look(), EVERY_MS);
    this.look();
  }

  stop(): void {
    clearInterval(this.looking);
    this.looking = undefined;
  }

  look(): void {
    this.rooms.load().then(
      (rooms) =>
        rooms.around().then(
          (found) => {
            this.found_.value = found;
          },
          () => {
            // What was found last stays until the next time.
          },
        ),
      () => {
        // The screen says that its rooms did not come.
      },
    );
  }
}

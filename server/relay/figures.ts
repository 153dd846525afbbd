import { Histogram } from './histogram.ts';

/**
 * Why a viewer did not get a picture: the last one was still on its way; their allowance was used up; a thumbnail has
 * its pace; their connection takes nothing; nothing goes to them at the moment.
 */
export type Drop = 'gate' | 'allowance' | 'pace' | 'buffer' | 'still';

/** What became of pictures on their way to viewers: of one viewing, or of all. */
export class Figures {
  sent = 0;
  /** on the wire */
  bytes = 0;
  acked = 0;
  readonly dropped: Record<Drop, number> = { gate: 0, allowance: 0, pace: 0, buffer: 0, still: 0 };
  /** ms from the server taking a picture in to hearing that it was shown */
  readonly age = new Histogram();
  /** ms from sending a picture to hearing that it was shown, without the time it was held */
  readonly delivery = new Histogram();

  /** A picture went out. @param bytes on the wire */
  went(bytes: number): void {
    this.sent += 1;
    this.bytes += bytes;
  }

  /** A viewer said that it has shown one. */
  shown(ageMs: number, deliveryMs: number): void {
    this.acked += 1;
    this.age.add(ageMs);
    this.delivery.add(deliveryMs);
  }
}

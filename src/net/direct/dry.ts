/**
 * So long nothing comes before a connection counts as lost, ms. The browser itself takes five seconds and more to see
 * it; a camera in a dark room still gives a picture every 200 ms.
 */
export const DRY_MS = 1_400;
/** How often it is looked, ms. */
export const LOOK_MS = 150;

/** Tells by counted packets whether anything still comes of the other room. */
export class Dry {
  private packets = -1;
  private since: number;

  /** @param now ms, any origin */
  constructor(now: number) {
    this.since = now;
  }

  /** @param packets that came since the start @returns whether it has run dry */
  look(packets: number, now: number): boolean {
    if (packets !== this.packets) {
      this.packets = packets;
      this.since = now;
    }
    return now - this.since >= DRY_MS;
  }
}

import type { Demand, Stream } from '../protocol/words.ts';
import type { SettingsStore } from './settings.ts';
import type { Studio } from './studio.ts';

/** What this TV sends while on air: the streams of its broadcast, as far as the server asks for them. */
export class Sending {
  private readonly studio: Studio;
  private readonly settings: SettingsStore;
  private streams: readonly Stream[] = [];
  private demand: readonly Demand[] = [];

  constructor(studio: Studio, settings: SettingsStore) {
    this.studio = studio;
    this.settings = settings;
  }

  /** What may go out now at most; 0 while nobody watches. */
  get allowedKbps(): number {
    return this.demand.reduce((sum, { maxKbps }) => sum + maxKbps, 0);
  }

  begin(streams: readonly Stream[], demand: readonly Demand[]): void {
    this.streams = streams;
    this.studio.send(streams, this.settings.now.peek().picture);
    this.wanted(demand);
  }

  /** The server asks for more, less or something else. */
  wanted(demand: readonly Demand[]): void {
    this.demand = demand;
    this.studio.setDemand(demand);
  }

  /** The camera is open again. */
  again(): void {
    this.begin(this.streams, this.demand);
  }

  end(): void {
    this.studio.stopSending();
    this.streams = [];
    this.demand = [];
  }
}

import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Storage } from '../platform/platform.ts';
import type { AnyEvent, Missed, Request, Start, Watched } from '../protocol/words.ts';

export type ReportReason = Request<'person.report'>['why'];

/** Quiet hours, what was missed, and who watched: what the server keeps, asked for when somebody looks at it. */
export class Activity {
  private readonly connection: Connection;
  private readonly storage: Storage;
  private readonly quietUntil_ = signal<number | undefined>(undefined);
  private readonly unseen_ = signal(0);

  constructor(connection: Connection, storage: Storage) {
    this.connection = connection;
    this.storage = storage;
  }

  /** Whether the server has any of it. */
  get offered(): boolean {
    return this.connection.offers('quiet');
  }

  /** Whether somebody can be reported. */
  get takesReports(): boolean {
    return this.connection.offers('reports');
  }

  /** When the quiet hours that hold now are over, ms since 1970 by the server's clock. */
  get quietUntil(): ReadonlySignal<number | undefined> {
    return this.quietUntil_;
  }

  /** How many of the missed nobody has looked at. */
  get unseen(): ReadonlySignal<number> {
    return this.unseen_;
  }

  async missed(): Promise<readonly Missed[]> {
    return (await this.connection.request('missed.list', {})).missed;
  }

  /** The list was looked at, on this TV. */
  async seen(): Promise<void> {
    await this.connection.request('missed.seen', {});
    this.unseen_.value = 0;
  }

  async wipeMissed(): Promise<void> {
    await this.connection.request('missed.wipe', {});
    this.unseen_.value = 0;
  }

  async watched(): Promise<readonly Watched[]> {
    return (await this.connection.request('watched.list', {})).watched;
  }

  async wipeWatched(): Promise<void> {
    await this.connection.request('watched.wipe', {});
  }

  /** Tells the operator about somebody. Rejects with report.limit. */
  async report(person: string, why: ReportReason): Promise<void> {
    await this.connection.request('person.report', { person, why });
  }

  /** How many of somebody's missed have been told on this TV, so that each is told once. */
  toldOf(person: string): number {
    return Number(this.storage.get(keyOf(person)) ?? 0);
  }

  told(person: string, unseen: number): void {
    this.storage.set(keyOf(person), unseen === 0 ? undefined : String(unseen));
  }

  /** Nothing of them stays on this TV. */
  forget(person: string): void {
    this.told(person, 0);
  }

  started(start: Start): void {
    this.unseen_.value = start.missed ?? 0;
    this.quietUntil_.value = start.quietUntil;
  }

  handle(event: AnyEvent): void {
    if (event.t === 'missed.changed') this.unseen_.value = event.unseen;
    if (event.t === 'quiet.changed') this.quietUntil_.value = event.until;
  }
}

const keyOf = (person: string): string => `missed ${person}`;

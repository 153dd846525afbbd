import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Line, Viewer } from '../protocol/words.ts';

/** What one viewer is shown. */
export interface Rate {
  perSecond: number;
  line: Line;
}

/** Who watches what this TV sends, in the order they came, and what each of them is shown. */
export class Audience {
  private readonly viewers_ = signal<readonly Viewer[]>([]);
  private readonly rates_ = signal<ReadonlyMap<string, Rate>>(new Map());

  get viewers(): ReadonlySignal<readonly Viewer[]> {
    return this.viewers_;
  }

  /** By person. */
  get rates(): ReadonlySignal<ReadonlyMap<string, Rate>> {
    return this.rates_;
  }

  begin(viewers: readonly Viewer[]): void {
    this.viewers_.value = viewers.slice().sort((a, b) => a.since - b.since || a.name.localeCompare(b.name));
  }

  /** Somebody came, changed or left. */
  changed(viewer: Viewer, watches: boolean): void {
    const others = this.viewers_.peek().filter(({ person }) => person !== viewer.person);
    this.begin(watches ? [...others, viewer] : others);
  }

  rated(rates: readonly ({ person: string } & Rate)[]): void {
    this.rates_.value = new Map(rates.map(({ person, ...rate }) => [person, rate] as const));
  }

  end(): void {
    batch(() => {
      this.viewers_.value = [];
      this.rates_.value = new Map();
    });
  }
}

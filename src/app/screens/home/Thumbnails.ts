import { effect } from '@preact/signals-core';
import type { Frame } from '../../../components/LivePicture/PictureSurface.ts';
import type { Viewing } from '../../../model/viewing.ts';
import type { Viewings } from '../../../model/viewings.ts';
import { SOUND_LEVELS } from '../../../protocol/limits.ts';
import { presentOn } from '../../presenting.ts';
import { isAsking } from './entries.ts';

/** A picture that ended although its tile still says it may be seen (a full server, an old presence) is tried again. */
const AGAIN_MS = 15_000;

/** What shows somebody's pictures: a tile, or part of the card of a room. */
export interface Pane {
  readonly tile?: { readonly person: string; readonly access: 'open' | 'ask' } | undefined;
  show(frame: Frame): void;
  /** whoever is seen there speaks so loud, 0 to 1 */
  speak?(level: number): void;
  clear(): void;
}

interface Thumbnail {
  readonly viewing: Viewing;
  /** more than one where somebody is seen in several rooms */
  panes: readonly Pane[];
  stop(): void;
}

/**
 * The moving pictures in sight (02, 18). A thumbnail is watching ("Settled" 11), so each is open only as long as it can
 * be seen.
 */
export class Thumbnails {
  private readonly viewings: Viewings;
  private readonly changed: () => void;
  private readonly open = new Map<string, Thumbnail>();
  private readonly resting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Whose last picture stays on its tile while another screen shows, so that coming back does not flicker. */
  private kept: readonly string[] = [];

  /** @param changed one has paused, goes on, ended or may be tried again: call `show` */
  constructor(viewings: Viewings, changed: () => void) {
    this.viewings = viewings;
    this.changed = changed;
  }

  /** Whether what is seen of somebody stands still. */
  isPaused(person: string): boolean {
    const state = this.open.get(person)?.viewing.state.peek();
    return state?.is === 'lost' || (state?.is === 'watching' && state.paused);
  }

  /** Pictures for these and no others. */
  show(panes: readonly Pane[]): void {
    const wanted = new Map<string, Pane[]>();
    for (const pane of panes) {
      if (pane.tile?.access !== 'open') continue;
      wanted.set(pane.tile.person, [...(wanted.get(pane.tile.person) ?? []), pane]);
    }
    this.open.forEach((_thumbnail, person) => {
      if (!wanted.has(person)) this.end(person);
    });
    this.resting.forEach((timer, person) => {
      if (wanted.has(person)) return;
      clearTimeout(timer);
      this.resting.delete(person);
    });
    wanted.forEach((of, person) => {
      const running = this.open.get(person);
      if (running) running.panes = of;
      else if (!this.resting.has(person) && !this.isBeingAsked(person)) this.begin(person, of);
    });
    this.kept = [];
  }

  /** The tiles are out of sight. */
  close(): void {
    const kept = Array.from(this.open.keys());
    this.show([]);
    this.kept = kept;
  }

  /** Whoever is asked for the large picture decides about that first. */
  private isBeingAsked(person: string): boolean {
    return this.viewings.all.peek().some((viewing) => viewing.person === person && isAsking(viewing));
  }

  private begin(person: string, panes: readonly Pane[]): void {
    if (this.kept.indexOf(person) < 0) for (const pane of panes) pane.clear();
    const viewing = this.viewings.open(person, { small: true });
    const thumbnail: Thumbnail = { viewing, panes, stop: () => undefined };
    this.open.set(person, thumbnail);
    viewing.present(
      presentOn((picture) => {
        for (const pane of thumbnail.panes) if (pane.tile?.person === person) pane.show(picture);
      }),
    );
    const stopHearing = effect(() => {
      const level = viewing.level.value / SOUND_LEVELS;
      for (const pane of thumbnail.panes) if (pane.tile?.person === person) pane.speak?.(level);
    });
    let before = viewing.state.peek();
    const stopFollowing = effect(() => {
      const state = viewing.state.value;
      if (state === before) return;
      before = state;
      if (state.is === 'over') this.rest(person);
      this.changed();
    });
    thumbnail.stop = () => {
      stopHearing();
      stopFollowing();
      for (const pane of thumbnail.panes) pane.speak?.(0);
    };
  }

  private rest(person: string): void {
    this.open.get(person)?.stop();
    this.open.delete(person);
    const again = setTimeout(() => {
      this.resting.delete(person);
      this.changed();
    }, AGAIN_MS);
    this.resting.set(person, again);
  }

  private end(person: string): void {
    const thumbnail = this.open.get(person);
    if (!thumbnail) return;
    this.open.delete(person);
    thumbnail.stop();
    // The screen that comes next may take it over as a large picture, without leaving and joining.
    this.viewings.close(thumbnail.viewing);
  }
}

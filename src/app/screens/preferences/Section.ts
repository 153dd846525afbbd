import { Zones } from '../../../components/core/Zones.ts';
import { stage } from '../../../theme/metrics.ts';
import type { AppContext } from '../../context.ts';
import { Ends } from '../../Ends.ts';
import { arrows, named } from '../../hints.ts';
import type { Saving } from './saving.ts';

/**
 * A section of 14: everything beside the column of their names. It is made when somebody first comes to it and stays
 * in memory with the screen. Put its parts in `build()`, name the zones of the focus, follow the stores in `opened()`.
 */
export abstract class Section<N extends string = string> extends Zones<N> {
  /** Set before `build()`. */
  app!: AppContext;
  saving!: Saving;
  private readonly ends = new Ends();

  /** Whether arrows lead to lists beside the rows, for the hints. */
  protected get hasSides(): boolean {
    return true;
  }

  /** The focus goes where it begins. */
  abstract first(): void;

  /** The section shows, for the first time or again. */
  protected opened(): void {}

  /** Another shows, or the screen is covered or left; what `follow` started has ended. */
  protected closed(): void {}

  /** Runs `act` now and whenever a signal it reads changes, while the section shows. */
  protected follow(act: () => void): void {
    this.ends.follow(act);
  }

  /** Calls `end` when the section goes. */
  protected untilClosed(end: () => void): void {
    this.ends.add(end);
  }

  show(): void {
    this.visible = true;
    this.opened();
  }

  hide(): void {
    this.ends.end();
    this.visible = false;
    this.closed();
  }

  /** Says what OK does now; nothing, where it does nothing. */
  hint(does: string): void {
    const { app } = this;
    const { t } = app;
    const sides = this.hasSides ? [arrows(t('preferences.sides'))] : [];
    app.hints([...(does ? [named(t('key.ok'), does)] : []), ...sides, named(t('key.back'), t('preferences.done'))]);
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
  }
}

/** A section, whatever its zones. */
export type AnySection = Section<string>;

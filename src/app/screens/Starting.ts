import { Icon } from '../../components/paint/Icon.ts';
import { Spinner } from '../../components/Spinner.ts';
import { stage } from '../../theme/metrics.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

const MARK = 96;

/** This TV signs in by itself, and it takes a moment: the mark, and that something is under way. Nothing to do here. */
export class Starting extends Screen<never, Routes['starting']> {
  override get heading(): string {
    return this.app.t('app.name');
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    this.put(Icon, { name: 'mark', size: MARK, x: (stage.width - MARK) / 2, y: 456 });
    const spinner = this.put(Spinner, { y: 620 });
    spinner.x = (stage.width - spinner.w) / 2;
  }

  protected override opened(): void {
    this.app.hints([]);
  }
}

import { Icon } from '../../components/paint/Icon.ts';
import { Label } from '../../components/text/Label.ts';
import { stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { Screen } from '../Screen.ts';

const MARK = 104;

/** The mark and the name, while nothing else is there to show. */
export class Welcome extends Screen<never> {
  override get heading(): string {
    return this.app.t('app.name');
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    const y = 420;
    this.put(Icon, { name: 'mark', size: MARK, x: (stage.width - MARK) / 2, y });
    this.put(Label, {
      words: this.app.t('app.name'),
      style: type.display,
      width: stage.width,
      align: 'center',
      y: y + MARK + 32,
    });
  }
}

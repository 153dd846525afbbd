import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class Home extends Screen<'all', Routes['home']> {
  override get heading(): string {
    return 'Home';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'Home', x: 96, y: 508, w: 640, h: 96 }));
  }
}

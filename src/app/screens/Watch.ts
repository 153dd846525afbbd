import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class Watch extends Screen<'all', Routes['watch']> {
  override get heading(): string {
    return 'Watch';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'Watch', x: 96, y: 508, w: 640, h: 96 }));
  }
}

import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class Closed extends Screen<'all', Routes['closed']> {
  override get heading(): string {
    return 'Closed';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'Closed', x: 96, y: 508, w: 640, h: 96 }));
  }
}

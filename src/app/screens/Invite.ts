import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class Invite extends Screen<'all', Routes['invite']> {
  override get heading(): string {
    return 'Invite';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'Invite', x: 96, y: 508, w: 640, h: 96 }));
  }
}

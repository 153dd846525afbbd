import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class AddFriend extends Screen<'all', Routes['addFriend']> {
  override get heading(): string {
    return 'AddFriend';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'AddFriend', x: 96, y: 508, w: 640, h: 96 }));
  }
}

import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class Conversation extends Screen<'all', Routes['conversation']> {
  override get heading(): string {
    return 'Conversation';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'Conversation', x: 96, y: 508, w: 640, h: 96 }));
  }
}

import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class SignIn extends Screen<'all', Routes['signIn']> {
  override get heading(): string {
    return 'SignIn';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'SignIn', x: 96, y: 508, w: 640, h: 96 }));
  }
}

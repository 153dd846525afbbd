import { Button } from '../../components/Button.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';

export class MyWebcam extends Screen<'all', Routes['myWebcam']> {
  override get heading(): string {
    return 'MyWebcam';
  }

  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: 'MyWebcam', x: 96, y: 508, w: 640, h: 96 }));
  }
}

import { Pill } from '../../../components/Pill.ts';
import { Label } from '../../../components/text/Label.ts';
import { safeArea } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { Screen } from '../../Screen.ts';

/** A screen about the own picture, before anybody else sees it: a title, and beside it the promise that nobody does. */
export abstract class PictureScreen<N extends string, P extends object> extends Screen<N, P> {
  /** "Only you can see this": show it while the camera is on. */
  protected note!: Pill;

  /** What stands over the picture. */
  protected get title(): string {
    return this.heading;
  }

  /** Over the title: neither over the picture nor over what has the focus. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 760, y: 34 };
  }

  protected override build(): void {
    super.build();
    const title = this.put(Label, { words: this.title, style: type.title, x: safeArea.x, y: 58 });
    this.note = this.put(Pill, {
      kind: 'note',
      icon: 'eye-slash-fill',
      label: this.app.t('webcam.onlyYou'),
      x: safeArea.x + title.w + 28,
      y: 64,
      visible: false,
    });
  }
}

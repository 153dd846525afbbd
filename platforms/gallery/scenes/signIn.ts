import { Button } from '../../../src/components/Button.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { LinkRow } from '../../../src/components/LinkRow.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { Toggle } from '../../../src/components/Toggle.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { color } from '../../../src/theme/color.ts';
import { radius, safeArea, space, stage } from '../../../src/theme/metrics.ts';
import { type, weighted } from '../../../src/theme/type.ts';
import { named, Scene } from '../Scene.ts';

export class SignInScene extends Scene {
  protected override compose(): void {
    const x = safeArea.x;
    this.put(Icon, { name: 'mark', size: 72, x, y: 54 });
    this.put(Label, { words: 'Hearth', style: { ...weighted(type.head, 700), size: 44, line: 53 }, x: 188, y: 63.5 });
    this.put(Label, { words: 'Pull up a chair.', style: type.display, x, y: 228 });
    this.put(Label, {
      words: 'See your friends’ living rooms.\nLet them see yours, when you say so.',
      style: type.largeLight,
      ink: color.text.secondary,
      maxLines: 2,
      x,
      y: 328,
    });
    const list = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    list.put(Button, { label: 'Sign in with the remote', icon: 'keyboard-fill', x, y: 508, w: 640, h: 96 });
    list.put(Toggle, {
      label: 'Sign in invisible',
      caption: 'Friends see you as offline',
      pad: space[6],
      corners: radius.button,
      x,
      y: 636,
      w: 640,
      h: 112,
    });
    list.put(LinkRow, {
      label: 'Language',
      value: 'English',
      pad: space[6],
      corners: radius.button,
      x,
      y: 772,
      w: 640,
      h: 112,
    });
    this.zone('list', list);
    this.hints([named('OK', 'Open keyboard'), named('BACK', 'Exit')], 96 + 400);
  }
}

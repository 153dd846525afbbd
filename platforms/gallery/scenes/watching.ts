import { Avatar } from '../../../src/components/Avatar.ts';
import { Banner } from '../../../src/components/Banner.ts';
import { Button } from '../../../src/components/Button.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import { NoCameraArt } from '../../../src/components/NoCameraArt.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { Shape } from '../../../src/components/paint/Shape.ts';
import { frame, glow, plate } from '../../../src/components/paint/shapes.ts';
import { Spinner } from '../../../src/components/Spinner.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { ViewerBar, type ViewingView } from '../../../src/components/ViewerBar.ts';
import { WaitingRings } from '../../../src/components/WaitingRings.ts';
import { color, fade } from '../../../src/theme/color.ts';
import type { IconName } from '../../../src/theme/icons.ts';
import { radius, safeArea, size, stage } from '../../../src/theme/metrics.ts';
import tokens from '../../../src/theme/tokens.ts';
import { type } from '../../../src/theme/type.ts';
import { named, picture, Scene, showOn } from '../Scene.ts';

export class WaitingScene extends Scene {
  protected override compose(): void {
    const { center, radius: reach } = tokens.background.hero;
    const [w, h] = [reach[0] ?? 0, reach[1] ?? 0].map((r) => r * 1.5) as [number, number];
    const [left, top] = [stage.width * (center[0] ?? 0) - w / 2, stage.height * (center[1] ?? 0) - h / 2];
    this.put(Shape, { recipe: glow(w, h, color.heroGlow), left, top });
    this.put(Icon, { name: 'mark', size: 56, x: safeArea.x, y: 56 });
    this.pill();
    this.put(WaitingRings, { x: 720, y: 118 });
    const lena = { person: 'lena', name: 'Lena', picture: picture('av-lena') };
    this.put(Avatar, { ...lena, presence: 'air', size: size.avatar.hero, x: 844, y: 242 });
    this.put(Label, { words: 'Asking Lena', style: type.display, width: stage.width, align: 'center', y: 626 });
    this.put(Label, {
      words: 'Lena decides who watches. Waiting 0:18',
      style: type.largeLight,
      ink: color.text.secondary,
      width: stage.width,
      align: 'center',
      y: 722,
    });
    const buttons = this.put(Line, { direction: 'row', gap: 32, x: 588, y: 826, h: 96 });
    buttons.put(Button, { label: 'Stop asking', icon: 'x-bold', w: 356, h: 96 });
    buttons.put(Button, { label: 'Send a message', icon: 'chat-circle-text-fill', w: 356, h: 96 });
    this.zone('buttons', buttons);
    this.hints([named('OK', 'Stop asking'), named('BACK', 'Keep asking in the background')]);
  }
}

export class ViewerScene extends Scene {
  protected get paused(): boolean {
    return false;
  }

  protected override compose(): void {
    const room = this.put(LivePicture, { w: stage.width, h: stage.height, corners: 0, paused: this.paused });
    showOn({ show: (frame_) => room.show(frame_) }, 'maya2');
    const shade = {
      rect: true,
      w: stage.width,
      colorTop: fade(color.scrim.modal, 0),
      colorBottom: fade(color.scrim.modal, 0.72),
    };
    this.box({ ...shade, y: 760, h: 320 });
    if (!this.paused) this.pill(safeArea.right, 'offOnPicture');
    this.bar();
  }

  private bar(): void {
    const bar = this.put(ViewerBar, {
      x: safeArea.x,
      y: 930,
      zoomLabel: 'Zoom',
      zooms: ['100%', '200%', '300%', 'Full'],
      zoom: 3,
      viewing: this.viewing,
    });
    this.zone('zoom', bar);
  }

  protected get viewing(): ViewingView {
    return {
      kind: 'live',
      state: 'LIVE',
      name: 'Maya',
      lastLabel: 'Last picture',
      last: '19:42:07',
      ago: '',
      pace: '8.4 a second',
      bars: 3,
      line: 'Fast',
      path: { icon: 'hard-drives-fill', label: 'Relay' },
    };
  }
}

export class LostScene extends ViewerScene {
  protected override get paused(): boolean {
    return true;
  }

  protected override get viewing(): ViewingView {
    const lost = {
      kind: 'paused',
      state: 'PAUSED',
      ago: '18 s ago',
      pace: '0 a second',
      bars: 0,
      line: 'No link',
    } as const;
    return { ...super.viewing, ...lost, path: null };
  }

  protected override compose(): void {
    super.compose();
    const banner = this.put(Banner, {
      x: safeArea.x,
      y: safeArea.y,
      banner: {
        kind: 'trying',
        title: 'Connection lost',
        text: 'Trying again in 4 seconds. You are off air.',
        action: { icon: 'arrows-clockwise-bold', label: 'Try now' },
      },
    });
    this.zone('banner', banner);
    this.goTo('banner');
  }
}

export class NoCameraScene extends Scene {
  protected override compose(): void {
    this.put(Label, { words: 'My webcam', style: type.title, x: safeArea.x, y: 58 });
    this.pill();
    const [x, y, w, h] = [96, 150, 1104, 756];
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.bg.panel, left: x, top: y });
    this.put(Shape, { recipe: frame(w, h, radius.picture, 2, [8, 6]), ink: color.surface[3], left: x, top: y });
    this.put(NoCameraArt, { x: x + (w - 340) / 2, y: 289 });
    this.put(Label, { words: 'No camera found', style: type.display, width: w, align: 'center', x, y: 583 });
    this.put(Label, {
      words: 'Plug a USB camera into the TV.\nIt shows up here by itself.',
      style: type.largeLight,
      ink: color.text.secondary,
      width: w,
      maxLines: 2,
      align: 'center',
      x,
      y: 679,
    });
    const side = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    side.put(Button, { label: 'Look again', icon: 'arrows-clockwise-bold', x: 1264, y: 150, w: 560, h: 104 });
    side.put(Button, { label: 'Go on with sound only', icon: 'microphone-fill', x: 1264, y: 286, w: 560, h: 92 });
    side.put(Button, { label: 'Watch friends', icon: 'television-simple-fill', x: 1264, y: 398, w: 560, h: 92 });
    this.zone('side', side);
    this.help();
    this.hints([named('OK', 'Look again'), named('BACK', 'Leave')]);
  }

  private help(): void {
    const [x, y] = [1264, 522];
    this.put(Shape, { recipe: plate(560, 384, radius.picture), ink: color.surface[1], left: x, top: y });
    this.put(Label, { words: 'Still nothing?', style: type.label, x: x + 36, y: y + 32 });
    const notes: readonly (readonly [IconName, string])[] = [
      ['plugs-connected-fill', 'Try another USB port'],
      ['television-simple-fill', 'Some TVs need a restart'],
      ['info-fill', 'Most UVC cameras work'],
    ];
    const ink = color.text.secondary;
    notes.forEach(([name, words], index) => {
      const top = y + 94 + 66 * index;
      this.put(Icon, { name, size: 40, ink, x: x + 36, y: top });
      this.put(Label, { words, style: type.body, ink, x: x + 96, y: top });
    });
    this.put(Spinner, { size: 31, stroke: 5, length: 0.34, x: x + 38, y: y + 307 });
    this.put(Label, {
      words: 'Watching the USB port',
      style: type.caption,
      ink: color.text.tertiary,
      x: x + 84,
      y: y + 307,
    });
  }
}

import { Button } from '../../../src/components/Button.ts';
import { CheckCard, type CheckView } from '../../../src/components/CheckCard.ts';
import { Choice } from '../../../src/components/Choice.ts';
import { ConnectionCard } from '../../../src/components/ConnectionCard.ts';
import { Countdown } from '../../../src/components/Countdown.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { FramingOval } from '../../../src/components/FramingOval.ts';
import { LinkRow } from '../../../src/components/LinkRow.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import { Pill } from '../../../src/components/Pill.ts';
import { Shape } from '../../../src/components/paint/Shape.ts';
import { frame } from '../../../src/components/paint/shapes.ts';
import { Slider } from '../../../src/components/Slider.ts';
import { Toggle } from '../../../src/components/Toggle.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { ViewerRow, type ViewerView } from '../../../src/components/ViewerRow.ts';
import { color } from '../../../src/theme/color.ts';
import { safeArea, stage } from '../../../src/theme/metrics.ts';
import { type } from '../../../src/theme/type.ts';
import { coloured, named, picture, Scene, showOn } from '../Scene.ts';

const PICTURE = { x: 96, y: 150, w: 1104, h: 621 } as const;
const SIDE = { x: 1264, w: 560 } as const;

abstract class WebcamScene extends Scene {
  protected room(name: string): void {
    const room = this.put(LivePicture, { ...PICTURE });
    showOn({ show: (frame) => room.show(frame) }, name);
  }

  protected head(note: boolean): void {
    const title = this.put(Label, { words: 'My webcam', style: type.title, x: safeArea.x, y: 58 });
    if (note) {
      const x = safeArea.x + title.w + 28;
      this.put(Pill, { kind: 'note', icon: 'eye-slash-fill', label: 'Only you can see this', x, y: 64 });
    }
  }

  protected checks(checks: readonly CheckView[]): void {
    checks.forEach((check, index) => {
      this.put(CheckCard, { check, x: 96 + 376 * index, y: 794, w: 352, h: 112 });
    });
  }

  protected side(picture: number): Line {
    const side = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    const place = (y: number, h: number) => ({ ...SIDE, y, h });
    side.put(Button, { label: 'Go on air', icon: 'record-fill', iconInk: color.live.ember, ...place(150, 104) });
    side.put(Slider, {
      label: 'Picture',
      value: picture,
      lowLabel: 'Sharper',
      highLabel: 'Faster',
      ...place(290, 188),
    });
    side.put(Choice, { label: 'Size', options: ['160 × 90', '320 × 180', '640 × 360'], index: 1, ...place(502, 88) });
    side.put(Toggle, { label: 'Microphone', checked: true, ...place(606, 88) });
    side.put(LinkRow, { label: 'Who can watch', value: 'Ask me', ...place(710, 88) });
    side.put(LinkRow, { label: 'Camera', value: 'USB camera', ...place(814, 92) });
    this.zone('side', side);
    return side;
  }
}

export class MyWebcamScene extends WebcamScene {
  protected override compose(): void {
    this.head(true);
    this.pill();
    this.room('self');
    this.put(FramingOval, { good: true, x: 495, y: 214 });
    const tag = this.put(Pill, { kind: 'tag', label: '320 × 180 · 6 a second', y: 703 });
    tag.x = 1176 - tag.w;
    this.checks([
      { kind: 'good', title: 'Light is good', advice: 'Face is clear' },
      { kind: 'good', title: 'Well framed', advice: 'At eye height' },
      { kind: 'level', icon: 'microphone-fill', title: 'Hearing you', level: 0.65 },
    ]);
    this.side(6);
    this.hints([named('OK', 'Go on air'), named('BACK', 'Leave')]);
  }
}

export class AdjustScene extends WebcamScene {
  protected override compose(): void {
    this.head(true);
    this.pill();
    this.room('dim');
    this.put(FramingOval, { good: false, x: 352, y: 272 });
    const advice = this.put(Pill, {
      kind: 'advice',
      icon: 'sun-fill',
      label: 'Turn on a lamp in front of you',
      y: 671,
    });
    advice.x = PICTURE.x + (PICTURE.w - advice.w) / 2;
    this.checks([
      { kind: 'bad', icon: 'sun-fill', title: 'Too dark', advice: 'Light your face' },
      { kind: 'bad', icon: 'arrows-in-cardinal-fill', title: 'Move right', advice: 'You are off centre' },
      { kind: 'level', icon: 'microphone-fill', title: 'Hearing you', level: 0.65 },
    ]);
    const side = this.side(8);
    side._handleDown();
    this.hints([{ key: { kind: 'arrows' }, label: 'Sharper or faster' }, named('BACK', 'Leave')]);
  }
}

export class CountdownScene extends WebcamScene {
  protected override compose(): void {
    this.head(true);
    this.pill();
    this.room('self');
    this.put(Countdown, { x: 508, y: 320 });
    this.side(6);
  }
}

const viewer = (name: string, face: string, since: string, pace: string, bars: number): ViewerView => ({
  person: name,
  name,
  picture: picture(`av-${face}`),
  presence: 'available',
  since,
  pace,
  bars,
  remove: 'Remove',
  keep: 'Keep',
  question: `Remove ${name}?`,
  block: 'Block',
  blockQuestion: `Block ${name}?`,
});

export class OnAirScene extends WebcamScene {
  protected override compose(): void {
    this.head(false);
    this.pill(safeArea.right, 'on', 'On air · 3 watching');
    this.room('self2');
    this.put(Shape, { recipe: frame(1116, 633, 34, 6), ink: color.live.ember, left: 90, top: 144 });
    this.put(Pill, { kind: 'onAir', label: 'ON AIR 12:04', x: 124, y: 178 });
    const tag = this.put(Pill, { kind: 'tag', label: '240 kbps · 6 a second · Relay', y: 701 });
    tag.x = 1176 - tag.w;
    const buttons = this.put(Line, { direction: 'row', gap: 24, x: 96, y: 806, h: 100 });
    buttons.put(Button, { label: 'Stop', icon: 'stop-fill', colourKey: 'red', w: 352, h: 100 });
    buttons.put(Button, { label: 'Mute', icon: 'microphone-fill', kind: 'secondary', w: 352, h: 100 });
    buttons.put(Button, { label: 'Picture 6', icon: 'sliders-horizontal-bold', kind: 'secondary', w: 352, h: 100 });
    this.put(Label, { words: 'Watching now', style: type.head, x: SIDE.x, y: 150 });
    this.put(Label, { words: '3', style: type.head, x: safeArea.right, mountX: 1, y: 150 });
    const list = this.put(Line, { direction: 'column', x: SIDE.x, y: 222, w: SIDE.w, h: 384 });
    const views = [
      viewer('Maya', 'maya', 'Since 19:31', '6 a second', 3),
      viewer('Jonas', 'jonas', 'Since 19:38', '3 a second', 2),
      viewer('Grandma Rut', 'rut', 'Since 19:40', '1 a second', 1),
    ];
    views.forEach((view, index) => {
      list.put(ViewerRow, { viewer: view, y: [0, 140, 268][index] ?? 0, w: SIDE.w, h: 116 });
    });
    this.put(ConnectionCard, {
      ...SIDE,
      y: 650,
      h: 256,
      connection: {
        title: 'Your connection',
        figure: '240 of 280 kbps',
        share: 0.86,
        notes: [
          { icon: 'users-fill', text: 'One upload serves everyone' },
          { icon: 'timer-fill', text: 'Slow viewers skip pictures, never stall' },
        ],
      },
    });
    this.zone('list', list, { left: 'buttons' });
    this.zone('buttons', buttons, { right: 'list' });
    this.goTo('list');
    this.hints([
      named('OK', 'Remove Maya'),
      coloured('blue', 'Remove and block'),
      named('BACK', 'Keep on air, leave screen'),
    ]);
  }
}

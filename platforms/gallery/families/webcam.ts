import { CameraCard, type CameraCardView } from '../../../src/components/CameraCard.ts';
import { CheckCard, type CheckView } from '../../../src/components/CheckCard.ts';
import { ConnectionCard } from '../../../src/components/ConnectionCard.ts';
import { FramingOval } from '../../../src/components/FramingOval.ts';
import { LevelMeter } from '../../../src/components/LevelMeter.ts';
import { NoCameraArt } from '../../../src/components/NoCameraArt.ts';
import { ViewerRow, type ViewerView } from '../../../src/components/ViewerRow.ts';
import { type Specimen, showOn, somebody, specimen } from '../specimen.ts';

const check = (view: CheckView): Specimen =>
  specimen(`CheckCard · ${view.kind}`, CheckCard, { w: 352, h: 112, check: view });

function camera(kind: CameraCardView['kind'], title: string, caption: string): Specimen {
  const view = { kind, title, caption };
  return specimen(`CameraCard · ${kind}`, CameraCard, { w: 560, h: 136, camera: view }, (part) => {
    showOn(part, 'room');
  });
}

function viewer(state: string, name: string, more: Partial<ViewerView>): Specimen {
  const view: ViewerView = {
    ...somebody(name.toLowerCase(), name),
    presence: 'available',
    since: 'Since 19:31',
    pace: '6 a second',
    bars: 3,
    remove: 'Remove',
    keep: 'Keep',
    question: `Remove ${name}?`,
    block: 'Block',
    blockQuestion: `Block ${name}?`,
    ...more,
  };
  return specimen(`ViewerRow · ${state}`, ViewerRow, { w: 560, h: 116, viewer: view });
}

function connection(state: string, figure: string, share: number): Specimen {
  return specimen(`ConnectionCard · ${state}`, ConnectionCard, {
    w: 560,
    h: 256,
    connection: {
      title: 'Your connection',
      figure,
      share,
      notes: [
        { icon: 'users-fill', text: 'One upload serves everyone' },
        { icon: 'timer-fill', text: 'Slow viewers skip pictures, never stall' },
      ],
    },
  });
}

export const webcam: readonly Specimen[] = [
  check({ kind: 'good', title: 'Light is good', advice: 'Face is clear' }),
  check({ kind: 'bad', icon: 'sun-fill', title: 'Too dark', advice: 'Light your face' }),
  check({ kind: 'unknown', icon: 'arrows-in-cardinal-fill', title: 'Framing', advice: 'Not checked' }),
  check({ kind: 'level', icon: 'microphone-fill', title: 'Hearing you', level: 0.65 }),
  camera('off', 'Show Maya my room', 'Your webcam is off'),
  camera('seen', 'Maya can see you', 'Stop showing'),
  camera('elsewhere', 'On air in “Bedroom”', 'Stop it there'),
  viewer('OK asks to remove', 'Maya', {}),
  viewer('BLUE asks to block', 'Jonas', { pace: '1 a second', bars: 1 }),
  viewer('thumbnail', 'Theo', { presence: 'away', pace: 'Small', bars: 2 }),
  connection('in use', '240 of 280 kbps', 0.86),
  connection('nobody watches', 'Nothing is sent', 0),
];

export const framing: readonly Specimen[] = [
  specimen('FramingOval · good', FramingOval, { good: true }),
  specimen('FramingOval · not yet', FramingOval, { good: false }),
  specimen('NoCameraArt · unplugged', NoCameraArt, { unplugged: true }),
  specimen('NoCameraArt · something else', NoCameraArt, { unplugged: false }),
  ...[0, 0.4, 1].map((level) => specimen(`LevelMeter · ${level}`, LevelMeter, { w: 352, h: 20, level })),
];

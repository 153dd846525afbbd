import { CameraCard } from '../../../src/components/CameraCard.ts';
import { CheckCard } from '../../../src/components/CheckCard.ts';
import { ConnectionCard } from '../../../src/components/ConnectionCard.ts';
import { FramingOval } from '../../../src/components/FramingOval.ts';
import { LevelMeter } from '../../../src/components/LevelMeter.ts';
import { NoCameraArt } from '../../../src/components/NoCameraArt.ts';
import { SpeakingMark } from '../../../src/components/SpeakingMark.ts';
import { TalkButton } from '../../../src/components/TalkButton.ts';
import { ViewerRow } from '../../../src/components/ViewerRow.ts';
import { showOn, somebody, specimen, states, views } from '../specimen.ts';

const WATCHES = {
  presence: 'available',
  since: 'Since 19:31',
  pace: '6 a second',
  bars: 3,
  remove: 'Remove',
  keep: 'Keep',
  question: 'Remove them?',
  block: 'Block',
  blockQuestion: 'Block them?',
} as const;
const LINE = {
  title: 'Your connection',
  notes: [
    { icon: 'users-fill', text: 'One upload serves everyone' },
    { icon: 'timer-fill', text: 'Slow viewers skip pictures, never stall' },
  ],
} as const;

export const webcam = [
  views(CheckCard, { w: 352, h: 112 }, 'check', {
    good: { kind: 'good', title: 'Light is good', advice: 'Face is clear' },
    bad: { kind: 'bad', icon: 'sun-fill', title: 'Too dark', advice: 'Light your face' },
    unknown: { kind: 'unknown', icon: 'arrows-in-cardinal-fill', title: 'Framing', advice: 'Not checked' },
    level: { kind: 'level', icon: 'microphone-fill', title: 'Hearing you', level: 0.65 },
  }),
  views(
    CameraCard,
    { w: 560, h: 136 },
    'camera',
    {
      off: { kind: 'off', title: 'Show Maya my room', caption: 'Your webcam is off' },
      seen: { kind: 'seen', title: 'Maya can see you', caption: 'Stop showing' },
      elsewhere: { kind: 'elsewhere', title: 'On air in “Bedroom”', caption: 'Stop it there' },
    },
    (card) => showOn(card, 'room'),
  ),
  views(ViewerRow, { w: 560, h: 116 }, 'viewer', {
    'OK asks to remove': { ...WATCHES, ...somebody('maya', 'Maya') },
    'BLUE asks to block': { ...WATCHES, ...somebody('rut', 'Grandma Rut'), pace: '1 a second', bars: 1 },
    direct: { ...WATCHES, ...somebody('jonas', 'Jonas'), direct: 'Direct' },
    talks: { ...WATCHES, ...somebody('noa', 'Noa'), talks: 'Talks to you' },
    thumbnail: { ...WATCHES, ...somebody('theo', 'Theo'), presence: 'away', pace: 'Small', bars: 2 },
  }),
  views(ConnectionCard, { w: 560, h: 256 }, 'connection', {
    'in use': { ...LINE, figure: '240 of 280 kbps', share: 0.86 },
    'nobody watches': { ...LINE, figure: 'Nothing is sent', share: 0 },
  }),
];

export const framing = [
  states(FramingOval, {}, { good: { good: true }, 'not yet': { good: false } }).concat(
    states(NoCameraArt, {}, { unplugged: {}, 'something else': { unplugged: false } }),
  ),
  [0, 0.4, 1].map((level) => specimen(LevelMeter, String(level), { w: 352, h: 20, level })),
  states(SpeakingMark, { level: 0.9 }, { loud: {}, quiet: { level: 0.2 } }),
  views(TalkButton, { w: 480, h: 108 }, 'talk', {
    'OK held talks': { label: 'Hold OK to talk', time: '' },
    held: { label: 'Let go to stop', time: '0:04' },
  }),
];

import { AirPill } from '../../../src/components/AirPill.ts';
import { Button } from '../../../src/components/Button.ts';
import { Chip } from '../../../src/components/Chip.ts';
import { Choice } from '../../../src/components/Choice.ts';
import { FactRow } from '../../../src/components/FactRow.ts';
import { LinkRow } from '../../../src/components/LinkRow.ts';
import { Radio } from '../../../src/components/Radio.ts';
import { SectionRow } from '../../../src/components/SectionRow.ts';
import { Segments } from '../../../src/components/Segments.ts';
import { Slider } from '../../../src/components/Slider.ts';
import { Toggle } from '../../../src/components/Toggle.ts';
import { color } from '../../../src/theme/color.ts';
import { somebody, specimen, states, views } from '../specimen.ts';

const ROW = { w: 560, h: 88 } as const;
const SLIDER = { label: 'Picture', lowLabel: 'Sharper', highLabel: 'Faster', w: 560, h: 188 } as const;
const BUTTON = { w: 352, h: 96, icon: 'check-bold' } as const;
const OFF = { label: 'Off air' } as const;
const TOGGLE = { ...ROW, label: 'Microphone' } as const;
const CHOICE = { ...ROW, label: 'Size', options: ['160 × 90', '320 × 180', '640 × 360'] } as const;

export const pressing = [
  states(Button, BUTTON, {
    icon: { label: 'Add a friend', icon: 'user-plus-bold' },
    secondary: { label: 'Invite', icon: 'hand-waving-fill', kind: 'secondary' },
    'colour key': { label: 'Stop', icon: 'stop-fill', colourKey: 'red' },
    'ember icon': { label: 'Go on air', icon: 'record-fill', iconInk: color.live.ember },
    'too long': { label: 'A label much too long for it' },
    disabled: { label: 'Disabled', disabled: true },
    guarded: { label: 'Guarded', guarded: true },
  }),
  views(Chip, {}, 'chip', {
    words: { kind: 'words', label: 'minutes' },
    strong: { kind: 'words', label: 'minutes', strong: true },
    emoji: { kind: 'words', label: '👍' },
    icon: { kind: 'icon', icon: 'clock-fill', label: 'Dora' },
    person: { kind: 'person', label: 'Maya', ...somebody('maya', 'Maya') },
    letter: { kind: 'person', label: 'Piet', person: 'piet', picture: null },
    stays: { kind: 'person', label: 'Maya', ...somebody('maya', 'Maya'), stays: true },
    add: { kind: 'add', label: 'Add' },
    on: { kind: 'flips', id: 'family', label: 'Family', on: true },
    off: { kind: 'flips', id: 'chess', label: 'Chess club', on: false },
  }),
  [specimen(Segments, '', { label: 'Zoom', options: ['100%', '200%', '300%', 'Full'], index: 3 })],
  states(AirPill, OFF, {
    off: { air: 'off' },
    'off, on a picture': { air: 'offOnPicture' },
    on: { air: 'on', label: 'On air · 3 watching' },
  }),
];

export const setting = [
  states(Toggle, TOGGLE, {
    off: {},
    on: { checked: true },
    disabled: { disabled: true },
    caption: { h: 112, label: 'Sign in invisible', caption: 'Friends see you as offline' },
  }).concat(
    states(Choice, CHOICE, {
      'at its start': { index: 0 },
      between: { index: 1 },
    }),
    specimen(FactRow, '', { ...ROW, label: 'Hearth on this TV', value: '0.1.0' }),
    states(LinkRow, ROW, {
      plain: { label: 'Who can watch', value: 'Ask me' },
      'too long': { label: 'Camera', value: 'Integrated USB camera with a long name' },
      caption: { h: 112, label: 'Language', caption: 'Of this TV', value: 'English' },
    }),
  ),
  states(
    Radio,
    { w: 660, h: 88, label: 'All my friends', caption: 'No questions' },
    {
      open: {},
      chosen: { chosen: true },
    },
  ).concat(
    states(
      SectionRow,
      { w: 336, h: 80, label: 'Webcam', icon: 'video-camera-fill' },
      {
        'not shown': {},
        shown: { chosen: true },
      },
    ),
  ),
  states(Slider, SLIDER, {
    'at its start': { value: 0 },
    between: { value: 6 },
    'at its end': { value: 10 },
  }),
];

import { AirPill } from '../../../src/components/AirPill.ts';
import { Button } from '../../../src/components/Button.ts';
import { Chip } from '../../../src/components/Chip.ts';
import { Choice } from '../../../src/components/Choice.ts';
import { LinkRow } from '../../../src/components/LinkRow.ts';
import { Segments } from '../../../src/components/Segments.ts';
import { Slider } from '../../../src/components/Slider.ts';
import { Toggle } from '../../../src/components/Toggle.ts';
import { color } from '../../../src/theme/color.ts';
import { faceOf, type Specimen, specimen } from '../specimen.ts';

const BUTTON = { w: 352, h: 96 } as const;
const ROW = { w: 560, h: 88 } as const;
const SLIDER = { label: 'Picture', lowLabel: 'Sharper', highLabel: 'Faster', w: 560, h: 188 } as const;
const SIZES = ['160 × 90', '320 × 180', '640 × 360'] as const;

export const pressing: readonly Specimen[] = [
  specimen('Button · icon', Button, { ...BUTTON, label: 'Add a friend', icon: 'user-plus-bold' }),
  specimen('Button · secondary', Button, { ...BUTTON, label: 'Invite', icon: 'hand-waving-fill', kind: 'secondary' }),
  specimen('Button · colour key', Button, { ...BUTTON, label: 'Stop', icon: 'stop-fill', colourKey: 'red' }),
  specimen('Button · ember icon', Button, {
    ...BUTTON,
    label: 'Go on air',
    icon: 'record-fill',
    iconInk: color.live.ember,
  }),
  specimen('Button · words only', Button, { ...BUTTON, label: 'Words only' }),
  specimen('Button · too long', Button, { ...BUTTON, label: 'A label much too long for it', icon: 'check-bold' }),
  specimen('Button · disabled', Button, { ...BUTTON, label: 'Disabled', icon: 'check-bold', disabled: true }),
  specimen('Button · guarded', Button, { ...BUTTON, label: 'Guarded', icon: 'check-bold', guarded: true }),
  specimen('Chip · words', Chip, { chip: { kind: 'words', label: 'minutes' } }),
  specimen('Chip · strong', Chip, { chip: { kind: 'words', label: 'minutes', strong: true } }),
  specimen('Chip · emoji', Chip, { chip: { kind: 'words', label: '👍' } }),
  specimen('Chip · icon', Chip, { chip: { kind: 'icon', icon: 'clock-fill', label: 'Dora' } }),
  specimen('Chip · person', Chip, { chip: { kind: 'person', label: 'Maya', person: 'maya', picture: faceOf('maya') } }),
  specimen('Chip · no picture', Chip, { chip: { kind: 'person', label: 'Piet', person: 'piet', picture: null } }),
  specimen('Segments', Segments, { label: 'Zoom', options: ['100%', '200%', '300%', 'Full'], index: 3 }),
  specimen('AirPill · off', AirPill, { air: 'off', label: 'Off air' }),
  specimen('AirPill · off, on a picture', AirPill, { air: 'offOnPicture', label: 'Off air' }),
  specimen('AirPill · on', AirPill, { air: 'on', label: 'On air · 3 watching' }),
];

export const setting: readonly Specimen[] = [
  specimen('Toggle · off', Toggle, { ...ROW, label: 'Microphone' }),
  specimen('Toggle · on', Toggle, { ...ROW, label: 'Microphone', checked: true }),
  specimen('Toggle · disabled', Toggle, { ...ROW, label: 'Microphone', disabled: true }),
  specimen('Toggle · caption', Toggle, {
    ...ROW,
    h: 112,
    label: 'Sign in invisible',
    caption: 'Friends see you as offline',
  }),
  specimen('Choice · first', Choice, { ...ROW, label: 'Size', options: SIZES, index: 0 }),
  specimen('Choice · middle', Choice, { ...ROW, label: 'Size', options: SIZES, index: 1 }),
  specimen('LinkRow', LinkRow, { ...ROW, label: 'Who can watch', value: 'Ask me' }),
  specimen('LinkRow · too long', LinkRow, { ...ROW, label: 'Camera', value: 'Integrated USB camera with a long name' }),
  specimen('LinkRow · caption', LinkRow, {
    ...ROW,
    h: 112,
    label: 'Language',
    caption: 'Of this TV',
    value: 'English',
  }),
  specimen('Slider · at its start', Slider, { ...SLIDER, value: 0 }),
  specimen('Slider · between', Slider, { ...SLIDER, value: 6 }),
  specimen('Slider · at its end', Slider, { ...SLIDER, value: 10 }),
];

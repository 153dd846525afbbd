import { ColourKey } from '../../../src/components/ColourKey.ts';
import { type Hint, HintStrip } from '../../../src/components/HintStrip.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { TopBar } from '../../../src/components/TopBar/TopBar.ts';
import { color } from '../../../src/theme/color.ts';
import { ICONS, type IconName, MARKS, type MarkName } from '../../../src/theme/icons.ts';
import { type Specimen, somebody, specimen } from '../specimen.ts';

const COLOURS = ['red', 'green', 'yellow', 'blue'] as const;
const HINTS: readonly Hint[] = [
  { key: { kind: 'named', name: 'OK' }, label: 'Watch Maya' },
  { key: { kind: 'arrows' }, label: 'Sharper or faster' },
  { key: { kind: 'colour', colour: 'blue' }, label: 'Options' },
  { key: { kind: 'named', name: 'BACK' }, label: 'Leave' },
];
const ICON = { size: 40, pitch: 64, columns: 27 } as const;

/** All of a set of icons under one caption. */
function icons(caption: string, names: readonly (IconName | MarkName)[], plain: boolean): Specimen {
  const { size, pitch, columns } = ICON;
  const rows = Math.ceil(names.length / columns);
  return {
    caption,
    make: (page) => {
      const sheet = page.box({ w: Math.min(names.length, columns) * pitch - (pitch - size), h: rows * pitch });
      names.forEach((name, index) => {
        const place = { x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch };
        page.put(Icon, { name, size, ...place, ...(plain ? { ink: color.text.primary } : {}) }, sheet);
      });
      return sheet;
    },
  };
}

export const around: readonly Specimen[] = [
  specimen('TopBar', TopBar, {
    tabs: [
      { key: 'friends', label: 'Friends', count: 0 },
      { key: 'messages', label: 'Messages', count: 3 },
      { key: 'webcam', label: 'My webcam', count: 0 },
    ],
    shown: 'friends',
    clock: '19:42',
    self: { ...somebody('self', 'Noa'), presence: 'available', spoken: 'Noa, available' },
    signals: {},
  }),
  specimen('HintStrip · goes when it is quiet', HintStrip, { hints: HINTS }),
  ...COLOURS.map((colour) => specimen(`ColourKey · ${colour}`, ColourKey, { colour })),
  icons('Icon', ICONS, true),
  icons('Icon · marks', MARKS, false),
];

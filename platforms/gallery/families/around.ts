import { Banner } from '../../../src/components/Banner.ts';
import { Button } from '../../../src/components/Button.ts';
import { ColourKey } from '../../../src/components/ColourKey.ts';
import { Countdown } from '../../../src/components/Countdown.ts';
import { HintStrip } from '../../../src/components/HintStrip.ts';
import { ProgressBar } from '../../../src/components/ProgressBar.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { Qr } from '../../../src/components/Qr.ts';
import { Remark } from '../../../src/components/Remark.ts';
import { Skeleton } from '../../../src/components/Skeleton.ts';
import { Spinner } from '../../../src/components/Spinner.ts';
import { Toast } from '../../../src/components/Toast.ts';
import { TopBar } from '../../../src/components/TopBar/TopBar.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { WaitingRings } from '../../../src/components/WaitingRings.ts';
import { color } from '../../../src/theme/color.ts';
import { ICONS, type IconName, MARKS, type MarkName } from '../../../src/theme/icons.ts';
import { type } from '../../../src/theme/type.ts';
import type { Page } from '../Page.ts';
import { type Specimen, somebody, specimen, states, views } from '../specimen.ts';

const BAR = { w: 352, h: 16 } as const;

export const waiting = [
  [
    specimen(WaitingRings, '', {}),
    specimen(Countdown, '', {}, (part) => {
      part.signals = { done: () => part.start() };
      part.start();
    }),
    specimen(Skeleton, '', { w: 560, h: 132 }),
    specimen(Qr, '', { code: 'https://hearth.example/?add=noa', side: 236 }),
    specimen(Qr, 'on its way', { side: 236 }),
    ...states(Spinner, {}, { usual: {}, small: { size: 31, stroke: 5, length: 0.34 } }),
  ],
  states(ProgressBar, BAR, {
    empty: { share: 0 },
    '40 %': { share: 0.4 },
    full: { share: 1, ink: color.state.ok },
  }),
  views(Remark, { w: 560, h: 44 }, 'remark', {
    says: { is: 'says', words: 'Sami says yes first', icon: 'handshake-fill' },
    warns: { is: 'warns', words: 'Nobody has this name' },
    busy: { is: 'busy', words: 'Looking' },
  }),
];

/** Puts a question over the page. */
function ask(page: Page, guarded: boolean): void {
  page.ask(guarded, (sheet, close) => {
    sheet.putOn(Label, { words: 'Oskar wants to watch', style: type.title, x: 304, y: 284 });
    const answer = { y: 690, w: 304, h: 108, signals: { pressed: close } };
    sheet.answers.put(Button, { ...answer, icon: 'check-bold', label: 'Allow', x: 304 });
    sheet.answers.put(Button, { ...answer, icon: 'clock-fill', label: 'Not now', x: 640 });
  });
}

/** A button that opens one. */
function sheet(state: string, guarded: boolean): Specimen {
  const opens = specimen(Button, state, { label: 'Ask', kind: 'secondary', w: 352, h: 88 }, (part, page) => {
    part.signals = { pressed: () => ask(page, guarded) };
  });
  return { ...opens, caption: `Sheet · ${state}` };
}

export const notices = [
  views(Banner, {}, 'banner', {
    trying: {
      kind: 'trying',
      title: 'Connection lost',
      text: 'Trying again in 4 seconds. You are off air.',
      action: { icon: 'arrows-clockwise-bold', label: 'Try now' },
    },
    back: { kind: 'back', title: 'Connected again', text: 'Everything you wrote is on its way.' },
  }),
  views(Toast, {}, 'toast', {
    'can be answered': {
      title: 'Oskar wants to watch',
      sign: { kind: 'person', ...somebody('oskar', 'Oskar'), presence: 'air' },
      action: { key: 'yellow', label: 'Answer' },
      seconds: 45,
    },
    tells: { title: 'You are off air', sign: { kind: 'icon', icon: 'video-camera-slash-fill' }, seconds: 0 },
    'two lines': {
      title: 'Grandma Rut has said yes and is a friend now',
      sign: { kind: 'person', ...somebody('rut', 'Grandma Rut') },
      seconds: 0,
    },
  }).concat(sheet('opened', false), sheet('opens by itself', true)),
];

/** All of a set of icons under one caption. */
function icons(caption: string, names: readonly (IconName | MarkName)[], ink: number): Specimen {
  const [size, pitch, columns] = [40, 64, 27];
  return {
    caption,
    make: (page) => {
      const box = page.box({ w: columns * pitch - (pitch - size), h: Math.ceil(names.length / columns) * pitch });
      names.forEach((name, index) => {
        const place = { x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch };
        page.put(Icon, { name, size, ink, ...place }, box);
      });
      return box;
    },
  };
}

export const around = [
  [
    specimen(TopBar, '', {
      tabs: [
        { key: 'friends', label: 'Friends', count: 0 },
        { key: 'messages', label: 'Messages', count: 3 },
        { key: 'webcam', label: 'My webcam', count: 0 },
      ],
      shown: 'friends',
      clock: '19:42',
      self: { ...somebody('self', 'Noa'), presence: 'available', spoken: 'Noa, available' },
    }),
    specimen(HintStrip, 'goes when it is quiet', {
      hints: [
        { key: { kind: 'named', name: 'OK' }, label: 'Watch Maya' },
        { key: { kind: 'arrows' }, label: 'Sharper or faster' },
        { key: { kind: 'colour', colour: 'blue' }, label: 'Options' },
      ],
    }),
  ],
  (['red', 'green', 'yellow', 'blue'] as const).map((colour) => specimen(ColourKey, colour, { colour })),
  [icons('Icon', ICONS, color.text.primary), icons('Icon · marks', MARKS, color.asDrawn)],
];

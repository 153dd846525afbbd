import { Facts } from '../../../src/components/Facts.ts';
import { RingTimer } from '../../../src/components/RingTimer.ts';
import { ScrubLine } from '../../../src/components/ScrubLine.ts';
import { SoundMeter } from '../../../src/components/SoundMeter.ts';
import { Thread, type ThreadEntry } from '../../../src/components/Thread/Thread.ts';
import type { IconName } from '../../../src/theme/icons.ts';
import { specimen, states, views } from '../specimen.ts';

const RING = { w: 496, h: 344, of: 'of 0:30' } as const;
const LINE = { label: 'Place', w: 828, h: 48 } as const;

export const recording = [
  states(RingTimer, RING, {
    'at the beginning': { time: '0:00', share: 0 },
    runs: { time: '0:14', share: 0.47 },
    'ends soon': { time: '0:27', share: 0.9, ending: true },
  }),
  views(SoundMeter, { w: 1184, h: 92 }, 'sound', {
    good: { icon: 'microphone-fill', level: 0.6, label: 'Good level' },
    'too loud': { icon: 'microphone-fill', level: 0.95, label: 'A little too loud' },
    none: { icon: 'microphone-slash-fill', level: undefined, label: 'No sound. No microphone found' },
  }),
];

function link(id: string, mine: boolean, icon: IconName, line: string, share?: number): ThreadEntry {
  const clip = { icon, title: 'Video message', line, ...(share === undefined ? {} : { share }) };
  return { kind: 'message', id, mine, text: 'Video message', mark: '', failed: false, spoken: '', clip };
}

export const videos = [
  [
    specimen(Facts, '', {
      w: 496,
      h: 212,
      facts: [
        { label: 'Length', value: '0:14' },
        { label: 'Size', value: '1.2 MB' },
        { label: 'Sends in', value: 'about 36 s' },
      ],
    }),
    ...states(ScrubLine, LINE, {
      'both times': { share: 0.64, times: { before: '0:09', after: '0:14' } },
      'one time': {
        share: 0.36,
        room: { before: 68, after: 186 },
        times: { before: '', after: '0:05 / 0:14' },
      },
    }),
  ],
  [
    specimen(Thread, 'video messages', {
      w: 1120,
      h: 660,
      entries: [
        link('a', false, 'arrow-down-bold', '0:14 · 1.2 MB · OK to load'),
        link('b', false, 'arrow-down-bold', '0.8 of 1.2 MB', 0.64),
        link('c', false, 'warning-fill', '0:14 · 1.2 MB · Did not arrive whole. OK to try again'),
        link('d', true, 'paper-plane-right-fill', '0.3 of 1.2 MB · Sending', 0.25),
        link('e', true, 'play-fill', '0:14 · 1.2 MB · Watched 19:36'),
      ],
    }),
  ],
];

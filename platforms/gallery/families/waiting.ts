import { Countdown } from '../../../src/components/Countdown.ts';
import { ProgressBar } from '../../../src/components/ProgressBar.ts';
import { Remark, type RemarkView } from '../../../src/components/Remark.ts';
import { Skeleton } from '../../../src/components/Skeleton.ts';
import { Spinner } from '../../../src/components/Spinner.ts';
import { WaitingRings } from '../../../src/components/WaitingRings.ts';
import { color } from '../../../src/theme/color.ts';
import { type Specimen, specimen } from '../specimen.ts';

const remark = (view: RemarkView): Specimen => specimen(`Remark · ${view.is}`, Remark, { w: 560, h: 44, remark: view });

export const waiting: readonly Specimen[] = [
  specimen('WaitingRings', WaitingRings, {}),
  specimen('Countdown', Countdown, {}, (part) => {
    part.signals = { done: () => part.start() };
    part.start();
  }),
  specimen('Skeleton', Skeleton, { w: 560, h: 132 }),
  specimen('Spinner', Spinner, {}),
  specimen('Spinner · small', Spinner, { size: 31, stroke: 5, length: 0.34 }),
  specimen('ProgressBar · empty', ProgressBar, { w: 352, h: 16, share: 0 }),
  specimen('ProgressBar · 40 %', ProgressBar, { w: 352, h: 16, share: 0.4 }),
  specimen('ProgressBar · full', ProgressBar, { w: 352, h: 16, share: 1, ink: color.state.ok }),
  remark({ is: 'says', words: 'Sami says yes first', icon: 'handshake-fill' }),
  remark({ is: 'warns', words: 'Nobody has this name' }),
  remark({ is: 'busy', words: 'Looking' }),
];

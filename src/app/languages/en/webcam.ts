import { plural } from './plural.ts';

/** Being seen: the on-air pill and the screens of one's own webcam (04, 05, 15). */
export const webcam = {
  'air.off': 'Off air',
  'air.on': ({ watching }: { watching: number }) => `On air · ${watching} watching`,
  'air.on.spoken': ({ watching }: { watching: number }) => `On air, ${plural(watching, 'person', 'people')} watching`,
  'air.elsewhere': ({ device, watching }: { device: string; watching: number }) => `On air · ${device} · ${watching}`,
};

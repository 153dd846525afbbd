import { plural } from './plural.ts';

/** Being seen: the on-air pill, on every screen. */
export const air = {
  'air.off': 'Off air',
  'air.off.guest': ({ time }: { time: string }) => `Off air · Guest, ends ${time}`,
  'air.on': ({ watching }: { watching: number }) => `On air · ${watching} watching`,
  'air.on.short': ({ watching }: { watching: number }) => `On air · ${watching}`,
  'air.on.sound': ({ watching }: { watching: number }) => `On air with sound · ${watching}`,
  'air.on.spoken': ({ watching }: { watching: number }) => `On air, ${plural(watching, 'person', 'people')} watching`,
  'air.elsewhere': ({ device, watching }: { device: string; watching: number }) => `On air · ${device} · ${watching}`,
};

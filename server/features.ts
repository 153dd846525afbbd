import { type DirectRules, directFeatures } from './direct/ice.ts';

/** Named abilities that every server has. */
const ALWAYS = [
  'messages',
  'presence',
  'friends',
  'webcam',
  'thumbnails',
  'invitations',
  'links',
  'account',
  'colours',
  'conversations',
  'status',
  'rooms',
  'shares',
  'lists',
  'quiet',
  'reports',
  'household',
  'device_names',
  'sound',
  'talk',
  'raise',
];

/** What a server can do, as it is told at hello; a client offers only what is there. */
export const featuresOf = ({ clips, direct }: { clips: boolean; direct: DirectRules }): string[] => [
  ...ALWAYS,
  ...(clips ? ['video_messages'] : []),
  ...directFeatures(direct),
];

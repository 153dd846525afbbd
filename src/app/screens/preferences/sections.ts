import type Lightning from '@lightningjs/core';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { AboutSection } from './AboutSection.ts';
import { AccountSection } from './AccountSection.ts';
import { ActivitySection } from './ActivitySection.ts';
import { DirectSection } from './DirectSection.ts';
import { DisplaySection } from './DisplaySection.ts';
import { HouseholdSection } from './HouseholdSection.ts';
import { PictureSection } from './PictureSection.ts';
import { QuietSection } from './QuietSection.ts';
import type { AnySection } from './Section.ts';
import { WebcamSection } from './WebcamSection.ts';

export type SectionName =
  | 'account'
  | 'webcam'
  | 'picture'
  | 'direct'
  | 'display'
  | 'quiet'
  | 'activity'
  | 'household'
  | 'about';

interface SectionKind {
  readonly name: SectionName;
  readonly icon: IconName;
  readonly type: new (stage: Lightning.Stage) => AnySection;
  /** Left out where there is nothing to set on this server or TV. */
  readonly offered?: (app: AppContext) => boolean;
}

/** The sections of 14 from top to bottom, at most nine; each is named by the message `preferences.<name>`. */
export const SECTIONS: readonly SectionKind[] = [
  { name: 'account', icon: 'user-circle-fill', type: AccountSection },
  { name: 'webcam', icon: 'video-camera-fill', type: WebcamSection },
  { name: 'picture', icon: 'sliders-horizontal-bold', type: PictureSection },
  { name: 'direct', icon: 'lightning-fill', type: DirectSection, offered: ({ tv }) => tv.direct.offered },
  { name: 'quiet', icon: 'moon-fill', type: QuietSection, offered: ({ tv }) => tv.activity.offered },
  { name: 'activity', icon: 'eye-fill', type: ActivitySection, offered: ({ tv }) => tv.activity.offered },
  { name: 'display', icon: 'speaker-high-fill', type: DisplaySection },
  {
    name: 'household',
    icon: 'couch-fill',
    type: HouseholdSection,
    offered: ({ tv }) => tv.household.offered,
  },
  { name: 'about', icon: 'info-fill', type: AboutSection },
];

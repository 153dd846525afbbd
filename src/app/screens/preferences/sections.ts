import type Lightning from '@lightningjs/core';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { AccountSection } from './AccountSection.ts';
import { PictureSection } from './PictureSection.ts';
import type { AnySection } from './Section.ts';
import { WebcamSection } from './WebcamSection.ts';

export type SectionName = 'account' | 'webcam' | 'picture';

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
];

import type { CameraState } from '../../../capture/camera.ts';
import type { MicrophoneState } from '../../../capture/microphone.ts';
import type { CheckView } from '../../../components/CheckCard.ts';
import type { RemarkView } from '../../../components/Remark.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { Heard } from './listening.ts';

/** How it stands with the speakers. mute: this TV makes no sounds of its own. */
export type Speakers = 'untried' | 'played' | 'heard' | 'notHeard' | 'mute';

/** The card of the microphone under the own picture. */
export function soundCheck(t: Translate, state: MicrophoneState, heard: Heard | undefined): CheckView {
  const icon = 'microphone-fill';
  if (state.is === 'failed') {
    const advice = t(`cameraTest.deaf.${state.fault}` as const);
    return { kind: 'bad', icon: 'microphone-slash-fill', title: t('cameraTest.deaf'), advice };
  }
  if (state.is !== 'on') return { kind: 'unknown', icon, title: t('cameraTest.listening'), advice: '' };
  if (!heard) {
    const advice = t('cameraTest.unmeasured.more');
    return { kind: 'unknown', icon, title: t('cameraTest.unmeasured'), advice };
  }
  return { kind: 'level', icon, title: t(heard.now ? 'cameraTest.hearing' : 'cameraTest.speak'), level: heard.level };
}

/** What the test has shown so far: camera, microphone, speakers. */
export function results(
  t: Translate,
  found: {
    readonly camera: CameraState;
    readonly microphone: MicrophoneState;
    readonly heard: Heard | undefined;
    readonly speakers: Speakers;
  },
): readonly RemarkView[] {
  return [camera(t, found.camera), microphone(t, found.microphone, found.heard), speakers(t, found.speakers)];
}

function camera(t: Translate, state: CameraState): RemarkView {
  if (state.is === 'failed') return { is: 'warns', words: t(`camera.${state.fault}` as const) };
  if (state.is === 'on') return { is: 'says', icon: 'check-bold', words: t('cameraTest.result.camera') };
  return { is: 'busy', words: t('webcam.opening') };
}

function microphone(t: Translate, state: MicrophoneState, heard: Heard | undefined): RemarkView {
  if (state.is === 'failed') return { is: 'warns', words: t(`cameraTest.deaf.${state.fault}` as const) };
  if (state.is !== 'on') return { is: 'busy', words: t('cameraTest.listening') };
  if (heard?.ever) return { is: 'says', icon: 'check-bold', words: t('cameraTest.result.microphone') };
  if (!heard) return { is: 'says', icon: 'info-fill', words: t('cameraTest.unmeasured.more') };
  return { is: 'says', icon: 'microphone-fill', words: t('cameraTest.result.microphone.wait') };
}

function speakers(t: Translate, how: Speakers): RemarkView {
  switch (how) {
    case 'untried':
      return { is: 'says', icon: 'speaker-high-fill', words: t('cameraTest.result.speakers.wait') };
    case 'played':
      return { is: 'says', icon: 'speaker-high-fill', words: t('cameraTest.result.speakers.listen') };
    case 'heard':
      return { is: 'says', icon: 'check-bold', words: t('cameraTest.result.speakers') };
    case 'notHeard':
      return { is: 'warns', words: t('cameraTest.result.speakers.not') };
    case 'mute':
      return { is: 'warns', words: t('cameraTest.result.speakers.mute') };
  }
}

import { Banner } from '../../../src/components/Banner.ts';
import { Button } from '../../../src/components/Button.ts';
import { Toast, type ToastView } from '../../../src/components/Toast.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { type } from '../../../src/theme/type.ts';
import { type Specimen, somebody, specimen } from '../specimen.ts';

const toast = (state: string, view: ToastView): Specimen => specimen(`Toast · ${state}`, Toast, { toast: view });

function sheet(label: string, guarded: boolean): Specimen {
  return specimen(
    guarded ? 'Sheet · opens by itself' : 'Sheet',
    Button,
    { label, kind: 'secondary', w: 352, h: 88 },
    (part, page) => {
      part.signals = {
        pressed: () =>
          page.ask(guarded, (over, close) => {
            over.putOn(Label, { words: 'Oskar wants to watch', style: type.title, x: 304, y: 284 });
            const answer = { y: 690, w: 304, h: 108, signals: { pressed: close } };
            over.answers.put(Button, { ...answer, icon: 'check-bold', label: 'Allow', x: 304 });
            over.answers.put(Button, { ...answer, icon: 'clock-fill', label: 'Not now', x: 640 });
          }),
      };
    },
  );
}

export const notices: readonly Specimen[] = [
  specimen('Banner · trying', Banner, {
    banner: {
      kind: 'trying',
      title: 'Connection lost',
      text: 'Trying again in 4 seconds. You are off air.',
      action: { icon: 'arrows-clockwise-bold', label: 'Try now' },
    },
  }),
  specimen('Banner · back', Banner, {
    banner: { kind: 'back', title: 'Connected again', text: 'Everything you wrote is on its way.' },
  }),
  toast('can be answered', {
    title: 'Oskar wants to watch',
    sign: { kind: 'person', ...somebody('oskar', 'Oskar'), presence: 'air' },
    action: { key: 'yellow', label: 'Answer' },
    seconds: 45,
  }),
  toast('tells', { title: 'You are off air', sign: { kind: 'icon', icon: 'video-camera-slash-fill' }, seconds: 0 }),
  toast('a person, long', {
    title: 'Grandma Rut has said yes and is a friend now',
    sign: { kind: 'person', ...somebody('rut', 'Grandma Rut') },
    seconds: 0,
  }),
  sheet('Ask', false),
  sheet('Ask, guarded', true),
];

import { effect } from '@preact/signals-core';
import type { CameraFault } from '../../../capture/camera.ts';
import { findInput, type Input } from '../../../capture/inputs.ts';
import { inputInUse } from '../../../model/inputs.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { type CameraRemark, CameraSheet } from '../CameraSheet.ts';
import { inputNames } from './names.ts';

/** Opens the sheet of this TV's cameras. @param besidePicture the own picture stands to its left */
export function openCameraSheet(app: AppContext, { besidePicture }: { readonly besidePicture: boolean }): void {
  const { tv } = app;
  const show = (): void => {
    if (!app.asking) new Choosing(app, besidePicture);
  };
  // Names and number of what is plugged in are known before the sheet is laid out.
  tv.cameras.look().then(show, show);
}

/** The sheet while it is open. It is laid out anew when a camera is plugged in or pulled out. */
class Choosing {
  private readonly app: AppContext;
  private readonly besidePicture: boolean;
  private open: OpenSheet<CameraSheet>;
  private inputs: readonly Input[];
  private changing: Input | undefined;
  private fault: { readonly input: Input; readonly fault: CameraFault } | undefined;
  private readonly stop: () => void;
  private over = false;

  constructor(app: AppContext, besidePicture: boolean) {
    this.app = app;
    this.besidePicture = besidePicture;
    this.inputs = app.tv.cameras.all.peek();
    this.open = this.lay();
    this.stop = effect(() => {
      const { cameras, air, settings } = app.tv;
      const all = cameras.all.value;
      const camera = air.camera.value;
      const chosen = cameras.chosen.value;
      const now = settings.now.value;
      if (all.length !== this.inputs.length) this.again(all);
      this.inputs = all;
      this.draw(camera.is === 'on' ? camera.camera : undefined, chosen);
      this.open.sheet.settings = now;
    });
    this.open.sheet.first();
  }

  private lay(): OpenSheet<CameraSheet> {
    const { app } = this;
    const { t } = app;
    const open: OpenSheet<CameraSheet> = app.open(CameraSheet, {
      count: this.inputs.length,
      view: {
        heading: t('camera.heading'),
        mirror: { label: t('camera.mirror'), caption: t('camera.mirror.more') },
        rotate: {
          label: t('camera.rotate'),
          options: [t('camera.rotate.0'), t('camera.rotate.90'), t('camera.rotate.180'), t('camera.rotate.270')],
        },
        besidePicture: this.besidePicture,
      },
      acts: {
        chose: (index) => this.choose(index),
        set: (changes) => {
          const { settings, notices } = app.tv;
          settings.set(changes).catch((failure: unknown) => notices.say({ is: 'failed', code: codeOf(failure) }));
        },
      },
      signals: { back: () => this.close() },
    });
    open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('webcam.done'))]);
    return open;
  }

  /** Another number of cameras is another sheet. */
  private again(inputs: readonly Input[]): void {
    this.inputs = inputs;
    this.open.close();
    this.open = this.lay();
  }

  private close(): void {
    this.over = true;
    this.stop();
    this.open.close();
  }

  private choose(index: number): void {
    const input = this.inputs[index];
    const { cameras, air } = this.app.tv;
    if (!input || this.changing) return;
    this.changing = input;
    this.fault = undefined;
    this.redraw();
    cameras.choose(input).then((fault) => {
      this.changing = undefined;
      this.fault = fault && { input, fault };
      // Its name may be known only now.
      if (air.camera.peek().is === 'on') void cameras.look();
      if (!this.over) this.redraw();
    });
  }

  private redraw(): void {
    const { cameras, air } = this.app.tv;
    const camera = air.camera.peek();
    this.draw(camera.is === 'on' ? camera.camera : undefined, cameras.chosen.peek());
  }

  private draw(open: { readonly id?: string; readonly label: string } | undefined, chosen: Input | undefined): void {
    const { inputs } = this;
    const names = inputNames(this.app.t, 'camera', inputs);
    const used = this.changing ?? inputInUse(inputs, chosen, open);
    const at = used ? inputs.indexOf(findInput(inputs, used) ?? used) : -1;
    this.open.sheet.cameras = names.map((label, index) => ({ label, chosen: index === at }));
    this.open.sheet.remark = this.remark(names, chosen, at);
  }

  private remark(names: readonly string[], chosen: Input | undefined, at: number): CameraRemark | undefined {
    const { t } = this.app;
    if (this.changing) return { warns: false, words: t('camera.changing') };
    if (this.inputs.length === 0) return { warns: true, words: t('camera.none') };
    if (this.fault) {
      const why = t(`camera.${this.fault.fault}` as const);
      return { warns: true, words: t('camera.notChanged', { why }) };
    }
    if (!chosen || findInput(this.inputs, chosen)) return undefined;
    const [gone = ''] = inputNames(t, 'camera', [chosen]);
    return { warns: true, words: t('camera.instead', { gone, used: names[at] ?? '' }) };
  }
}

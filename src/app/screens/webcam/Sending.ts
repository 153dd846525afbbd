import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import { duration, shapeOf } from '../../texts.ts';
import type { Mode } from './mode.ts';
import type { OnAir } from './OnAir.ts';
import type { PictureStage } from './PictureStage.ts';
import { UploadMeter } from './upload.ts';
import { connectionView, viewerView } from './words.ts';

/** What goes out while one is on air and who gets it, kept up to date on 05. */
export class Sending {
  private readonly app: AppContext;
  private readonly view: PictureStage;
  private readonly air: OnAir;
  private readonly upload: UploadMeter;

  constructor(app: AppContext, { view, air }: { view: PictureStage; air: OnAir }) {
    this.app = app;
    this.view = view;
    this.air = air;
    this.upload = new UploadMeter(() => app.tv.air.readUpload());
  }

  /** Counts from now on. */
  begin(): void {
    this.upload.read(Date.now());
  }

  /** Who is watching, with what each of them gets. */
  drawViewers(): void {
    const { app } = this;
    const { air, friends } = app.tv;
    const rates = air.rates.value;
    this.air.viewers = air.viewers.value.map((viewer) => {
      const friend = friends.get(viewer.person);
      return viewerView(app, viewer, rates.get(viewer.person), friend ? shapeOf(friend.presence) : 'available');
    });
  }

  /** Once a second: for how long, and how much. */
  drawFigures(mode: Mode | undefined): void {
    if (mode?.is !== 'on') return;
    const { view } = this;
    const { t, tv } = this.app;
    view.airLabel = mode.cut ? t('webcam.paused') : t('webcam.onAir', { time: duration(Date.now() - mode.since) });
    const { kbps, perSecond } = this.upload.read(Date.now());
    this.air.connection = connectionView(t, kbps, Math.round(tv.air.allowedKbps));
    if (this.air.adjusting) return;
    const idle = tv.air.viewers.peek().length === 0;
    view.tagLabel = idle ? t('webcam.upload.none') : t('webcam.upload', { kbps, perSecond });
  }

  remove(person: string, block: boolean): void {
    const { air, notices } = this.app.tv;
    air.removeViewer(person, block).catch((failure: unknown) => {
      const code = codeOf(failure);
      // They left by themselves in the meantime.
      if (code !== 'webcam.unknown_viewer') notices.say({ is: 'failed', code });
    });
  }
}

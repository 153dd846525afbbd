import type { OwnVoice } from '../../../model/own-voice.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import { duration, shapeOf } from '../../texts.ts';
import type { Mode } from './mode.ts';
import type { OnAir } from './OnAir.ts';
import { OwnDirect } from './OwnDirect.ts';
import type { PictureStage } from './PictureStage.ts';
import { UploadMeter } from './upload.ts';
import { connectionView, directView, viewerView } from './words.ts';

/** What goes out while one is on air and who gets it, kept up to date on 05. */
export class Sending {
  private readonly app: AppContext;
  private readonly view: PictureStage;
  private readonly air: OnAir;
  private readonly upload: UploadMeter;
  private readonly straight: UploadMeter;
  readonly direct: OwnDirect;

  constructor(app: AppContext, { view, air }: { view: PictureStage; air: OnAir }) {
    this.app = app;
    this.view = view;
    this.air = air;
    this.upload = new UploadMeter(() => {
      const { bytes, pictures } = app.tv.air.readUpload();
      return { bytes: bytes + (this.voice?.readUpload() ?? 0), pictures };
    });
    this.direct = new OwnDirect(app, air);
    this.straight = new UploadMeter(() => ({ bytes: app.tv.direct.now.peek()?.readUpload() ?? 0, pictures: 0 }));
  }

  /** Counts from now on. */
  begin(): void {
    this.upload.begin(Date.now());
    this.straight.begin(Date.now());
  }

  /** Who is watching, with what each of them gets. */
  drawViewers(): void {
    const { app } = this;
    const { air, friends } = app.tv;
    const rates = air.rates.value;
    const callers = app.tv.sound.now.value?.callers;
    this.air.viewers = air.viewers.value.map((viewer) => {
      const friend = friends.get(viewer.person);
      return viewerView(
        app,
        viewer,
        rates.get(viewer.person),
        friend ? shapeOf(friend.presence) : 'available',
        callers?.talks(viewer.person) ?? false,
      );
    });
  }

  /** Once a second: for how long, and how much. */
  drawFigures(mode: Mode | undefined): void {
    if (mode?.is !== 'on') return;
    const { view } = this;
    const { t, tv } = this.app;
    view.airLabel = mode.cut ? t('webcam.paused') : t('webcam.onAir', { time: duration(Date.now() - mode.since) });
    const { perSecond, ...read } = this.upload.read(Date.now());
    const straight = this.straight.read(Date.now()).kbps;
    const known = tv.direct.now.peek()?.mine.peek();
    if (known?.isDirect) {
      this.air.connection = directView(t, straight, known.peer.name);
      if (!this.air.adjusting) view.tagLabel = t('direct.upload', { kbps: straight });
      return;
    }
    const allowed = Math.round(tv.air.allowedKbps + (this.voice?.allowedKbps ?? 0));
    // A second may be saved up and spent at once: it was within the allowance when it was saved.
    const kbps = allowed > 0 ? Math.min(read.kbps, allowed) : read.kbps;
    this.air.connection = connectionView(t, kbps, allowed, known !== undefined);
    if (this.air.adjusting) return;
    const idle = tv.air.viewers.peek().length === 0;
    view.tagLabel = idle ? t('webcam.upload.none') : t('webcam.upload', { kbps, perSecond });
  }

  /** What goes out of the microphone, once its script is here. */
  private get voice(): OwnVoice | undefined {
    return this.app.tv.sound.now.peek()?.mine;
  }

  remove(person: string, block: boolean): void {
    const { air, notices, direct } = this.app.tv;
    // Nothing waits for the server.
    direct.now.peek()?.removed(person);
    air.removeViewer(person, block).catch((failure: unknown) => {
      const code = codeOf(failure);
      // They left by themselves in the meantime.
      if (code !== 'webcam.unknown_viewer') notices.say({ is: 'failed', code });
    });
  }
}

import { dataUrlEncoder } from '../../capture/encoder.ts';
import { portraitOf } from '../../capture/portrait.ts';
import { Avatar } from '../../components/Avatar.ts';
import { Countdown } from '../../components/Countdown.ts';
import { Shape } from '../../components/paint/Shape.ts';
import { plate } from '../../components/paint/shapes.ts';
import { Label } from '../../components/text/Label.ts';
import { base64Of } from '../../model/base64.ts';
import { codeOf } from '../../net/failure.ts';
import { letterColour } from '../../protocol/avatar.ts';
import { color } from '../../theme/color.ts';
import { radius, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { faceOf } from '../faces.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { type Offers, PictureSide } from './own-picture/PictureSide.ts';
import { OwnPicture } from './webcam/OwnPicture.ts';
import { PictureScreen } from './webcam/PictureScreen.ts';
import { PICTURE } from './webcam/places.ts';

const LOOK = { x: PICTURE.x + (PICTURE.w - PICTURE.h) / 2, y: PICTURE.y, side: PICTURE.h } as const;
const FACE = 400;
const NAME_Y = 586;
const COUNT = 280;
/** How sharp the own picture shows while one gets ready. */
const READY = { width: 320, height: 320, perSecond: 10, quality: 0.8, exact: false } as const;

/** camera: on, and about to count. look: taken, and nobody else has seen it. */
type Step =
  | { readonly is: 'choosing' }
  | { readonly is: 'camera' }
  | { readonly is: 'look'; readonly bytes: Uint8Array };

/** The picture friends see beside one's name: taken here with 3, 2, 1, a colour for the letter, or neither. */
export class OwnPictureChoice extends PictureScreen<'side', Routes['ownPicture']> {
  private ground!: Shape;
  private said!: Label;
  private face!: Avatar;
  private name_!: Label;
  private live!: OwnPicture;
  private countdown!: Countdown;
  private side!: PictureSide;
  private step: Step = { is: 'choosing' };
  private holds = false;
  private busy = false;

  override get heading(): string {
    return this.app.t('ownPicture.heading');
  }

  /** Nobody's question covers the countdown; it comes as a toast. */
  override get quiet(): boolean {
    return this.step.is === 'camera';
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    const { x, y, w, h } = PICTURE;
    this.ground = this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1], left: x, top: y });
    this.face = this.put(Avatar, { size: FACE, x: x + (w - FACE) / 2, y: y + 56 });
    this.name_ = this.put(Label, { style: type.title, align: 'center', width: w - 96, x: x + 48, y: NAME_Y + 50 });
    this.said = this.put(Label, {
      words: t('ownPicture.friends'),
      style: type.body,
      ink: color.text.secondary,
      align: 'center',
      width: w - 96,
      x: x + 48,
      y: NAME_Y + 110,
    });
    this.live = this.put(OwnPicture, {
      x: LOOK.x,
      y: LOOK.y,
      w: LOOK.side,
      h: LOOK.side,
      waiting: t('webcam.opening'),
      visible: false,
    });
    this.countdown = this.put(Countdown, {
      x: LOOK.x + (LOOK.side - COUNT) / 2,
      y: LOOK.y + (LOOK.side - COUNT) / 2,
      visible: false,
      signals: {
        second: (left) => app.announcer.tell(String(left), { polite: false }),
        done: () => void this.take(),
      },
    });
    this.side = this.put(PictureSide, {
      app,
      w: stage.width,
      h: stage.height,
      signals: {
        take: () => this.getReady(),
        cancel: () => this.giveUp(),
        use: () => this.use(),
        colour: (colour) => this.save(() => app.tv.profile.setColour(colour)),
        none: () => this.save(() => app.tv.profile.setPicture(null)),
        moved: (does) => this.hint(does),
      },
    });
    this.zone('side', this.side);
  }

  protected override opened(): void {
    const { tv, platform } = this.app;
    this.follow(() => {
      this.refresh();
    });
    this.follow(() => {
      this.cameraMoved();
    });
    this.untilClosed(
      platform.lifecycle.onVisible((visible) => {
        if (!visible) this.go({ is: 'choosing' });
      }),
    );
    this.untilClosed(() => this.go({ is: 'choosing' }));
    this.side.first();
    void tv.cameras.look();
  }

  // Taking one.

  /** The camera comes on, and counts as soon as there is a picture. */
  private getReady(): void {
    if (this.step.is === 'camera' || this.busy) return;
    this.side.remark = undefined;
    this.go({ is: 'camera' });
  }

  private go(step: Step): void {
    this.step = step;
    this.countdown.stop();
    this.countdown.visible = false;
    this.hold(step.is === 'camera');
    this.cameraMoved();
    this.refresh();
    this.side.first();
  }

  private cameraMoved(): void {
    const camera = this.app.tv.air.camera.value;
    if (this.step.is !== 'camera') {
      this.live.camera = undefined;
      return;
    }
    const { mirror, rotate } = this.app.tv.settings.now.peek();
    this.live.wanted = { ...READY, mirror, rotate };
    this.live.camera = camera.is === 'on' ? camera.camera : undefined;
    if (camera.is === 'failed') {
      this.side.remark = { is: 'warns', words: this.app.t(`camera.${camera.fault}` as const) };
      this.go({ is: 'choosing' });
    } else if (camera.is === 'on' && !this.countdown.running) {
      this.countdown.visible = true;
      this.countdown.start();
    }
  }

  private async take(): Promise<void> {
    const camera = this.app.tv.air.camera.peek();
    if (this.step.is !== 'camera' || camera.is !== 'on') return;
    const encoder = dataUrlEncoder();
    const bytes = await portraitOf(camera.camera, encoder).catch(() => undefined);
    encoder.close();
    if (this.step.is !== 'camera') return;
    if (!bytes) this.side.remark = { is: 'warns', words: this.app.t('ownPicture.cannot') };
    this.go(bytes ? { is: 'look', bytes } : { is: 'choosing' });
  }

  private giveUp(): void {
    this.go({ is: 'choosing' });
  }

  private use(): void {
    const { step } = this;
    if (step.is === 'look') this.save(() => this.app.tv.profile.setPicture(step.bytes));
  }

  private save(store: () => Promise<void>): void {
    const { t, tv } = this.app;
    if (this.busy) return;
    this.busy = true;
    this.side.remark = { is: 'busy', words: t('ownPicture.saving') };
    store().then(
      () => {
        this.saved({ is: 'says', icon: 'check-bold', words: t('ownPicture.saved') });
        if (this.step.is !== 'choosing') this.giveUp();
      },
      (failure: unknown) => {
        this.saved(undefined);
        tv.notices.say({ is: 'failed', code: codeOf(failure) });
      },
    );
  }

  private saved(remark: PictureSide['remark']): void {
    this.busy = false;
    this.side.remark = remark;
  }

  /** Keeps the camera on while one gets ready. */
  private hold(wanted: boolean): void {
    if (wanted === this.holds) return;
    this.holds = wanted;
    const { air } = this.app.tv;
    if (wanted) void air.openPreview();
    else air.closePreview();
  }

  // What is so.

  private refresh(): void {
    const { tv, platform } = this.app;
    const { me } = tv.account;
    const { step } = this;
    const counts = step.is === 'camera';
    this.note.visible = step.is !== 'choosing' && tv.air.state.value.is !== 'on';
    this.live.visible = counts;
    // Nothing may lie over the live picture, which is under the stage.
    this.ground.visible = !counts;
    this.said.visible = !counts;
    this.face.visible = !counts;
    this.face.person = me?.person ?? '';
    this.face.name = me?.name ?? '';
    this.face.picture =
      step.is === 'look' ? `data:image/jpeg;base64,${base64Of(step.bytes)}` : faceOf(platform, me?.avatar ?? null);
    this.name_.words = counts ? '' : (me?.name ?? '');
    const offers: Offers = {
      step: step.is,
      camera: tv.hasCamera.value,
      colours: tv.profile.keepsColours,
      colour: letterColour(me?.avatar ?? null),
      clears: (me?.avatar ?? null) !== null,
      name: me?.name ?? '',
    };
    this.side.offers = offers;
    this.refocus();
  }

  private hint(does: string): void {
    const { t } = this.app;
    const back = { choosing: t('preferences.done'), camera: t('webcam.cancel'), look: t('ownPicture.discard') };
    this.app.hints([named(t('key.ok'), does), named(t('key.back'), back[this.step.is])]);
  }

  /** BACK leaves the countdown, or the picture that was taken, before it leaves the screen. */
  override _handleBack(): boolean {
    if (this.step.is === 'choosing') return super._handleBack();
    this.giveUp();
    return true;
  }
}

import { asSent } from '../../../capture/pose.ts';
import type { CameraCard, CameraCardView } from '../../../components/CameraCard.ts';
import type { AppContext } from '../../context.ts';

/** How often the small own picture is drawn anew: it tells that one is seen, it need not be smooth. */
const PICTURE_MS = 200;

/** One's own room beside the conversation: whether this friend can see it, and the picture they get. */
export class OwnRoom {
  private readonly app: AppContext;
  private readonly person: string;
  private readonly card: CameraCard;

  constructor(app: AppContext, person: string, card: CameraCard) {
    this.app = app;
    this.person = person;
    this.card = card;
  }

  /** Says how it stands. Call it in an effect. */
  update(name: string): void {
    this.card.camera = this.view(name);
  }

  /** Draws the own picture while it goes out. @returns ends it */
  follow(): () => void {
    const { air } = this.app.tv;
    const sent = asSent();
    const drawing = setInterval(() => {
      const camera = air.camera.peek();
      if (camera.is === 'on') this.card.show(sent(camera.camera));
    }, PICTURE_MS);
    return () => clearInterval(drawing);
  }

  private view(name: string): CameraCardView {
    const { t, tv } = this.app;
    const air = tv.air.state.value;
    const stop = t('conversation.camera.stop');
    if (air.is === 'elsewhere') {
      return { kind: 'elsewhere', title: t('conversation.camera.elsewhere', { device: air.device }), caption: stop };
    }
    if (air.is !== 'on') {
      return { kind: 'off', title: t('conversation.camera.show', { name }), caption: t('conversation.camera.off') };
    }
    const watches = tv.air.viewers.value.some(({ person }) => person === this.person);
    const heard = tv.sound.now.value?.mine.heard.value ?? false;
    const seen = watches
      ? t(heard ? 'conversation.camera.heard' : 'conversation.camera.seen', { name })
      : t('conversation.camera.unseen', { name });
    const title = air.cut || air.hidden ? t('conversation.camera.paused') : seen;
    return { kind: 'seen', title, caption: stop };
  }
}

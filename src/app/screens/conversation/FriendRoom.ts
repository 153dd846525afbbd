import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { FriendPicture, FriendPictureView } from '../../../components/FriendPicture.ts';
import type { Viewing, ViewingState } from '../../../model/viewing.ts';
import { SOUND_LEVELS } from '../../../protocol/limits.ts';
import type { Friend } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { presentOn } from '../../presenting.ts';
import { DirectChoice } from '../watch/direct.ts';

type Look = Pick<FriendPictureView, 'kind' | 'paused' | 'label' | 'action' | 'actionIcon'>;

/**
 * The friend's room beside the conversation. While they let us watch at once, it shows; it is a viewing like any
 * other, so they see who watches, and it ends when the screen is left, unless the full screen goes on with it.
 */
export class FriendRoom {
  private readonly app: AppContext;
  private readonly person: string;
  private readonly part: FriendPicture;
  private readonly hasPicture = signal(false);
  private readonly direct: DirectChoice;
  private viewing: Viewing | undefined;
  /** It was opened while they are on air; if it ends, only the person opens it again. */
  private tried = false;

  constructor(app: AppContext, person: string, part: FriendPicture) {
    this.app = app;
    this.person = person;
    this.part = part;
    this.direct = new DirectChoice(app, () => this.viewing);
  }

  /** Opens and closes the viewing as it may be, and shows how it stands. Call it in an effect. */
  update(friend: Friend | undefined, name: string): void {
    const { viewings } = this.app.tv;
    const open = friend?.presence.onAir === 'open';
    if (!open) this.tried = false;
    const running = viewings.of(this.person);
    const large = running && !running.small ? running : undefined;
    if (open && !large && !this.tried) {
      this.tried = true;
      this.attend(viewings.open(this.person));
    } else if (large) {
      this.tried = true;
      this.attend(large);
    }
    this.direct.follow();
    this.part.film = this.viewing?.film.value ?? null;
    const look = this.look(friend, name, this.viewing?.state);
    const picture = faceOf(this.app.platform, friend?.avatar ?? null);
    const { is } = this.app.tv.air.state.value;
    const crowded = is === 'on' || is === 'elsewhere';
    this.part.friend = { person: this.person, name, picture, spoken: look.label, crowded, ...look };
  }

  /** Follows how loud they speak. Call it in an effect. */
  followVoice(): void {
    this.part.speak((this.app.tv.viewings.of(this.person)?.level.value ?? 0) / SOUND_LEVELS);
  }

  /** The screen is left or covered. A screen that shows the room next takes the viewing over as it is. */
  leave(): void {
    const { viewing } = this;
    this.direct.end();
    this.part.film = null;
    this.viewing = undefined;
    this.tried = false;
    this.hasPicture.value = false;
    this.part.clear();
    // Asking goes on in the background (07).
    if (viewing?.state.peek().is === 'asking') viewing.present(undefined);
    else if (viewing) this.app.tv.viewings.close(viewing);
  }

  private attend(viewing: Viewing): void {
    if (viewing === this.viewing) return;
    this.viewing = viewing;
    this.hasPicture.value = false;
    viewing.present(
      presentOn((picture) => {
        if (viewing !== this.viewing) return;
        this.hasPicture.value = true;
        this.part.show(picture);
      }),
    );
  }

  private look(friend: Friend | undefined, name: string, now: ReadonlySignal<ViewingState> | undefined): Look {
    const { t } = this.app;
    const state = now?.value;
    const face = { kind: 'face', action: '', actionIcon: 'hand-palm-fill' } as const;
    const ask = { ...face, action: t('conversation.room.ask') };
    const whole = { action: t('conversation.room.fullScreen'), actionIcon: 'corners-out-bold' } as const;
    if (!friend) return { ...face, label: t('conversation.notFriends') };
    if (state && state.is !== 'over') {
      if (state.is === 'asking') return { ...face, ...whole, label: t('conversation.room.asking', { name }) };
      if (state.is === 'full') return { ...face, ...whole, label: t('conversation.room.seats') };
      if (!this.hasPicture.value && !this.viewing?.film.value)
        return { ...face, ...whole, label: t('conversation.room.coming', { name }) };
      const paused = state.is === 'lost' || (state.is === 'watching' && state.paused);
      const label = paused ? t('conversation.room.paused') : t('conversation.room.live');
      return { kind: 'live', ...whole, paused, label };
    }
    const { onAir, status, camera } = friend.presence;
    if (onAir && state?.is === 'over' && state.why === 'full') return { ...ask, label: t('conversation.room.seats') };
    if (onAir && state?.is === 'over' && state.why === 'closed') {
      return { ...ask, label: t('conversation.room.closed', { name }) };
    }
    if (onAir) return { ...ask, label: t('conversation.room.asksFirst', { name }) };
    if (status === 'offline') return { ...face, label: t('conversation.room.offline') };
    return { ...(camera ? ask : face), label: t('conversation.room.off') };
  }
}

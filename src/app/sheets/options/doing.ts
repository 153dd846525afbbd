import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { type OptionName, optionsOf } from './choosing.ts';
import type { OptionRow } from './OptionsSheet.ts';

/** How the rows act. */
interface DoingPorts {
  readonly person: string;
  readonly name: string;
  readonly about: 'friend' | 'tile' | 'picture' | 'conversation';
  /** Closes the sheet first. */
  closing(act: () => void): () => void;
  /** Does it and says so: `done` where it worked, that it did not where it did not. */
  keep(act: () => Promise<unknown>, done?: string): () => void;
  /** On to *Block*, *Remove*, *Keep*. */
  part(): void;
}

const ICONS: { readonly [N in OptionName]: IconName } = {
  undo: 'clock-fill',
  watch: 'television-simple-fill',
  ask: 'hand-palm-fill',
  write: 'chat-circle-text-fill',
  open: 'chat-circle-text-fill',
  invite: 'hand-waving-fill',
  always: 'user-check-bold',
  never: 'eye-slash-fill',
  mute: 'bell-slash-fill',
  markRead: 'check-bold',
  delete: 'trash-fill',
  blockOrRemove: 'prohibit-fill',
};

/** What can be done with somebody: which rows there are now, and what each of them does. */
export class Doing {
  private readonly app: AppContext;
  private readonly ports: DoingPorts;

  constructor(app: AppContext, ports: DoingPorts) {
    this.app = app;
    this.ports = ports;
  }

  /** The rows as they are now. Follows what it reads. */
  rows(): readonly OptionRow[] {
    const { tv, t } = this.app;
    const { person, about } = this.ports;
    const friend = tv.friends.get(person);
    const talk = tv.conversations.with(person);
    const thread = talk.thread.value;
    const { watchMode } = tv.settings.now.value;
    const here = friend !== undefined && friend.presence.status !== 'offline';
    const watches = tv.air.viewers.value.some((viewer) => viewer.person === person);
    const names = optionsOf({
      about,
      isFriend: friend !== undefined,
      onAir: friend?.presence.onAir,
      canAsk: here && friend.presence.camera,
      canInvite: tv.air.state.value.is === 'on' && here && !watches,
      usesList: watchMode === 'list_or_ask' || watchMode === 'list_only',
      held: thread.drafts.some(({ state }) => state === 'held'),
      canChoose: tv.conversations.canChoose,
      unread: talk.unread.value > 0,
      hasMessages: talk.newest !== undefined || thread.drafts.length > 0,
      guest: tv.household.visit.value !== undefined,
    });
    return names.map((name) => ({
      key: name,
      icon: ICONS[name],
      label: t(`options.${name}`),
      value: this.valueOf(name),
      act: this.actOf(name),
    }));
  }

  /** How it stands, of those that OK flips in place. */
  private valueOf(name: OptionName): string {
    const { tv, t } = this.app;
    const { person } = this.ports;
    const settings = tv.settings.now.value;
    const say = (on: boolean): string => t(on ? 'options.on' : 'options.off');
    switch (name) {
      case 'always':
      case 'never':
        return say(settings[name].indexOf(person) >= 0);
      case 'mute':
        return say(tv.conversations.with(person).muted.value);
      default:
        return '';
    }
  }

  private actOf(name: OptionName): () => void {
    const { tv, t, navigation } = this.app;
    const { person, closing, keep, part } = this.ports;
    const talk = tv.conversations.with(person);
    switch (name) {
      case 'undo':
        return closing(() => this.takeBack());
      case 'watch':
      case 'ask':
        return closing(() => void navigation.push('watch', { person }));
      case 'write':
      case 'open':
        return closing(() => void navigation.push('conversation', { person }));
      case 'invite':
        return closing(keep(() => tv.air.invite(person), t('options.invited', { name: this.ports.name })));
      case 'always':
      case 'never':
        return keep(() => {
          const isOn = tv.settings.now.peek()[name].indexOf(person) >= 0;
          return isOn ? tv.settings.list(person, 'neither', name) : tv.settings.list(person, name);
        });
      case 'mute':
        return keep(() => talk.mute(!talk.muted.peek()));
      case 'markRead':
        return closing(keep(() => talk.markRead()));
      case 'delete':
        return closing(keep(() => this.forget(), t('options.deleted')));
      case 'blockOrRemove':
        return part;
    }
  }

  private takeBack(): void {
    const talk = this.app.tv.conversations.with(this.ports.person);
    for (const { key, state } of talk.thread.peek().drafts) if (state === 'held') talk.undo(key);
  }

  /** The conversation, and what was begun and not sent. */
  private async forget(): Promise<void> {
    const { conversations } = this.app.tv;
    const { person } = this.ports;
    await conversations.with(person).clear();
    conversations.unfinished.set(person, '');
    conversations.unfinished.store();
  }
}

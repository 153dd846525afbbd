/** What can be done with somebody. */
export type OptionName =
  | 'undo'
  | 'watch'
  | 'ask'
  | 'write'
  | 'open'
  | 'invite'
  | 'always'
  | 'never'
  | 'mute'
  | 'markRead'
  | 'delete'
  | 'blockOrRemove';

/** All that decides about it. */
export interface OptionsFacts {
  readonly about: 'friend' | 'tile' | 'picture' | 'conversation';
  readonly isFriend: boolean;
  /** The friend is on camera: `open` may be watched at once, `ask` asks first. */
  readonly onAir: 'open' | 'ask' | undefined;
  /** The friend is there and has a camera, so that they can be asked to show it. */
  readonly canAsk: boolean;
  /** This TV is on air, and the friend does not watch yet. */
  readonly canInvite: boolean;
  /** The mode of who may watch makes use of the list *Always*. */
  readonly usesList: boolean;
  /** A ready answer that may still be taken back. */
  readonly held: boolean;
  /** The server keeps what one chooses for conversations. */
  readonly canChoose: boolean;
  readonly unread: boolean;
  readonly hasMessages: boolean;
  /** Whoever is in is a guest on this TV: nothing is changed that stays. */
  readonly guest: boolean;
}

/** What is offered, in order. The first is always what OK does on the item (21). */
export function optionsOf(facts: OptionsFacts): OptionName[] {
  const { about, isFriend, onAir, canAsk, held, canChoose } = facts;
  const isTalk = about === 'conversation';
  const stays = !facts.guest;
  const watch: OptionName | undefined = onAir ? (onAir === 'open' ? 'watch' : 'ask') : canAsk ? 'ask' : undefined;
  const write: OptionName = isTalk ? 'open' : 'write';
  const first: OptionName = isTalk && held ? 'undo' : about === 'tile' && watch ? watch : write;
  const rest: readonly (OptionName | false | undefined)[] = [
    isFriend && about !== 'picture' && watch,
    write,
    isFriend && facts.canInvite && 'invite',
    stays && isFriend && facts.usesList && 'always',
    stays && isFriend && 'never',
    isTalk && facts.unread && 'markRead',
    stays && canChoose && (isFriend || facts.hasMessages) && 'mute',
    stays && isTalk && canChoose && facts.hasMessages && 'delete',
    stays && isFriend && 'blockOrRemove',
  ];
  return [first, ...rest.filter((one): one is OptionName => Boolean(one) && one !== first)];
}

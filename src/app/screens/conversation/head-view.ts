import type { Friend, Takes } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import type { HeadView } from './Head.ts';
import { takesWords } from './links.ts';

/** Whom a conversation is with: as a friend now, and as last known, for those who are none any more. */
export interface Partner {
  readonly person: string;
  readonly known: Friend | undefined;
  readonly now: Friend | undefined;
}

/** Somebody by face and name, with how they are. */
export function faceWithName(
  { platform }: Pick<AppContext, 'platform'>,
  { person, known, now }: Partner,
): Omit<HeadView, 'line' | 'takes'> {
  return {
    person,
    name: known?.name ?? person,
    picture: faceOf(platform, known?.avatar ?? null),
    presence: now ? shapeOf(now.presence) : 'offline',
  };
}

/** The head of a conversation, with what becomes of video messages to them (V6). */
export function headOf(app: Pick<AppContext, 'platform' | 't'>, partner: Partner, takes: Takes | undefined): HeadView {
  const { t } = app;
  const presence = partner.now?.presence;
  const how = presence?.onAir ? t('presence.air') : presence && presenceLine(t, presence, Date.now());
  const words = takesWords(t, takes);
  return {
    ...faceWithName(app, partner),
    line: how ?? t('conversation.notFriends'),
    takes: words === undefined ? undefined : { words, now: takes?.can === 'now' },
  };
}

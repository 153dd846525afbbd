import type { PresenceShape } from '../../../components/Avatar.ts';
import type { FoldedView } from '../../../components/FoldedRow.ts';
import type { HereView } from '../../../components/HereRow.ts';
import type { TileView } from '../../../components/LiveTile.ts';
import type { Room } from '../../../model/room.ts';
import { watchersOf } from '../../../model/room-watchers.ts';
import type { InRoom } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import { faceIn, facesOf } from './faces.ts';
import type { HeadView } from './Head.ts';

type App = Pick<AppContext, 't' | 'tv' | 'platform'>;

const meOf = ({ tv }: App): string => tv.account.me?.person ?? '';

/** The others who are in it now, those on camera first. */
export function othersHere(app: App, room: Room): readonly InRoom[] {
  const me = meOf(app);
  const others = room.here.value.filter(({ person }) => person !== me);
  return [...others.filter(({ onAir }) => onAir), ...others.filter(({ onAir }) => !onAir)];
}

/** Those on camera whom one wants to see. */
export function onCamera(app: App, room: Room): readonly InRoom[] {
  const hidden = room.hidden.value;
  return othersHere(app, room).filter(({ person, onAir }) => onAir && !hidden.has(person));
}

/** Who types, without those who are hidden. */
export function typing(room: Room): readonly string[] {
  const hidden = room.hidden.value;
  return room.talk.typing.value.filter((person) => !hidden.has(person));
}

/** "Jonas and Maya are typing"; empty for nobody. */
export function typingLine({ t }: Pick<App, 't'>, names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return '';
  const both = second === undefined ? first : t('inRoom.and', { one: first, other: second });
  return t('inRoom.typing', { names: both, count: names.length });
}

export function hereRow(app: App, room: Room, { person, onAir }: InRoom, now: number): HereView {
  const { t, tv } = app;
  const friend = tv.friends.get(person);
  const hidden = room.hidden.value.has(person);
  const types = typing(room).indexOf(person) >= 0;
  const shape: PresenceShape = onAir ? 'air' : friend ? shapeOf(friend.presence) : 'available';
  const camera = onAir && t(onAir === 'open' ? 'inRoom.line.air' : 'inRoom.line.asks');
  const how = camera ?? (friend ? presenceLine(t, friend.presence, now) : t('inRoom.line.here'));
  const line = hidden ? t('inRoom.line.hidden') : types ? t('inRoom.line.typing') : how;
  return { ...faceIn(app, room, person), presence: shape, line, typing: types, hidden };
}

/** Those behind one row, oneself last. */
export function foldedRow(app: App, rest: readonly HereView[]): FoldedView {
  return { faces: rest, names: [...rest.map(({ name }) => name), app.t('inRoom.you')] };
}

export function tileOf(app: App, room: Room, { person, onAir }: InRoom, paused: boolean): TileView {
  const { t } = app;
  const access = onAir ?? 'ask';
  const caption = t(access === 'open' ? 'inRoom.line.air' : 'inRoom.line.asks');
  const live = t(paused ? 'conversation.room.paused' : 'conversation.room.live');
  return { ...faceIn(app, room, person), access, caption, live, paused, spoken: caption };
}

export function headOf(app: App, room: Room): HeadView {
  return {
    faces: facesOf(app, room),
    name: room.card.name,
    count: app.t('inRoom.here', { count: othersHere(app, room).length + 1 }),
    locked: room.card.door === 'invitation',
    muted: room.own.value.muted,
  };
}

/** How many *Room may watch me* lets watch, or would. */
export const watchersIn = (app: App, room: Room): number =>
  watchersOf(room.here.value, meOf(app), app.tv.settings.now.value).length;

/** Under *Room may watch me*: how many that are, and when. */
export function watchLine(
  t: Translate,
  { count, on, onAir, nobody }: { count: number; on: boolean; onAir: boolean; nobody: boolean },
): string {
  if (nobody) return t('inRoom.watch.nobody');
  if (!onAir) return t('inRoom.watch.later', { count });
  return on ? t('inRoom.watch.now', { count }) : t('inRoom.watch.could', { count });
}

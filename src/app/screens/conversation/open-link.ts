import type { ClipLoading } from '../../../model/clips-shape.ts';
import type { Message, Takes } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';

/** OK on the link of a video message (V5): what is here plays; choosing another begins to load it, with its progress. */
export function openLink(
  { navigation }: AppContext,
  person: string,
  { message: { sequence }, loading }: { message: Message; loading: ClipLoading },
): void {
  const { is } = loading.state.peek();
  if (is === 'ready') return void navigation.push('videoPlay', { person, sequence });
  if (is === 'idle' && loading.clip.state === 'here') loading.load();
  void navigation.push('videoInbox', { person, sequence });
}

/** The way to record one; where it would never be seen, why. */
export function recordFor(
  { t, toast, navigation }: AppContext,
  person: string,
  name: string,
  takes: Takes | undefined,
): void {
  if (takes?.can !== 'never') return void navigation.push('videoMessage', { person });
  toast({ title: t('video.takes.never.why', { name }), sign: { kind: 'icon', icon: 'film-strip-fill' }, seconds: 0 });
}

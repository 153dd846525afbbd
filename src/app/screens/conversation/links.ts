import type { BubbleView } from '../../../components/Thread/Bubble.ts';
import type { ClipView } from '../../../components/Thread/ClipBody.ts';
import type { ClipLoadingState, ClipSendingState } from '../../../model/clips-shape.ts';
import type { ClipLink, Message, Takes } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { MessageKey, Translate } from '../../languages/catalogue.ts';
import { clockTime, duration } from '../../texts.ts';
import { partOf, sizeOf } from '../video-message/words.ts';

/** How a video message stands in the conversation, as its link says it (V5). */
export function linkView(
  t: Translate,
  clip: ClipLink,
  { mine, state, broken }: { mine: boolean; state: ClipLoadingState; broken: boolean },
): ClipView {
  const link = (icon: IconName, how: string): ClipView => ({
    icon,
    title: t('video.title'),
    line: facts(t, clip, how),
  });
  if (clip.state === 'gone' || state.is === 'gone') return link('prohibit-fill', t('video.link.gone'));
  if (broken || state.is === 'failed') return link('warning-fill', t(whyNotHere(state)));
  if (state.is === 'loading' || state.is === 'paused') {
    const { loaded, bytes } = state;
    const part = partOf(t, loaded, bytes);
    const line =
      state.is === 'paused' ? t('video.link', { length: '', size: part, state: t('video.link.paused') }) : part;
    const icon = state.is === 'paused' ? 'pause-fill' : 'arrow-down-bold';
    return { icon, title: t('video.title'), line, share: bytes > 0 ? loaded / bytes : 0 };
  }
  if (mine) return link('play-fill', sentAs(t, clip));
  const icon = state.is === 'ready' ? 'play-fill' : 'arrow-down-bold';
  if (clip.watched !== undefined) return link(icon, t('video.link.watched'));
  return link(icon, state.is === 'ready' ? t('video.link.ready') : t('video.link.notLoaded'));
}

/** One that is on its way to the store. */
export function sendingView(t: Translate, bytes: number, ms: number, state: ClipSendingState): ClipView {
  const title = t('video.title');
  const whole = (how: string): string => facts(t, { ms, bytes }, how);
  switch (state.is) {
    case 'sending':
    case 'paused': {
      const part = partOf(t, state.sent, state.bytes);
      const how = state.is === 'paused' ? t('video.link.paused') : t('conversation.sending');
      const line = t('video.link', { length: '', size: part, state: how });
      const icon = state.is === 'paused' ? 'pause-fill' : 'paper-plane-right-fill';
      return { icon, title, line, share: state.bytes > 0 ? state.sent / state.bytes : 0 };
    }
    case 'failed':
      return { icon: 'warning-fill', title, line: whole(t(NOT_SENT[state.code] ?? 'video.link.failed')) };
    case 'waiting':
      return { icon: 'clock-fill', title, line: whole(t('video.link.waiting')) };
    default:
      return { icon: 'paper-plane-right-fill', title, line: whole(t('video.link.finishing')), share: 1 };
  }
}

/** Why one is not sent, where whoever sends it can make something of that. */
const NOT_SENT: { readonly [code: string]: MessageKey | undefined } = {
  'clip.full': 'video.link.full',
  'clip.quota': 'video.link.quota',
};

const whyNotHere = (state: ClipLoadingState) =>
  state.is === 'failed' && state.code === 'clip.damaged' ? 'video.link.damaged' : 'video.link.broken';

/** A link as a bubble of the thread. */
export function linkBubble(id: string, mine: boolean, clip: ClipView, who: string): BubbleView {
  return { id, mine, text: `${clip.title}, ${clip.line}`, mark: '', failed: false, spoken: who, clip };
}

/** What the head says of video messages to a friend (V6, V7); undefined: nothing is known. */
export function takesWords(t: Translate, takes: Takes | undefined): string | undefined {
  if (!takes) return undefined;
  if (takes.can === 'now') return t('video.takes.now');
  if (takes.can === 'never') return t('video.takes.never');
  return takes.why === 'other_tv' ? t('video.takes.other_tv') : t('video.takes.later');
}

/** A message in words: what was written, or what else it is. */
export function inWords(t: Translate, { body, clip }: Pick<Message, 'body' | 'clip'>, mine: boolean): string {
  if (body.kind === 'text') return body.bytes;
  if (!clip) return t('conversation.unknownKind');
  const seen = clip.watched === undefined ? '' : t('video.link.watched');
  const state = clip.state === 'gone' ? t('video.link.gone') : mine ? sentAs(t, clip) : seen;
  return t('video.link', { length: t('video.title'), size: duration(clip.ms), state });
}

const facts = (t: Translate, { ms, bytes }: Pick<ClipLink, 'ms' | 'bytes'>, state: string): string =>
  t('video.link', { length: duration(ms), size: sizeOf(t, bytes), state });

/** How far the friend has got with one's own. */
function sentAs(t: Translate, { arrived, watched }: ClipLink): string {
  if (watched !== undefined) return t('video.link.watchedAt', { time: clockTime(watched) });
  return arrived === undefined ? t('conversation.sent') : t('conversation.arrived');
}

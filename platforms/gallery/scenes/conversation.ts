import { Avatar } from '../../../src/components/Avatar.ts';
import { CameraCard } from '../../../src/components/CameraCard.ts';
import { Chip } from '../../../src/components/Chip.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { FriendPicture, type FriendPictureView } from '../../../src/components/FriendPicture.ts';
import { Keyboard } from '../../../src/components/Keyboard/Keyboard.ts';
import { QuickReplies } from '../../../src/components/QuickReplies.ts';
import { TextField } from '../../../src/components/TextField/TextField.ts';
import { Thread, type ThreadEntry } from '../../../src/components/Thread/Thread.ts';
import { Toast } from '../../../src/components/Toast.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { color } from '../../../src/theme/color.ts';
import { safeArea } from '../../../src/theme/metrics.ts';
import { type } from '../../../src/theme/type.ts';
import { picture, Scene, showOn } from '../Scene.ts';

const message = (id: string, mine: boolean, text: string, mark = '', failed = false): ThreadEntry => ({
  kind: 'message',
  id,
  mine,
  text,
  mark,
  failed,
  spoken: mine ? 'You' : 'Maya',
});

const ENTRIES: readonly ThreadEntry[] = [
  message(
    '0',
    false,
    'Are you coming tonight? We have kept you the chair by the stove, and there is soup for everybody.',
  ),
  message('1', true, 'Yes!', 'Sent', true),
  { kind: 'day', id: 'day', label: 'Today 19:31' },
  message('2', false, 'Soup is on. Is everyone at the table?'),
  message('3', true, 'Save me a seat by the window', 'Read 19:36'),
  message('4', false, 'Ha! Save me a bowl 🍵'),
  { kind: 'typing', id: 'typing', label: 'Maya is typing' },
];

const KEYS = {
  space: 'space',
  send: 'Send',
  shift: 'Capitals',
  delete: 'Delete',
  emoji: 'Emoji',
  symbols: 'Signs',
  more: 'Accents',
  letters: 'Letters',
  next: 'Next',
  previous: 'Previous',
} as const;

const LIVE: FriendPictureView = {
  person: 'maya',
  name: 'Maya',
  picture: picture('av-maya'),
  kind: 'live',
  label: 'LIVE',
  action: 'Full screen',
  actionIcon: 'corners-out-bold',
  spoken: 'on camera',
};

export class ConversationScene extends Scene {
  protected keyboard!: Keyboard;

  protected override compose(): void {
    const x = safeArea.x;
    this.put(Avatar, {
      person: 'maya',
      name: 'Maya',
      picture: picture('av-maya'),
      presence: 'air',
      size: 68,
      x,
      y: 54,
    });
    this.put(Label, { words: 'Maya', style: { ...type.largeStrong, line: 38 }, x: 188, y: 54 });
    this.put(Label, {
      words: 'On camera',
      style: { ...type.caption, line: 30 },
      ink: color.text.secondary,
      x: 188,
      y: 92,
    });
    const thread = this.put(Thread, { x, y: 140, w: 1120, h: 392, entries: ENTRIES });
    const field = this.put(TextField, { x, y: 548, w: 1120, h: 76, value: 'Two minu', limit: 500 });
    const chips = this.put(Line, { direction: 'row', gap: 12, x, y: 636, h: 56 });
    for (const label of ['minutes', 'minute', 'minus', '👍', '❤️', '😂']) {
      chips.put(Chip, { chip: { kind: 'words', label, strong: label === 'minutes' } });
    }
    const keyboard = this.put(Keyboard, { x, y: 704, words: KEYS, field });
    const room = this.put(FriendPicture, { x: 1264, y: 54, w: 560, h: 315, friend: LIVE });
    showOn(room, 'maya');
    const card = this.put(CameraCard, {
      x: 1264,
      y: 393,
      w: 560,
      h: 136,
      camera: { kind: 'off', title: 'Show Maya my room', caption: 'Your webcam is off' },
    });
    this.put(Label, {
      words: 'Quick replies',
      style: type.captionStrong,
      ink: color.text.tertiary,
      x: 1264,
      y: 650,
    });
    const replies = this.put(QuickReplies, {
      x: 1264,
      y: 704,
      w: 560,
      replies: ['On my way', 'Call you after dinner?', 'Love this ❤️', 'Good night 👋'],
    });
    this.keyboard = keyboard;
    this.zone('thread', thread, { down: 'field' });
    this.zone('field', field, { up: 'thread', down: ['chips', 'keyboard'] });
    this.zone('chips', chips, { up: 'field', down: 'keyboard' });
    this.zone('keyboard', keyboard, { up: ['chips', 'field'], down: ['chips', 'keyboard'], right: 'replies' });
    this.zone('replies', replies, { left: 'keyboard', up: 'card' });
    this.zone('card', card, { left: 'keyboard', up: 'room', down: 'replies' });
    this.zone('room', room, { left: 'thread', down: 'card' });
    this.goTo('keyboard');
  }
}

/** A question comes as a toast while somebody types. */
export class ToastScene extends ConversationScene {
  protected override compose(): void {
    super.compose();
    this.put(Toast, {
      x: 640,
      y: 32,
      toast: {
        title: 'Oskar wants to watch',
        sign: { kind: 'person', person: 'oskar', name: 'Oskar', picture: picture('av-oskar'), presence: 'air' },
        action: { key: 'yellow', label: 'Answer' },
        seconds: 45,
      },
    });
  }
}

/** The same, seen: one's own picture with the ember frame; the friend is off camera. */
export class SeenScene extends Scene {
  protected override compose(): void {
    const room = this.put(FriendPicture, {
      x: 1264,
      y: 54,
      w: 560,
      h: 315,
      friend: { ...LIVE, kind: 'face', label: 'Maya asks first', action: 'Ask to watch', actionIcon: 'hand-palm-fill' },
    });
    const card = this.put(CameraCard, {
      x: 1264,
      y: 393,
      w: 560,
      h: 136,
      camera: { kind: 'seen', title: 'Maya can see you', caption: 'Stop showing' },
    });
    showOn(card, 'self2');
    this.zone('card', card, { up: 'room' });
    this.zone('room', room, { down: 'card' });
  }
}

export class EmojiKeysScene extends ConversationScene {
  protected override compose(): void {
    super.compose();
    this.keyboard.page = 'emoji';
    this.goTo('replies');
  }
}

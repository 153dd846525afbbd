import { plural } from './plural.ts';

/** The list of conversations (17). */
export const messages = {
  'messages.heading': 'Messages',
  'messages.all': 'All',
  'messages.unread': 'Unread',
  'messages.unread.spoken': ({ count }: { count: number }) =>
    count > 0 ? `Unread, ${plural(count, 'conversation', 'conversations')}` : 'Unread',
  'messages.people': 'People',
  'messages.rooms': 'Rooms',
  'messages.newer': ({ count }: { count: number }) => `${count} newer`,
  'messages.write': 'Write',

  'messages.you': ({ text }: { text: string }) => `You: ${text}`,
  'messages.by': ({ name, text }: { name: string; text: string }) => `${name}: ${text}`,
  'messages.typing': 'typing',
  'messages.onCamera': ({ count }: { count: number }) => `${count} on camera`,
  'messages.here': ({ count }: { count: number }) => (count === 0 ? 'Nobody here' : `${count} here`),
  'messages.draft': ({ text }: { text: string }) => `Draft: ${text}`,
  'messages.notSent': ({ text }: { text: string }) => `Not sent: ${text}`,
  'messages.held': ({ text }: { text: string }) => `Undo: ${text}`,
  'messages.muted': 'muted',
  'messages.new': ({ count }: { count: number }) => `${count} new`,
  'messages.newSpoken': ({ count }: { count: number }) => plural(count, 'new message', 'new messages'),

  'messages.empty': 'No messages yet.',
  'messages.empty.text': 'Say hello to somebody.',
  'messages.empty.rooms': 'Nothing said in your rooms yet.',
  'messages.empty.rooms.text': 'Go in and say hello.',
  'messages.empty.unread': 'Nothing unread.',
  'messages.empty.unread.text': 'You have seen it all.',

  'messages.hint.open': 'Open',
  'messages.hint.undo': 'Undo',
  'messages.hint.reply': 'Send',
  'messages.hint.answer': 'Answer from here',
  'messages.hint.next': 'Next unread',
};

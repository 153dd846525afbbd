import { plural } from './plural.ts';

const SMALL = ['Nobody', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

/** In a room (19). */
export const room = {
  'inRoom.here': ({ count }: { count: number }) => `${count} here`,
  'inRoom.hereNow': 'Here now',
  'inRoom.alone': 'Nobody else is here now.',
  'inRoom.you': 'you',
  'inRoom.and': ({ one, other }: { one: string; other: string }) => `${one} and ${other}`,
  'inRoom.typing': ({ names, count }: { names: string; count: number }) =>
    count > 2 ? `${SMALL[count] ?? count} are typing` : `${names} ${count > 1 ? 'are' : 'is'} typing`,
  'inRoom.line.typing': 'Typing',
  'inRoom.line.air': 'On camera',
  'inRoom.line.asks': 'On camera, asks first',
  'inRoom.line.hidden': 'Hidden for you',
  'inRoom.line.here': 'Here',
  'inRoom.unfold': 'Show everybody',
  'inRoom.person': 'What you can do',

  'inRoom.field': 'Write to everyone here',
  'inRoom.readAlong': ({ count }: { count: number }) =>
    count === 0 ? '' : `${count} ${count === 1 ? 'reads' : 'read'} along`,
  'inRoom.empty': 'Say hello to the room.',

  'inRoom.watch': 'Room may watch me',
  'inRoom.watch.later': ({ count }: { count: number }) => `${plural(count, 'person', 'people')}, once I am on air`,
  'inRoom.watch.now': ({ count }: { count: number }) => `${plural(count, 'person', 'people')} can watch now`,
  'inRoom.watch.could': ({ count }: { count: number }) => `${plural(count, 'person', 'people')}, if you turn it on`,
  'inRoom.watch.nobody': 'Preferences say nobody',
  'inRoom.watch.title': ({ count }: { count: number }) => `${plural(count, 'person', 'people')} can watch now.`,
  'inRoom.watch.text': ({ name }: { name: string }) =>
    `You are on air. Whoever is in ${name} while you are in it sees you without asking.`,
  'inRoom.watch.no': 'Not now',
  'inRoom.watch.yes': 'Let them watch',

  'inRoom.show': 'Show my room',
  'inRoom.stop': 'Stop my webcam',

  'inRoom.gone': ({ name }: { name: string }) => `You are no longer in ${name}`,
  'inRoom.unknown': 'That room is gone.',

  'inRoom.hint.write': 'Write',
  'inRoom.hint.watch': 'Watch',
  'inRoom.hint.ask': 'Ask to watch',
  'inRoom.hint.back': 'Go back, stay in the room',

  'inRoom.options.message': 'Message',
  'inRoom.options.befriend': 'Ask to be friends',
  'inRoom.options.watch': 'Watch',
  'inRoom.options.ask': 'Ask to watch',
  'inRoom.options.invite': 'Invite to watch me',
  'inRoom.options.hide': 'Hide for me',
};

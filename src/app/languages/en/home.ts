import { plural } from './plural.ts';

/** The home screen (02) and the menu of one's own status (24). */
export const home = {
  'home.heading': 'Friends',
  'home.tab.friends': 'Friends',
  'home.tab.webcam': 'My webcam',
  'home.onCamera': 'On camera now',
  'home.friends': 'Friends',
  'home.friends.here': ({ here }: { here: number }) => `${here} here`,
  'home.legend.camera': 'has a camera',

  'home.live': 'LIVE',
  'home.paused': 'PAUSED',
  'home.asksFirst': 'Asks first',
  'home.asking': 'Asking',
  'home.wantsToBeFriends': 'Wants to be friends',
  'home.add': 'Add a friend',
  'home.add.text': 'By their ID',
  'home.unread': ({ unread }: { unread: number }) => plural(unread, 'new message', 'new messages'),

  'home.quiet': 'It is quiet here.',
  'home.quiet.text': 'Add a friend. Their living room shows up in this place.',

  'home.hint.watch': ({ name }: { name: string }) => `Watch ${name}`,
  'home.hint.ask': ({ name }: { name: string }) => `Ask ${name}`,
  'home.hint.asking': ({ name }: { name: string }) => `Back to ${name}`,
  'home.hint.write': ({ name }: { name: string }) => `Write to ${name}`,
  'home.hint.answer': ({ name }: { name: string }) => `Answer ${name}`,
  'home.hint.tab': 'Open',
  'home.hint.self': 'Your status',

  'status.heading': 'How friends see you',
  'status.available': 'Available',
  'status.away': 'Away',
  'status.busy': 'Busy',
  'status.invisible': 'Invisible',
  'status.invisible.text': 'Friends see you as offline',
  'status.close': 'Close',
  'status.invisible.onAir': 'Friends who watch still see you',
};

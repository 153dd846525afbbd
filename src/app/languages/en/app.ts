import { plural } from './plural.ts';
import { within } from './within.ts';

/** The frame of the app: keys, keyboard, roles and states for those who hear the screen. */
export const app = {
  'app.name': 'Hearth',
  'app.failed': 'That did not load. Check the connection and try again.',

  'key.ok': 'OK',
  'key.back': 'BACK',

  'keyboard.space': 'space',
  'keyboard.send': 'Send',
  'keyboard.done': 'Done',
  'keyboard.shift': 'Capitals',
  'keyboard.delete': 'Delete',
  'keyboard.emoji': 'Emoji',
  'keyboard.symbols': 'Signs and numbers',
  'keyboard.more': 'Accents and more signs',
  'keyboard.letters': 'Letters',
  'keyboard.next': 'Next page',
  'keyboard.previous': 'Previous page',

  'role.button': 'button',
  'role.switch': 'switch',
  'role.choice': 'choice',
  'role.slider': 'slider',
  'role.tab': 'tab',
  'role.link': 'opens',
  'role.fact': '',
  'role.field': 'text field',
  'role.key': '',
  'role.picture': 'live picture',
  'role.friend': 'friend',
  'role.message': 'message',
  'role.viewer': 'watching',
  'role.chip': 'suggestion',

  'state.on': 'on',
  'state.off': 'off',
  'state.chosen': 'chosen',
  'state.unavailable': 'not yet',

  'speech.position': ({ place, count }: { place: number; count: number }) => `${place} of ${count}`,

  'connection.lost': 'Connection lost',
  'connection.trying': ({ seconds }: { seconds: number }) => `Trying again in ${plural(seconds, 'second', 'seconds')}.`,
  'connection.trying.now': 'Trying again.',
  'connection.offAir': 'You are off air.',
  'connection.waits': 'What you write is sent when it is back.',
  'connection.tryNow': 'Try now',
  'connection.back': 'Back again',
  'connection.back.text': 'Everything is where it was.',

  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.weekday': ({ day }: { day: number }) =>
    ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][day] ?? '',
  'time.month': ({ month }: { month: number }) =>
    [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ][month] ?? '',
  'time.monthOfYear': ({ month, year }: { month: string; year: number }) => `${month} ${year}`,
  'time.date': ({ day, month }: { day: number; month: string }) => `${day} ${month}`,

  'presence.here': 'Here',
  'presence.busy': 'Busy',
  'presence.away': ({ minutes }: { minutes: number }) => (minutes < 1 ? 'Away' : `Away ${away(minutes)}`),
  'presence.air': 'On camera',
  'presence.offline': 'Offline',
  'presence.offlineSince': ({ when }: { when: string }) => `Offline since ${within(when)}`,
};

/** "12 min", "2 h". */
function away(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

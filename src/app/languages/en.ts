/** One form for one, another for any other number. */
function plural(n: number, one: string, other: string): string {
  return `${n} ${n === 1 ? one : other}`;
}

/**
 * English, and by that the list of all messages. A message with parameters is a function, so that each language puts
 * them where it needs them and has as many plural forms as it has.
 */
export const en = {
  'app.name': 'Hearth',
  'app.failed': 'That did not load. Check the connection and try again.',

  'air.off': 'Off air',
  'air.on': ({ watching }: { watching: number }) => `On air · ${watching} watching`,
  'air.on.spoken': ({ watching }: { watching: number }) => `On air, ${plural(watching, 'person', 'people')} watching`,

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
};

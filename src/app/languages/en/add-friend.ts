/** Finding somebody by ID and becoming friends (20b). */
export const addFriend = {
  'add.title': 'Add a friend',
  'add.field': 'Your friend’s ID',
  'add.yours': 'Or give them yours',
  'add.yourId': 'Your ID is',
  'add.yours.text': 'They type it on their TV.',

  'add.ask': 'Ask to be friends',
  'add.ask.text': ({ name }: { name: string }) => `${name} says yes first. Until then neither sees the other.`,
  'add.asked': 'Asked',
  'add.asked.text': ({ name }: { name: string }) => `${name} has not answered yet.`,
  'add.asksMe.text': ({ name }: { name: string }) => `${name} wants to be friends. Say yes, and you see each other.`,
  'add.yes': 'Say yes',
  'add.notNow': 'Not now',
  'add.friend.text': ({ name }: { name: string }) => `You and ${name} are friends.`,
  'add.message': 'Message',
  'add.me.text': 'That is you.',
  'add.blocked.text': ({ name }: { name: string }) => `You blocked ${name}.`,
  'add.unblock': 'Unblock',

  'add.looking': 'Looking',
  'add.missing': ({ id }: { id: string }) => `Nobody has the ID ${id}`,
  'add.missing.text': 'Ask your friend how it is written, dots and all.',
  'add.short': 'An ID has at least 3 letters or numbers.',
  'add.again': 'Try again',
  'add.failed': 'That did not work. Try again.',
  'add.lost': 'The connection was lost. Try again.',
  'add.limit': 'Your list of friends is full.',

  'add.already': 'Asked already',
  'add.withdraw': ({ name }: { name: string }) => `Stop asking ${name}?`,
  'add.withdraw.text': ({ name }: { name: string }) => `${name} will no longer see that you asked.`,
  'add.withdraw.yes': 'Stop asking',
  'add.withdraw.no': 'Go on asking',

  'add.hint.ask': ({ name }: { name: string }) => `Ask ${name}`,
  'add.hint.leave': 'Leave',
};

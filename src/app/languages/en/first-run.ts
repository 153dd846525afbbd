/** 25: the home of somebody who has no friends yet. */
export const firstRun = {
  'first.title': 'It is quiet here.',
  'first.text': 'Add a friend. Their living room shows up in this place.',
  'first.add': 'Add a friend',
  'first.add.more': 'They say yes',
  'first.add.asked': ({ name }: { name: string }) => `Asked ${name}`,
  'first.look': 'Look at yourself',
  'first.look.more': 'Nobody else sees',
  'first.air': 'Go on air',
  'first.air.more': 'When you say so',
  'first.answer': ({ name }: { name: string }) => `Answer ${name}`,
  'first.answer.text': ({ name }: { name: string }) => `${name} wants to be friends.`,
  'first.room': 'Join a room by name',
  'first.try': 'Try my webcam',
  'first.phone': 'With the phone',
  'first.phone.text': 'Friends scan this and find you',
  'first.yourId': 'Your ID',
};

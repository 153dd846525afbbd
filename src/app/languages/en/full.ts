/** 15c. */
export const full = {
  'full.title': 'Every seat is taken',
  'full.text': 'This server is full. Your friends and messages are safe.',
  'full.next': ({ seconds }: { seconds: number }) =>
    `Next try in ${Math.floor(seconds / 60)}:${`0${seconds % 60}`.slice(-2)}`,
  'full.trying': 'Trying now.',
};

/** 14: quiet hours, what was missed, who watched; and the toast about what was missed. */
export const activity = {
  'preferences.quiet': 'Quiet hours',
  'preferences.activity': 'Activity',

  'quiet.heading': 'Leave me alone',
  'quiet.on': 'Quiet hours',
  'quiet.on.more': 'Every day, by the clock here',
  'quiet.from': 'From',
  'quiet.to': 'To',
  'quiet.what': 'What they do',
  'quiet.what.text':
    'Nobody is asked for anything: who wants to watch gets no answer, and invitations wait under Missed. Messages come without a sound. Whom you always allow may watch while you are on air.',
  'quiet.now': ({ until }: { until: string }) => `Quiet now, until ${until}`,
  'quiet.notNow': 'Not quiet now',
  'quiet.never': 'From and To are the same, so it is never quiet.',

  'watched.heading': 'Who watched me',
  'watched.nobody': 'Nobody yet.',
  'watched.notKept': 'This list is not kept.',
  'watched.keep': 'Keep this list',
  'watched.keep.more': 'For 30 days, seen by you alone',
  'watched.when': ({ when, long }: { when: string; long: string }) => `${when} · ${long}`,
  'watched.now': ({ when }: { when: string }) => `Watching since ${when}`,
  'watched.minutes': ({ minutes }: { minutes: number }) => (minutes < 1 ? 'under a minute' : `${minutes} min`),
  'watched.hours': ({ hours, minutes }: { hours: number; minutes: number }) =>
    minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,
  'watched.small': 'small',
  'watched.by.always': 'always allowed',
  'watched.by.friends': 'all friends',
  'watched.by.once': 'allowed once',
  'watched.by.invited': 'invited',
  'watched.by.room': 'from a room',

  'missed.heading': 'Missed',
  'missed.nothing': 'Nothing missed.',
  'missed.ask': 'Wanted to watch',
  'missed.invitation': 'Invited you to watch',
  'missed.times': ({ times }: { times: number }) => `${times} times`,
  'missed.conversation': 'Message',

  'log.unknown': 'The list cannot be shown now.',
  'log.wipe': 'Wipe',
  'log.wipe.sure': 'Wipe? OK again',
  'log.dayAndTime': ({ day, time }: { day: string; time: string }) => `${day} ${time}`,

  'missed.toast.asks': ({ asks }: { asks: number }) => `${asks} asked to watch`,
  'missed.toast.invitations': ({ invitations }: { invitations: number }) =>
    invitations === 1 ? 'One invited you' : `${invitations} invited you`,
  'missed.toast.both': ({ asks, invitations }: { asks: number; invitations: number }) =>
    `${asks} asked, ${invitations} invited you`,
  'missed.toast.quiet': 'While it was quiet',
  'missed.toast.see': 'See',
};

import type { Answers } from './answers.ts';
import type { RoomName } from './rooms.ts';
import type { Status, WatchMode } from './words.ts';

/** From, to. */
export type Range = readonly [number, number];

/** Somebody of the demo household: how they look to friends, what they do, and how they talk. */
export type Person = {
  id: string;
  name: string;
  status: Status;
  text: string;
  /** Has a camera plugged in. */
  camera: boolean;
  /** Has an old TV, which cannot play video messages. */
  oldTv?: true;
  /** On air from here; left out: never on air. */
  room?: RoomName;
  /** On air without a break for at least so long after the start. */
  staysMs?: number;
  watchMode?: WatchMode;
  /** How often an ask to watch is answered with not now, 0–1. The first never is. */
  refuses?: number;
  acceptsInvitations: boolean;
  /** Asks to watch the visitor going on air. */
  visits?: { no: string; bye: string };
  /** Something said unasked, once in a while, a time after the visitor came. */
  remark?: { afterMs: Range; texts: readonly string[] };
  /** Is here for a while, then gone for a minute. */
  comesAndGoes?: { hereMs: Range; goneMs: Range };
  /** Rooms this person sits in, of those the household has. */
  sits?: readonly string[];
  /** What is said in a room unasked, seldom. */
  says?: readonly string[];
  readMs: Range;
  typeMs: Range;
  answers: Answers;
};

/** The rooms the household has from the beginning. */
export const HOUSE_ROOMS: ReadonlySet<string> = new Set([
  'Sunday table',
  'Family',
  'Chess club',
  'Film night',
  'Garden talk',
]);

/** The account of whoever tries the demo. */
export const VISITOR = 'noa';
export const PASSWORD = 'hearth-demo';

const MINUTE = 60_000;
const QUICK = { readMs: [900, 2_000], typeMs: [2_000, 4_000] } as const;

/** Everybody who signs in. Kofi is a friend too, but never here. */
export const PEOPLE: readonly Person[] = [
  {
    id: 'maya',
    name: 'Maya',
    status: 'available',
    text: 'Soup is on',
    camera: true,
    room: 'maya',
    staysMs: 5 * MINUTE,
    watchMode: 'friends',
    sits: ['Sunday table'],
    says: ['Second pot is on.', 'Who wants the last bowl?'],
    acceptsInvitations: true,
    remark: {
      afterMs: [30_000, 50_000],
      texts: ['The soup is ready when you are.', 'There is a bowl here with your name on it.'],
    },
    ...QUICK,
    answers: {
      greeting: ['Hey you. Come and look at this soup.', 'Hi! I was just thinking of you.'],
      farewell: ['Sleep well. I keep you a bowl.', 'Good night 👋'],
      question: [
        'Yes. But first I have to stir.',
        'Ask me again with a spoon in my hand.',
        'I think so. Come and see.',
      ],
      thanks: ['Any time.', 'Thank the leeks, not me.'],
      warm: ['❤️', 'You make me laugh 😂'],
      else: ['Tell me more, I am only stirring.', 'Ha! I have to tell Theo.', 'Two minutes, then I have both hands.'],
    },
  },
  {
    id: 'theo',
    name: 'Theo',
    status: 'available',
    text: 'New headphones',
    camera: true,
    room: 'theo',
    watchMode: 'friends',
    sits: ['Sunday table'],
    says: ['Can somebody pass me a picture of the dessert.'],
    acceptsInvitations: true,
    remark: {
      afterMs: [4 * MINUTE, 6 * MINUTE],
      texts: ['These headphones. I can hear the neighbours’ cat.', 'You have to hear this record.'],
    },
    ...QUICK,
    answers: {
      greeting: ['Hey. One ear free.', 'Hi! Track four just started.'],
      farewell: ['Night. One more song for me.', 'Later 👋'],
      question: ['Say again? I had them on.', 'Probably. Depends on the bass.', 'Yes, after this song.'],
      thanks: ['No problem.', 'You are welcome.'],
      warm: ['👍', 'That one is going on the playlist.'],
      else: ['Ha, wait, the chorus.', 'I heard that. Well, I read it.', 'Good to know. Turning it down a bit.'],
    },
  },
  {
    id: 'lena',
    name: 'Lena',
    status: 'available',
    text: '',
    camera: true,
    room: 'lena',
    watchMode: 'ask',
    refuses: 0.2,
    sits: ['Film night'],
    says: ['Lights are off here. Popcorn is not.', 'I vote for the one with the train.'],
    acceptsInvitations: true,
    ...QUICK,
    answers: {
      greeting: ['Hello there.', 'Hi. I am hanging up the lights.'],
      farewell: ['Good night. I leave a light on.', 'See you 👋'],
      question: ['Good question. Let me think.', 'Yes, I would like that.', 'Tomorrow, maybe?'],
      thanks: ['Gladly.', 'Of course.'],
      warm: ['❤️', 'Same here.'],
      else: ['I see what you mean.', 'Mm, tell me over tea.', 'Nice. The lights agree.'],
    },
  },
  {
    id: 'oskar',
    name: 'Oskar',
    status: 'available',
    text: 'The boss',
    camera: true,
    room: 'oskar',
    watchMode: 'friends',
    sits: ['Sunday table', 'Film night'],
    says: ['The boss sits in front of the screen again.'],
    acceptsInvitations: true,
    ...QUICK,
    answers: {
      greeting: ['Hello from me and the boss.', 'Hi. He says nothing, but he means hi.'],
      farewell: ['Good night from all three of us.', 'Bye 👋 He is asleep already.'],
      question: ['I have to ask the boss.', 'He looked at me. I think that is a yes.', 'No idea, he sits on my notes.'],
      thanks: ['He takes all the credit.', 'You are welcome.'],
      warm: ['He purrs 😄', '❤️'],
      else: ['The boss has heard you.', 'He moved an ear. That means a lot.', 'Wait, he is on the keyboard.'],
    },
  },
  {
    id: 'jonas',
    name: 'Jonas',
    status: 'available',
    text: 'Reading. Ring me.',
    camera: true,
    sits: ['Sunday table'],
    says: ['I read you the last page, if you like.'],
    acceptsInvitations: true,
    ...QUICK,
    answers: {
      greeting: ['Hello! Good that you interrupt me.', 'Hi. Chapter nine can wait.'],
      farewell: ['Good night. One more chapter.', 'See you tomorrow 👋'],
      question: ['Let me finish the page, then yes.', 'I would say yes. Ring me?', 'The book says no, I say yes.'],
      thanks: ['With pleasure.', 'Not at all.'],
      warm: ['That made my evening.', '😄'],
      else: ['That is better than my book.', 'Go on, I have a bookmark in.', 'Ha. Ring me, it is too long to type.'],
    },
  },
  {
    id: 'grandma.rut',
    name: 'Grandma Rut',
    status: 'available',
    text: '',
    camera: true,
    sits: ['Sunday table', 'Family'],
    says: ['How good to have you all here.', 'Sit up straight, dears.'],
    acceptsInvitations: true,
    visits: { no: 'Another time, dear.', bye: 'How good to see you, dear. ❤️' },
    readMs: [3_000, 6_000],
    typeMs: [6_000, 10_000],
    answers: {
      greeting: ['Hello my dear. How good to hear from you.', 'Good day, my treasure. Have you eaten?'],
      farewell: ['Sleep well, my dear. Sweet dreams.', 'Good night ❤️ Close the window, it is cold.'],
      question: ['Let me find my glasses, dear.', 'I think so, dear. Ask your uncle too.', 'For you, always.'],
      thanks: ['Anything for you, dear.', 'You were always so polite.'],
      warm: ['❤️', 'You make an old woman happy.'],
      else: [
        'You must tell me all about it, dear.',
        'In my day we wrote letters. This is nicer.',
        'That is lovely, dear.',
      ],
    },
  },
  {
    id: 'ines',
    name: 'Inês',
    status: 'busy',
    text: 'On a call',
    camera: true,
    sits: ['Film night'],
    acceptsInvitations: false,
    ...QUICK,
    answers: {
      greeting: ['On a call, later!'],
      farewell: ['On a call. Good night!'],
      question: ['On a call, later!'],
      thanks: ['👍'],
      warm: ['❤️ On a call.'],
      else: ['On a call, later!'],
    },
  },
  {
    id: 'amir',
    name: 'Amir',
    status: 'away',
    text: '',
    camera: false,
    sits: ['Sunday table', 'Family'],
    acceptsInvitations: false,
    readMs: [40_000, 70_000],
    typeMs: [2_000, 4_000],
    answers: {
      greeting: ['Hi. Just passing the TV, out again.'],
      farewell: ['Good night!'],
      question: ['Not in the room just now. Tonight?'],
      thanks: ['Sure.'],
      warm: ['👍'],
      else: ['Saw it in passing. I write later.'],
    },
  },
  {
    id: 'piet',
    name: 'Piet',
    status: 'available',
    text: 'Cooking',
    camera: false,
    oldTv: true,
    sits: ['Family', 'Garden talk'],
    says: ['It rains. The beans are happy.'],
    acceptsInvitations: true,
    comesAndGoes: { hereMs: [4 * MINUTE, 9 * MINUTE], goneMs: [50_000, 75_000] },
    ...QUICK,
    answers: {
      greeting: ['Hello! Flour everywhere.', 'Hi. Smells good here.'],
      farewell: ['Good night. The oven is off, I checked.', 'Bye 👋'],
      question: ['Yes, when the dough has risen.', 'Salt is the answer.', 'Ask me in ten minutes.'],
      thanks: ['Come and eat.', 'You are welcome.'],
      warm: ['😄', 'Now I burn the onions.'],
      else: ['Wait, the pan.', 'With butter everything gets better.', 'Noted, on a floury slip of paper.'],
    },
  },
  {
    id: 'mika',
    name: 'Mika',
    status: 'available',
    text: 'New in town',
    camera: false,
    sits: ['Film night', 'Garden talk'],
    acceptsInvitations: true,
    ...QUICK,
    answers: {
      greeting: ['Oh, hello! You found me.', 'Hi! Still between boxes here.'],
      farewell: ['Good night. I sleep on a mattress on the floor.', 'See you 👋'],
      question: ['No idea yet, I only know three streets.', 'Yes, please.', 'Is there a good baker here?'],
      thanks: ['Thank you for asking me.', 'Happily.'],
      warm: ['😄', 'This is a good town.'],
      else: ['I have to find the kettle first.', 'Which box was that in.', 'Good to know.'],
    },
  },
];

const IDS = new Set(PEOPLE.map(({ id }) => id));

/** Whether an ID is one of the household: they do not talk to each other, there would be no end to it. */
export function isOfHousehold(id: string): boolean {
  return IDS.has(id);
}

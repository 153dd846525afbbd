/** The words of docs/protocol.md that the household says or listens to, with the fields it uses. */

export type Status = 'available' | 'away' | 'busy';
export type Presence = { status: Status | 'offline'; text: string; onAir?: 'open' | 'ask' };
export type Person = { person: string; name: string };
export type Friend = Person & { presence: Presence };
export type Clip = { clip: string; ms: number; bytes: number; state: string };
export type Message = {
  sequence: number;
  from: string;
  at: number;
  body: { kind: string; bytes: string };
  clip?: Clip;
};
export type Conversation = { with: string; last: number; unread: number; newest?: Message };
export type WatchMode = 'ask' | 'list_or_ask' | 'list_only' | 'friends' | 'nobody';
export type Settings = { watchMode: WatchMode; width: 160 | 320 | 640 };
export type Ask = { ask: string; from: Person; until: number; onAir: boolean };
export type Stream = { stream: number; width: number; height: number };
export type Demand = {
  stream: number;
  codec: string;
  width: number;
  maxKbps: number;
  maxBytes: number;
  everyMs: number;
};
export type Viewer = { person: string; small: boolean };
export type Broadcast = { broadcast: string; streams: Stream[]; demand: Demand[]; viewers: Viewer[] };
export type Opened = { viewing: string; person: string; streams: Stream[]; paused: boolean };
export type RoomCard = { room: string; name: string };
export type Room = RoomCard & { members: Person[]; asking: Person[] };
export type Token = { token: string; expiresInMs: number };

export type Start = {
  session: string;
  resumeWithinMs: number;
  device: { device: string; secret?: string };
  token?: Token;
  settings: Settings;
  friends: Friend[];
  conversations: Conversation[];
  requests: { toMe: Person[] };
  asks: Ask[];
  rooms?: { rooms: Room[]; invitations: RoomCard[] };
};
export type Welcome = { resumed: boolean; gap: boolean; time: number; start?: Start };

type Nothing = Record<never, never>;

/** Requests: what is said, and what is answered. */
export type Requests = {
  'account.sign_in': { say: { person: string; password: string; stay: boolean }; answer: Start };
  'presence.set': { say: { status: Status; text: string }; answer: Nothing };
  'settings.set': { say: { changes: Partial<Settings> }; answer: { settings: Settings } };
  'friend.answer': { say: { person: string; accept: boolean }; answer: Nothing };
  'message.send': { say: { to: string; key: string; body: { kind: 'text'; bytes: string } }; answer: Nothing };
  'message.mark': { say: { with: string; delivered?: number; read?: number }; answer: Nothing };
  'conversation.open': { say: { with: string }; answer: Nothing };
  'conversation.close': { say: { with: string }; answer: Nothing };
  'link.ticket': { say: Nothing; answer: { ticket: string; url?: string } };
  'clip.load': {
    say: { clip: string; from: number; link: string };
    answer: { stream: number; bytes: number; digest: string };
  };
  'clip.mark': { say: { clip: string; watched?: boolean }; answer: Nothing };
  'room.join': { say: { room: string }; answer: { room?: Room } };
  'room.enter': { say: { room: string }; answer: Nothing };
  'room.answer': { say: { room: string; person: string; accept: boolean }; answer: Nothing };
  'room.send': { say: { room: string; key: string; body: { kind: 'text'; bytes: string } }; answer: Nothing };
  'webcam.start': { say: { broadcast?: string; takeOver?: boolean }; answer: Broadcast };
  'webcam.stop': { say: Nothing; answer: Nothing };
  'ask.answer': { say: { ask: string; answer: 'once' | 'not_now' }; answer: { opens: boolean } };
  'view.open': {
    say: { person: string; invitation?: string; askAgain?: boolean };
    answer: ({ state: 'open' } & Opened) | { state: 'asking'; ask: string };
  };
  'view.close': { say: { viewing: string }; answer: Nothing };
};

/** Words that get no answer. */
export type Sayings = {
  seen: { seq: number };
  bye: Nothing;
  'message.typing': { to: string; typing: boolean };
  'room.typing': { room: string; typing: boolean };
};

/** Events: what the server says unasked. Those not named here are ignored, as the document asks. */
export type Events = {
  'token.renewed': Token;
  goaway: { to?: string; afterMs: number };
  'friend.asked': { request: Person };
  'friend.added': { friend: Friend };
  presence: { person: string; presence: Presence };
  'message.new': { with: string; message: Message };
  'room.added': { room: Room };
  'room.removed': { room: string };
  'room.members': { room: string; members: Person[]; asking: Person[] };
  'room.invited': { invitation: RoomCard };
  'room.new': { room: string; message: Message };
  'webcam.demand': { broadcast: string; demand: Demand[] };
  'webcam.key': { stream: number };
  'webcam.viewer': { broadcast: string; change: 'joined' | 'left' | 'changed'; viewer: Viewer };
  'webcam.ended': { broadcast: string; why: string };
  'webcam.invited': { invitation: string; from: Person };
  'ask.new': { ask: Ask };
  'ask.closed': { ask: string };
  'view.opened': Opened & { ask: string };
  'view.refused': { ask: string; person: string; why: string };
  'view.ended': { viewing: string; person: string };
};

/** What a request was refused with: a code of the catalogue, or `line.lost` when its session is over without an answer. */
export class Refusal extends Error {
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, text = '', retryAfterMs?: number) {
    super(text ? `${code}: ${text}` : code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Every word either side may say: one schema each, and the types both sides use. The union here is what
 * `docs/protocol.md` is made from. The TV imports the types only; the schemas stay on the server.
 *
 *   client → server   { "t": "message.send", "id": 7, … }         answered by { "re": 7, … } or { "re": 7, "error": … }
 *   server → client   { "t": "message.new", "seq": 12, … }        seq counts per session, for resume
 *
 * A word without an id gets no answer.
 */
import type { z } from 'zod';
import { accountEvents, accountRequests } from './words/account.ts';
import { activityEvents, activityRequests } from './words/activity.ts';
import { clipEvents, clipRequests } from './words/clips.ts';
import { directEvents, directRequests } from './words/direct.ts';
import { friendEvents, friendRequests } from './words/friends.ts';
import { householdEvents, householdRequests } from './words/household.ts';
import { messageEvents, messageRequests } from './words/messages.ts';
import { roomEvents, roomRequests } from './words/rooms.ts';
import { sessionEvents, sessionRequests } from './words/session.ts';
import { settingsEvents, settingsRequests } from './words/settings.ts';
import { soundEvents, soundRequests } from './words/sound.ts';
import { viewEvents, viewRequests } from './words/viewing.ts';
import { webcamEvents, webcamRequests } from './words/webcam.ts';

/** What a client may ask. */
export const requests = {
  ...sessionRequests,
  ...accountRequests,
  ...householdRequests,
  ...friendRequests,
  ...messageRequests,
  ...clipRequests,
  ...roomRequests,
  ...settingsRequests,
  ...webcamRequests,
  ...viewRequests,
  ...soundRequests,
  ...directRequests,
  ...activityRequests,
} as const;

/** What the server tells unasked. */
export const events = {
  ...sessionEvents,
  ...accountEvents,
  ...householdEvents,
  ...friendEvents,
  ...messageEvents,
  ...clipEvents,
  ...roomEvents,
  ...settingsEvents,
  ...webcamEvents,
  ...viewEvents,
  ...soundEvents,
  ...directEvents,
  ...activityEvents,
} as const;

export type RequestName = keyof typeof requests;
export type EventName = keyof typeof events;

/** Fields of a request as the server sees them after validation (and as a client sends them). */
export type Request<N extends RequestName> = z.infer<(typeof requests)[N]['word']>;
export type Answer<N extends RequestName> = z.infer<(typeof requests)[N]['answer']>;
export type Event<N extends EventName> = z.infer<(typeof events)[N]['word']>;

/** An event with its name: `{ t: 'presence', person, presence }`, as one discriminated union. */
export type AnyEvent = { [N in EventName]: { t: N } & Event<N> }[EventName];

export type { OwnDevice } from './words/account.ts';
export type { Missed, Watched } from './words/activity.ts';
export type { Takes } from './words/clips.ts';
export type { Capabilities, ChosenStatus, Friend, Line, OwnPresence, PersonCard, Presence } from './words/common.ts';
export type { DirectState, Ice, Signal } from './words/direct.ts';
export type { FriendRequest, Relation } from './words/friends.ts';
export type { Child, ChildAsk, Glimpse, OwnHousehold } from './words/household.ts';
export type { Body, ClipLink, Conversation, Marks, Message } from './words/messages.ts';
export type { Door, InRoom, Room, RoomCard, RoomInvitation, RoomsOfMine } from './words/rooms.ts';
export type { Start, Welcome } from './words/session.ts';
export type { Settings, WatchMode } from './words/settings.ts';
export type { SoundDemand } from './words/sound.ts';
export type { ViewingState } from './words/viewing.ts';
export type { AirState, Ask, BroadcastState, Demand, Stream, Viewer, WatchAnswer } from './words/webcam.ts';

import type { Event, Ice, Request, Signal } from '../../protocol/words.ts';

/** Which way somebody's pictures come to the screen. */
export type Path = 'relay' | 'direct';

/** What the server calls one connection between two rooms, and which end of it this TV is. */
export interface Joint {
  readonly direct: string;
  readonly role: Event<'direct.changed'>['role'];
}

/** A peer connection that exists: `peer` is the step it was made in, `step` the newest the server told. */
interface Made extends Joint {
  readonly peer: number;
  readonly step: number;
}

/**
 * offered, declined: waits for people. connecting: a peer connection is being made, pictures come by the relay. direct:
 * the relay stands still. resting: by the relay again, the connection is kept and nothing flows in it (from
 * `pausesAt` on). returning: it flows again. waiting: the connection is gone; the server tries again. Times are ms of
 * the TV's own clock.
 */
export type Link =
  | { readonly is: 'relay' }
  | (Joint & { readonly is: 'offered'; readonly yours: boolean })
  | (Joint & { readonly is: 'declined'; readonly by: 'you' | 'them' })
  | (Made & { readonly is: 'connecting'; readonly beginsBy: number | undefined; readonly until: number })
  | (Made & { readonly is: 'direct'; readonly still: boolean; readonly weakUntil: number | undefined })
  | (Made & { readonly is: 'resting'; readonly pausesAt: number | undefined })
  | (Made & { readonly is: 'returning'; readonly until: number })
  | (Joint & {
      readonly is: 'waiting';
      readonly why: 'failed' | 'lost' | 'rested';
      /** what the server has not heard of, because there was no line to say it on */
      readonly unsaid: Say | undefined;
    });

export interface Switch {
  readonly link: Link;
  /** what is on this TV's screen (of who watches) */
  readonly showing: Path;
  /** since when there is no line to the server */
  readonly cutSince: number | undefined;
}

/** A request to the server, whole. */
export type Say =
  | ({ readonly t: 'direct.signal' } & Request<'direct.signal'>)
  | ({ readonly t: 'direct.shown' } & Request<'direct.shown'>)
  | ({ readonly t: 'direct.failed' } & Request<'direct.failed'>);

export type SwitchEvent =
  | { readonly is: 'told'; readonly word: Event<'direct.changed'> }
  | { readonly is: 'signalled'; readonly word: Event<'direct.signal'> }
  /** the own peer connection has something to say to the other */
  | { readonly is: 'made'; readonly signal: Signal }
  /** how looking for a way goes */
  | { readonly is: 'ice'; readonly state: RTCIceConnectionState }
  /** a direct picture, a relayed picture is on the screen; of now, none that lay there from before */
  | { readonly is: 'directShown' }
  | { readonly is: 'relayShown' }
  /** nothing comes any more, or what is sent has ended */
  | { readonly is: 'lost' }
  /** this TV cannot make the connection after all */
  | { readonly is: 'unable' }
  | { readonly is: 'lineLost' }
  | { readonly is: 'lineBack' }
  /** a session that knows nothing of before */
  | { readonly is: 'sessionNew' }
  /** the broadcast or the viewing is over on this TV */
  | { readonly is: 'closed' }
  | { readonly is: 'time' };

export type SwitchEffect =
  /** make the peer connection of this step; `offers`: this end begins */
  | { readonly do: 'open'; readonly ice: Ice; readonly offers: boolean }
  /** something of the other end for it */
  | { readonly do: 'feed'; readonly signal: Signal }
  | { readonly do: 'say'; readonly word: Say }
  /** what this TV sends flows, or stands still, without asking the other end */
  | { readonly do: 'media'; readonly on: boolean }
  | { readonly do: 'show'; readonly path: Path }
  /** take the peer connection down; the last picture of it stays until another path is shown */
  | { readonly do: 'close' };

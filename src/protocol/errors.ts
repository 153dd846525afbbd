/**
 * Everything refused is refused with a code from this catalogue. `meaning` is for client authors and logs;
 * what a person reads comes from the TV's message catalogue, by code. TVs load nothing of it but its types:
 * what ends a connection, they find in `closings.ts`.
 */
export const errors = {
  'protocol.version': { meaning: 'No protocol version in common.' },
  'protocol.malformed': { meaning: 'Not a word: not JSON, not an object, or without a type.' },
  'protocol.first_word': { meaning: 'The first word of a connection must be hello (or link.open).' },
  'protocol.too_big': { meaning: 'A frame over the size limit.' },
  'word.unknown': { meaning: 'This server does not know a word of that type.' },
  'word.invalid': { meaning: 'A field of the word is missing or out of its range; text names it.' },
  'word.not_signed_in': { meaning: 'The word needs a person, and nobody is signed in on this connection.' },
  'limit.words': { meaning: 'Too many words in a short time.' },
  'limit.bytes': { meaning: 'Too many bytes in a short time.' },
  'limit.often': { meaning: 'This person has said that word too often; again after retryAfterMs.' },
  'limit.sessions': { meaning: 'This person is signed in on as many TVs at once as one can be.' },
  'limit.outbox': { meaning: 'The client takes its words too slowly.' },

  'auth.wrong': { meaning: 'ID and password do not match. The same answer whether the ID exists or not.' },
  'auth.slow_down': { meaning: 'Too many wrong tries; try again after retryAfterMs.' },
  'auth.busy': { meaning: 'The server is checking as many passwords as it can; try again after retryAfterMs.' },
  'auth.token_expired': { meaning: 'The token is unknown or over. Sign in another way.' },
  'auth.stay_refused': { meaning: 'This TV is no longer signed in here.' },
  'auth.session_gone': { meaning: 'The session to resume is over. Start a new one.' },
  'auth.disabled': { meaning: 'The account has been closed by the operator.' },
  'account.taken': { meaning: 'Somebody has this ID already.' },
  'account.closed': { meaning: 'This server does not take new people.' },
  'account.password_weak': { meaning: 'The password is too easy to guess.' },
  'account.picture_refused': { meaning: 'Not a JPEG, PNG or WebP, too many bytes, or too small or large in pixels.' },
  'device.unknown': { meaning: 'This person is signed in on no other TV of that name.' },

  'pin.needed': { meaning: 'This takes the PIN. For a guardian: choose one first.' },
  'pin.wrong': { meaning: 'That was not the PIN; left says how many tries there are before a pause.' },
  'pin.wait': { meaning: 'Too many wrong PINs on this TV; try again after retryAfterMs.' },
  'pin.kept': { meaning: 'A guardian keeps a PIN for as long as there are children.' },
  'guest.cannot': { meaning: 'A guest on a TV cannot do that.' },
  'guest.cannot_air': { meaning: 'Guests may not go on air on this TV.' },
  'child.cannot': { meaning: 'That is for the guardian of this account to decide.' },
  'child.room': { meaning: 'A child enters only rooms its guardian is one of the people of.' },
  'child.unknown': { meaning: 'You are the guardian of nobody of that ID, or nothing waits there.' },
  'child.limit': { meaning: 'You are the guardian of as many children as one can be.' },

  'session.taken_over': { meaning: 'The same TV opened a newer connection.' },
  'session.signed_out': { meaning: 'This TV was signed out.' },
  'session.ended': { meaning: 'The session is over.' },
  'server.stopping': { meaning: 'The server is stopping; connect again.' },
  'server.full': { meaning: 'Every place on this server is taken; it is worth trying again.' },
  'server.failed': { meaning: 'Something went wrong on the server. The word may be sent again.' },
  'link.refused': { meaning: 'The ticket is unknown, used or over.' },

  'person.unknown': { meaning: 'Nobody of that ID (or nobody who wants to be found by you).' },
  'friend.only': { meaning: 'Only friends can do that.' },
  'friend.already': { meaning: 'You are friends already.' },
  'friend.self': { meaning: 'That is you.' },
  'friend.limit': { meaning: 'The friends list is full.' },
  'friend.no_request': { meaning: 'There is no request from that person.' },

  'report.limit': { meaning: 'You have reported as often as one can in a day; again after retryAfterMs.' },

  'message.too_long': { meaning: 'The text is longer than 500 characters, or the body than its byte limit.' },
  'message.empty': { meaning: 'There is nothing in the message.' },
  'message.key_reused': { meaning: 'The same client-made key was used for a different message.' },

  'video.no_conversation': { meaning: 'Open the conversation on this TV first.' },
  'video.none': { meaning: 'They are here: open the video session first.' },
  'video.offline': { meaning: 'That person is not here.' },
  'video.cannot': { meaning: 'None of their TVs can play a video message.' },
  'clip.unknown': { meaning: 'There is no such video message, or it is not yours.' },
  'clip.gone': { meaning: 'The video message is no longer on the server.' },
  'clip.too_large': { meaning: 'Longer or larger than the operator allows.' },
  'clip.quota': { meaning: 'This person has as much on the server as one may have.' },
  'clip.full': { meaning: 'The server has no room for it; again after retryAfterMs.' },
  'clip.busy': { meaning: 'As many transfers are under way as one person may have.' },
  'clip.no_link': { meaning: 'A video message travels on a media link of its own, and there is none of that name.' },
  'clip.incomplete': { meaning: 'Not all of it has come yet: clip.send says from which byte on.' },
  'clip.broken': { meaning: 'What came is not what was announced. It is deleted; send it from the beginning.' },
  'clip.damaged': { meaning: 'The copy on the server is damaged, and is given to nobody.' },

  'room.unknown': { meaning: 'There is no such room, or you are not one of its people.' },
  'room.taken': { meaning: 'There is a room of this name already.' },
  'room.full': { meaning: 'The room has as many people as it can have.' },
  'room.limit': { meaning: 'You are in as many rooms as one can be.' },
  'room.invitation_only': { meaning: 'Into this room one is invited.' },
  'room.no_request': { meaning: 'That person has not asked, or was answered already.' },

  'webcam.elsewhere': { meaning: 'You are on air on another TV. Ask to take over.' },
  'webcam.off_air': { meaning: 'You are not on air.' },
  'webcam.unknown_viewer': { meaning: 'That person is not watching.' },
  'ask.over': { meaning: 'The question has been answered, withdrawn or is too old.' },
  'ask.too_soon': { meaning: 'You asked a moment ago; again after retryAfterMs.' },
  'view.off_camera': { meaning: 'That person is not on camera.' },
  'view.not_permitted': { meaning: 'Only people with a permission in force may watch without asking.' },
  'view.unknown': { meaning: 'There is no such viewing on this session.' },
  'view.line_too_slow': { meaning: 'There are no thumbnails on a slow line.' },
  'direct.over': { meaning: 'There is no such direct connection of this TV, or the step is past.' },
  'direct.not_agreed': { meaning: 'Nothing is handed on before both have said yes, nor to a connection that is gone.' },
  'direct.candidate_refused': { meaning: 'This person shows no address: only candidates of TURN are handed on.' },
  'view.limit': { meaning: 'Too many webcams open at once.' },
} as const satisfies Record<string, { meaning: string }>;

export type ErrorCode = keyof typeof errors;

/** What travels: the code, a sentence for developers, and when it is worth trying again. */
export interface ErrorBody {
  code: ErrorCode;
  text: string;
  retryAfterMs?: number;
  /** of pin.wrong: tries before a pause */
  left?: number;
}

/** Thrown wherever something is refused; the gateway turns it into an answer. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly left: number | undefined;

  constructor(code: ErrorCode, options: { text?: string; retryAfterMs?: number; left?: number } = {}) {
    super(options.text ?? errors[code].meaning);
    this.name = 'Refusal';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.left = options.left;
  }

  /** The form that travels. */
  toBody(): ErrorBody {
    const body: ErrorBody = { code: this.code, text: this.message };
    if (this.retryAfterMs !== undefined) body.retryAfterMs = this.retryAfterMs;
    if (this.left !== undefined) body.left = this.left;
    return body;
  }
}

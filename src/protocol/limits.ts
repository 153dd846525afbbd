/**
 * Every number both ends must agree on. Times are milliseconds, sizes bytes, unless the name says otherwise.
 * `docs/protocol.md` repeats them for client authors; a test holds the two together.
 */

/** The one protocol version spoken so far. A client offers a range, the server picks the highest it shares. */
export const PROTOCOL = { min: 1, max: 1 } as const;

/** Largest text frame (one word). */
export const WORD_BYTES = 16 * 1024;
/** Largest binary frame (one or more packets). */
export const FRAME_BYTES = 64 * 1024;
/** Largest payload of one packet on the fastest line. */
export const PAYLOAD_BYTES = 48 * 1024;

export const MESSAGE_CHARACTERS = 500;
/** A text of 500 characters is at most this long in UTF-8; other kinds of body share the limit. */
export const MESSAGE_BYTES = 4096;
export const PAGE_MESSAGES = 50;

export const PERSON_ID = { min: 3, max: 32 } as const;
export const NAME_CHARACTERS = 40;
export const STATUS_TEXT_CHARACTERS = 60;
/** Longest time after which a status text can be made to clear itself. */
export const STATUS_TEXT_MS = 7 * 24 * 3600_000;
/** Status texts of before that are kept for choosing them again (24). */
export const RECENT_TEXTS = 5;
/** Nobody has pressed a key for this long: away by itself, and a TV that is on air asks. */
export const IDLE_MS = 15 * 60_000;
export const PASSWORD_CHARACTERS = { min: 8, max: 128 } as const;
export const DEVICE_NAME_CHARACTERS = 40;
/** Largest picture of a person: it travels as base64 within one word. */
export const AVATAR_BYTES = 12_000;
/** Shortest and longest side of one, pixels: a small file must not unfold into a huge picture on a friend’s TV. */
export const AVATAR_SIDE = { min: 16, max: 512 } as const;
/** Colours somebody without a picture may choose for their letter. */
export const AVATAR_COLOURS = 5;
/** How long the address of an export works. */
export const EXPORT_MS = 10 * 60_000;
export const FRIENDS = 500;
export const LIST_PEOPLE = 500;

/** W1: an access token is opaque and short-lived; the server renews it over the live connection. */
export const TOKEN_MS = 10 * 60_000;
/** "Stay signed in" ends when a TV has not been used for this long. */
export const STAY_MS = 90 * 24 * 3600_000;

/** X9: a PIN; after five wrong ones in a row a pause, longer each time. */
export const PIN_DIGITS = 4;
export const PIN_TRIES = 5;
export const PIN_WAIT_MS = { min: 60_000, max: 15 * 60_000 } as const;
/** A visit of somebody who is a guest on a TV. */
export const GUEST_MS = 2 * 3600_000;
/** People of one TV, and children of one guardian. */
export const HOUSEHOLD_PEOPLE = 20;
export const CHILDREN = 12;

/** X4: the server pings; a peer that has been silent this long is dead. */
export const PING_MS = 5_000;
export const DEAD_MS = 15_000;
/** TVs on which a person is signed in at once. */
export const SESSIONS = 50;
/** X4: a session waits this long for its TV to come back. */
export const RESUME_MS = 60_000;
/** X4: being on air survives a shorter cut than watching does ("Settled" 6). */
export const AIR_RESUME_MS = 30_000;
/** X4: how long a server waits after its start before it calls anybody gone. */
export const RESTART_GRACE_MS = 20_000;
/** A session keeps this many unseen words for its TV; past either bound the next resume has a gap. */
export const OUTBOX_WORDS = 500;
export const OUTBOX_BYTES = 256 * 1024;
/** A client says which words it has seen at least this often (words or time, whichever comes first). */
export const SEEN_EVERY_WORDS = 16;
export const SEEN_EVERY_MS = 5_000;
/** Answers kept for a client that asks the same thing again after a cut. */
export const ANSWERS_KEPT = 64;

/** W7: no answer in this time means "not now". */
export const ASK_MS = 45_000;
/** "Settled" 4: asking again, at most once a minute; after three "not now" nobody is bothered again in this broadcast. */
export const ASK_AGAIN_MS = 60_000;
export const NOT_NOW_LIMIT = 3;
/** An invitation to watch waits this long on the invited TV, then stays a line in the conversation. */
export const INVITATION_MS = 45_000;
/** After "allow" on a TV that is off air, how long the broadcast may take to begin (3-2-1 and the camera). */
export const AIR_START_MS = 20_000;

/** Widths a broadcast can be sent at; 16:9. */
export const WIDTHS = [160, 320, 640] as const;
/** A thumbnail ("small" view): one picture this often, at the smallest width. */
export const SMALL_EVERY_MS = 5_000;
/** Largest picture by class of line: a word never waits more than about a second behind one (`research` 2.3). */
export const PICTURE_BYTES = { slow: 2 * 1024, steady: 8 * 1024, fast: 24 * 1024 } as const;
/** What a line has to bear to be taken for steady or fast, kbps (W17). */
export const LINE_KBPS = { steady: 64, fast: 224 } as const;
/** W19: steps from the usual allowance of a service level to the most that a person may choose. */
export const ALLOWANCE_STEPS = 10;
/** Where a TV fetches bytes to measure its line by. */
export const PROBE_PATH = '/probe';
export const PROBE_BYTES = 32 * 1024;
/** X1: sound by class of line: the shorter the line, the longer the packets, because each costs what carries it too. */
export const SOUND_KBPS = { slow: 6, steady: 12, fast: 24 } as const;
export const SOUND_PACKET_MS = { slow: 120, steady: 60, fast: 20 } as const;
/** X1: the simple codec (G.711, µ-law), on fast lines only. */
export const SOUND_PCMU = { kbps: 64, packetMs: 40 } as const;
/** Largest payload of a packet of sound. */
export const SOUND_BYTES = 512;
/** How loud somebody speaks, in steps above silence; told at most this often, and over after so long without a word. */
export const SOUND_LEVELS = 9;
export const SOUND_LEVEL_EVERY_MS = 100;
export const SOUND_LEVEL_LASTS_MS = 2_000;
/** So many of those who watch talk to one broadcaster at once. */
export const TALKERS = 4;
/** W21: from both yes to the first direct picture on the screen, and from "flow again" to it (W23). */
export const DIRECT_CONNECT_MS = 15_000;
export const DIRECT_RETURN_MS = 5_000;
/** How long exactly one has to have watched before it is direct again. */
export const DIRECT_CALM_MS = 5_000;
/** From a failure to the next try; each is twice the one before. */
export const DIRECT_AGAIN_MS = { min: 30_000, max: 10 * 60_000 } as const;
/** Longest description of a peer connection, and how many signals one may take. */
export const SIGNAL_CHARACTERS = 12_000;
export const SIGNALS = 100;
/** Addresses of STUN or TURN servers; how long a name and password for TURN work. */
export const ICE_SERVERS = 8;
export const TURN_MS = 5 * 60_000;
/** A viewer that has acknowledged nothing for this long is paused until it does. */
export const ACK_STALL_MS = 15_000;

/** W28: a room's name, how many people a room has at most, and how many rooms a person. */
export const ROOM_NAME_CHARACTERS = 40;
export const ROOM_PEOPLE = 25;
export const ROOMS = 50;

/** What was missed and who watched is kept this long, and at most this many entries a list. */
export const LOG_MS = 30 * 24 * 3600_000;
export const LOG_ENTRIES = 100;
/** How often one person may report others in a day. */
export const REPORTS_A_DAY = 10;

/** V4: largest piece of a video message by class of line, and how many may be on their way unacknowledged. */
export const CLIP_PIECE_BYTES = { slow: 1024, steady: 4 * 1024, fast: 8 * 1024 } as const;
export const CLIP_WINDOW_PIECES = 2;
/** An upload nobody goes on with is deleted after this time. */
export const CLIP_UPLOAD_MS = 7 * 24 * 3600_000;

/** A dot-dot-dot that nobody renewed is over. */
export const TYPING_MS = 6_000;

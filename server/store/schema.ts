/**
 * The tables, as Kysely sees them. Times are ms since 1970; flags are 0 or 1, which both SQLite and
 * PostgreSQL take. Secrets are stored as hashes only.
 */
export interface Schema {
  accounts: {
    person: string;
    name: string;
    avatar: string | null;
    /** argon2id, PHC form */
    password: string;
    created_at: number;
    disabled_at: number | null;
    /** service level the operator gave; null: none */
    level: string | null;
    /** when the operator last signed every TV of the person out */
    signed_out_at: number | null;
    status: string;
    status_text: string;
    /** when the text is cleared; null: it stays */
    status_text_until: number | null;
    /** texts of before, newest first; a JSON array, null: none */
    status_texts: string | null;
    status_since: number;
    /** when friends last saw this person here */
    last_here: number;
  };
  /** IDs of people who deleted their account, as hashes: nobody gets them again. */
  gone: { hash: string; at: number };
  avatars: { hash: string; type: string; bytes: Uint8Array };
  devices: {
    device: string;
    person: string;
    secret_hash: string;
    name: string;
    kind: string;
    created_at: number;
    seen_at: number;
    /** for the visit of a guest: the row goes with it, at the latest then */
    guest_until: number | null;
    /** 1: it plays video messages, 0: it cannot, as it said when it was last on; null: it never said */
    plays_video: number | null;
  };
  /** A person's PIN, hashed as passwords are. */
  pins: { person: string; hash: string };
  /** Wrong PINs in a row, of one person on one TV. */
  pin_tries: { person: string; device: string; wrong: number; not_before: number };
  /** `family_since`: they see family only, since then. */
  children: { person: string; guardian: string; family_since: number | null };
  family: { child: string; person: string };
  /** A friend request that waits for the guardian of `child`, who is one of the two. */
  child_asks: { from_person: string; to_person: string; child: string };
  tokens: { hash: string; person: string; device: string; expires_at: number };
  /** "Stay signed in": a family of secrets, each replacing the last (see accounts/stay.ts). */
  stays: {
    family: string;
    person: string;
    device: string;
    generation: number;
    current_hash: string;
    next_hash: string | null;
    expires_at: number;
  };
  /** One row a pair, the lesser ID first. */
  friendships: { first: string; second: string; since: number };
  friend_requests: { from_person: string; to_person: string; at: number };
  blocks: { person: string; blocked: string; at: number };
  settings: { person: string; json: string };
  /** One row a pair, the lesser ID first. `last` is the number of the newest message. */
  conversations: { id: string; first: string; second: string; last: number };
  messages: {
    conversation: string;
    sequence: number;
    from_person: string;
    key: string;
    at: number;
    kind: string;
    bytes: string;
    /** 1: only its sender ever sees it (the recipient has blocked them) */
    hidden: number;
  };
  /** How far a person has got; `told_` is how far the other side may know (invisible people give nothing away). */
  cursors: {
    conversation: string;
    person: string;
    delivered: number;
    read: number;
    told_delivered: number;
    told_read: number;
  };
  /** What somebody has chosen for a conversation, for themselves: muted 0 or 1, deleted up to the number `cleared`. */
  conversation_choices: { person: string; other: string; muted: number; cleared: number };
  /** `key`: the name as names are compared. `last` is the number of the newest message. */
  rooms: { room: string; name: string; key: string; door: string; made_at: number; last: number };
  /** `seen_from`: what was said after this number is theirs to read; `read`: how far they have. */
  room_members: {
    room: string;
    person: string;
    joined_at: number;
    may_watch: number;
    muted: number;
    seen_from: number;
    read: number;
  };
  /** One row for each who invited: their friend sees it as long as neither has blocked the other. */
  room_invitations: { room: string; person: string; from_person: string; at: number };
  room_requests: { room: string; person: string; at: number; refused: number };
  room_messages: {
    room: string;
    sequence: number;
    from_person: string;
    key: string;
    at: number;
    kind: string;
    bytes: string;
  };
  /** Who never sees a message: there was a block between them and its sender when it was said. */
  room_hidden: { room: string; sequence: number; person: string };
  /** Who was here when a server was last heard of: lets presence survive a restart and a move. */
  presence: { person: string; server: string; json: string; seen_at: number };
  broadcasts: { broadcast: string; person: string; device: string; since: number; ended_at: number | null };
  /** What nobody answered. `times`: since it was last looked at; `quiet`, `seen`: 0 or 1. */
  missed: {
    id: string;
    person: string;
    other: string;
    what: string;
    at: number;
    times: number;
    quiet: number;
    seen: number;
  };
  /** Who watched a person, in their own log. */
  watched: {
    id: string;
    person: string;
    other: string;
    from_at: number;
    to_at: number;
    small: number;
    by: string;
  };
  /** What somebody told the operator about a person. */
  reports: {
    report: string;
    from_person: string;
    person: string;
    why: string;
    at: number;
    closed_at: number | null;
  };
  /** What was decided about somebody for one broadcast: 'granted', 'invited' or 'removed'. */
  guests: { broadcast: string; person: string; state: string };
  /** What was answered about a direct connection in one broadcast. `side`: 'broadcaster' or 'viewer'; `yes`: 0 or 1. */
  direct_answers: { broadcast: string; viewer: string; side: string; yes: number };
  /** Files of video messages, by what is in them (SHA-256). */
  clip_files: { digest: string; bytes: number };
  /** What one of the two holds of a video message. `digest` null: gone for them. */
  clip_refs: {
    ref: string;
    person: string;
    other: string;
    /** 'sender' or 'recipient' */
    role: string;
    sequence: number;
    digest: string | null;
    bytes: number;
    ms: number;
    sound: number;
    at: number;
    /** how far the recipient has got; on the sender's row as far as they may know (invisible people give nothing away) */
    arrived_at: number | null;
    watched_at: number | null;
  };
  /** Video messages on their way in. `at`: when somebody last went on with it; `waits`: 0, only while the other is here. */
  clip_uploads: {
    upload: string;
    person: string;
    other: string;
    key: string;
    digest: string;
    bytes: number;
    ms: number;
    sound: number;
    waits: number;
    at: number;
  };
}

import { Friend } from './friend.ts';
import { PEOPLE } from './people.ts';
import { Rooms } from './rooms.ts';
import { Rota } from './rota.ts';

/**
 * The demo household: friends in their living rooms, in one process, who speak only docs/protocol.md.
 * `node demo/household.ts ws://127.0.0.1:8080/ws [cache folder]`
 */

/** One after the other, so that a small server is not asked for nine passwords at once. */
const APART_MS = 120;
/** Time for the last words to leave. */
const GOODBYE_MS = 200;

const [url, cache] = process.argv.slice(2);
if (!url) {
  console.error('The address of the server is missing: node demo/household.ts ws://127.0.0.1:8080/ws [cache folder]');
  process.exit(2);
}

const home = { url, rooms: new Rooms(cache), rota: new Rota(Date.now()), log: (text: string) => console.error(text) };
const friends = PEOPLE.map((person) => new Friend(person, home));
const coming = friends.map((friend, i) => setTimeout(() => friend.join(), i * APART_MS));

let leaving = false;
function leave(): void {
  if (leaving) return;
  leaving = true;
  for (const timer of coming) clearTimeout(timer);
  for (const friend of friends) friend.leave();
  setTimeout(() => process.exit(0), GOODBYE_MS);
}

process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// started with a channel to its parent, it does not outlive it
process.on('disconnect', leave);

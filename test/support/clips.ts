import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clips } from '../../src/model/clips-shape.ts';
import type { Shelf } from '../../src/platform/shelf.ts';
import type { SealedClip } from '../../src/protocol/clip/writer.ts';
import type { Message } from '../../src/protocol/words.ts';
import type { TestTv } from './household.ts';
import { seeded } from './random.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/clips/store.ts';

/** A sealed take of so many bytes; what is in it does not matter to who carries it. */
export function take(bytes: number, seed = 1, ms = 12_000): SealedClip {
  const random = seeded(seed);
  const content = Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256));
  return { bytes: content, digest: digestOf(content), ms, width: 320, height: 180, sound: true };
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files a real server has stored. @param folder of its data */
export function storedClips(folder: string): Uint8Array[] {
  const wholes = join(folder, 'clips', 'wholes');
  return readdirSync(wholes).flatMap((drawer) =>
    readdirSync(join(wholes, drawer)).map((name) => readFileSync(join(wholes, drawer, name))),
  );
}

/** Video messages of a TV, with the conversation with somebody on its screen. */
export async function talking(tv: TestTv, person: string): Promise<Clips> {
  const clips = await tv.tv.clips.load();
  clips.with(person).open();
  await tv.tv.conversations.with(person).open();
  return clips;
}

/** A shelf in memory, which outlives the TV that uses it. */
export function memoryShelf<T>(things = new Map<string, T>()): Shelf<T> & { things: Map<string, T> } {
  return {
    things,
    put: async (name, thing) => void things.set(name, thing),
    all: async () => [...things.values()],
    remove: async (name) => void things.delete(name),
  };
}

/** The video messages of a conversation as a TV shows them. */
export const videosOf = (tv: TestTv, person: string): Message[] =>
  tv.tv.conversations
    .with(person)
    .thread.peek()
    .messages.filter(({ body }) => body.kind === 'video');

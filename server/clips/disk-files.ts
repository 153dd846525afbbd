import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ClipFiles, DiskFull } from './files.ts';

/** The server writes it, nobody else reads it; a whole is never written again. */
const PRIVATE = 0o600;
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Video messages in a folder: `parts/<upload>` and `wholes/<first two signs>/<digest>`.
 * @param folder made if missing
 */
export function diskFiles(folder: string): ClipFiles {
  const parts = join(folder, 'parts');
  const wholes = join(folder, 'wholes');
  for (const path of [parts, wholes]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const partAt = (part: string): string => join(parts, part);
  const wholeAt = (digest: string): string => join(wholes, digest.slice(0, 2), digest);

  return {
    size: async (part) => (await ifThere(stat(partAt(part))))?.size ?? 0,
    write: async (part, offset, bytes) => {
      const file = await opened(partAt(part));
      try {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
          done += bytesWritten;
        }
      } catch (error) {
        throw isFull(error) ? new DiskFull() : error;
      } finally {
        await file.close();
      }
    },
    digestOf: async (part) => {
      await synced(partAt(part));
      return digestOfFile(partAt(part));
    },
    seal: async (part, digest) => {
      const to = wholeAt(digest);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      // In one step, and in place of a damaged one of the same name, should there be one.
      await rename(partAt(part), to);
      await synced(dirname(to));
      await synced(wholes);
      await synced(parts);
    },
    drop: (part) => rm(partAt(part), { force: true }),
    verify: async (digest) => (await ifThere(digestOfFile(wholeAt(digest)))) === digest,
    read: async (digest, offset, length) => {
      const file = await open(wholeAt(digest), 'r');
      try {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    remove: (digest) => rm(wholeAt(digest), { force: true }),
    parts: () => readdir(parts),
    wholes: async () => {
      const drawers = await readdir(wholes);
      const each = await Promise.all(drawers.map((drawer) => readdir(join(wholes, drawer))));
      return each.flat();
    },
    free: async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

async function opened(path: string): Promise<FileHandle> {
  const existing = await ifThere(open(path, 'r+'));
  return existing ?? open(path, 'wx+', PRIVATE);
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What was written into a file, or renamed in a folder, would survive the power going. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);
const isFull = (error: unknown): boolean => NO_ROOM.includes(codeOf(error));

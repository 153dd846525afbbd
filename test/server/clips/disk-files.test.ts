import { createHash } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles } from '../../../server/clips/disk-files.ts';
import type { ClipFiles } from '../../../server/clips/files.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { temporaryFolder } from '../../support/server-process.ts';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const CONTENT = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 31) & 0xff);
const NAME = digestOf(CONTENT);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** The stand-in of the other tests keeps to the same. */
describe.each<[string, () => ClipFiles]>([
  ['on a disk', () => diskFiles(join(folder.path, 'clips'))],
  ['in memory', () => new MemoryFiles()],
])('files of video messages %s', (_name, open) => {
  async function stored(files: ClipFiles, part = 'part'): Promise<void> {
    await files.write(part, 0, CONTENT);
    expect(await files.digestOf(part)).toBe(NAME);
    await files.seal(part, NAME);
  }

  it('grow piece by piece, and go on where they stopped', async () => {
    const files = open();
    expect(await files.size('part')).toBe(0);
    await files.write('part', 0, CONTENT.subarray(0, 10_000));
    await files.write('part', 10_000, CONTENT.subarray(10_000, 20_000));
    expect(await files.size('part')).toBe(20_000);
    // What was written before may come again.
    await files.write('part', 15_000, CONTENT.subarray(15_000));
    expect(await files.digestOf('part')).toBe(NAME);
  });

  it('are whole or not there', async () => {
    const files = open();
    await files.write('part', 0, CONTENT.subarray(0, 5));
    expect(await files.verify(NAME)).toBe(false);
    await expect(files.read(NAME, 0, 5)).rejects.toThrow();
    expect([await files.parts(), await files.wholes()]).toEqual([['part'], []]);
    await files.drop('part');
    await stored(files);
    expect([await files.parts(), await files.wholes()]).toEqual([[], [NAME]]);
    expect(await files.verify(NAME)).toBe(true);
    expect(await files.size('part')).toBe(0);
  });

  it('are read from anywhere, and end where they end', async () => {
    const files = open();
    await stored(files);
    expect(await files.read(NAME, 99_990, 100)).toEqual(CONTENT.slice(99_990));
    expect(await files.read(NAME, 500, 7)).toEqual(CONTENT.slice(500, 507));
  });

  it('are the same file for everybody who sends the same', async () => {
    const files = open();
    await stored(files, 'one');
    await stored(files, 'two');
    expect([await files.parts(), await files.wholes()]).toEqual([[], [NAME]]);
    expect(await files.verify(NAME)).toBe(true);
  });

  it('can be deleted whether they are there or not', async () => {
    const files = open();
    await files.remove(NAME);
    await files.drop('none');
    await stored(files);
    await files.remove(NAME);
    expect([await files.parts(), await files.wholes()]).toEqual([[], []]);
  });
});

describe('on a disk', () => {
  it('nobody but the server reads them', async () => {
    const files = diskFiles(join(folder.path, 'clips'));
    await files.write('part', 0, CONTENT);
    expect(statSync(join(folder.path, 'clips')).mode & 0o077).toBe(0);
    expect(statSync(join(folder.path, 'clips', 'parts', 'part')).mode & 0o077).toBe(0);
  });

  it('a changed byte is noticed, and so is one that is missing or too many', async () => {
    const files = diskFiles(join(folder.path, 'clips'));
    const path = join(folder.path, 'clips', 'wholes', NAME.slice(0, 2), NAME);
    for (const changed of [CONTENT.with(50_000, 1), CONTENT.subarray(1), Uint8Array.of(...CONTENT.subarray(0, 9), 0)]) {
      await files.write('part', 0, CONTENT);
      await files.digestOf('part');
      await files.seal('part', NAME);
      expect(await files.verify(NAME)).toBe(true);
      writeFileSync(path, changed);
      expect(await files.verify(NAME)).toBe(false);
    }
  });

  it('a server that starts again finds what was there', async () => {
    await diskFiles(join(folder.path, 'clips')).write('part', 0, CONTENT.subarray(0, 77));
    const files = diskFiles(join(folder.path, 'clips'));
    expect(await files.size('part')).toBe(77);
    expect(readdirSync(join(folder.path, 'clips'))).toEqual(['parts', 'wholes']);
    expect(await files.free()).toBeGreaterThan(0);
  });
});

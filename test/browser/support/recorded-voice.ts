import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackPackage } from '../../support/npm-package.ts';

/**
 * Somebody who really speaks: eleven seconds of John F. Kennedy's inaugural address (1961; public domain, a work of the
 * United States government), from an npm package that carries them. Fetched for measuring only and never shipped.
 */
const PACKAGE = 'nodejs-whisper@0.3.1';
const INTEGRITY = 'sha512-ceoilUVraRuR5FnNyXpGQT2auAR48Oc3AQBEmkXnVpSn9iN6yVRzQBFCqVTGWbk6Wdi95NhvwXNzFvuR7erLWw==';
const PART = 'cpp/whisper.cpp/samples/jfk.mp3';

const cache = fileURLToPath(new URL('../../../.cache/voice/', import.meta.url));
const ffmpeg = process.env['FFMPEG_PATH'] ?? 'ffmpeg';

export const RECORDED_RATE = 48_000;

/** Path of a file for the fake microphone, which plays it over and over: 16 bit, one channel. */
export const recordedVoiceFile = (): string => converted('voice.wav', ['-c:a', 'pcm_s16le']);

/** The same as samples, −1 to 1, at `RECORDED_RATE`. */
export function recordedVoice(): Float32Array {
  const bytes = readFileSync(converted('voice.f32', ['-f', 'f32le']));
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
}

function converted(name: string, how: string[]): string {
  const file = join(cache, name);
  if (existsSync(file)) return file;
  const source = join(cache, 'package', PART);
  if (!existsSync(source)) unpackPackage(PACKAGE, INTEGRITY, cache, PART);
  // ffmpeg goes by the end of a name.
  const part = join(cache, `part-${name}`);
  const form = ['-ac', '1', '-ar', String(RECORDED_RATE), ...how];
  execFileSync(ffmpeg, ['-loglevel', 'error', '-y', '-i', source, ...form, part], { stdio: 'inherit' });
  renameSync(part, file);
  return file;
}

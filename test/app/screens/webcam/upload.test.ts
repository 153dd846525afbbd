import { beforeEach, expect, test } from 'vitest';
import { UploadMeter } from '../../../../src/app/screens/webcam/upload.ts';

let meter: UploadMeter;
let sent: { bytes: number; pictures: number };
const BEGAN = 1_000_000;

beforeEach(() => {
  sent = { bytes: 99_999, pictures: 99 };
  meter = new UploadMeter(() => {
    const read = sent;
    sent = { bytes: 0, pictures: 0 };
    return read;
  });
  meter.begin(BEGAN);
});

/** A second in which so much goes out, and what is read at its end. */
const second = (number: number, bytes: number, pictures: number) => {
  sent = { bytes, pictures };
  return meter.read(BEGAN + number * 1_000);
};

test('counts from when it begins', () => {
  expect(second(1, 25_000, 5)).toEqual({ kbps: 200, perSecond: 5 });
});

test('a lump in one second is no rate', () => {
  for (let number = 1; number <= 5; number += 1) second(number, 25_000, 5);
  expect(second(6, 30_000, 6).kbps).toBe(208);
});

test('what was more than five seconds ago counts no more', () => {
  for (let number = 1; number <= 5; number += 1) second(number, 100_000, 20);
  for (let number = 6; number <= 9; number += 1) second(number, 10_000, 2);
  expect(second(10, 10_000, 2)).toEqual({ kbps: 80, perSecond: 2 });
});

test('read twice at once it says no nonsense', () => {
  sent = { bytes: 1_000, pictures: 1 };
  expect(meter.read(BEGAN).kbps).toBe(16);
});

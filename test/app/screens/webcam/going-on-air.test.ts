import { beforeEach, expect, test } from 'vitest';
import { GoingOnAir } from '../../../../src/app/screens/webcam/going-on-air.ts';
import type { Mode } from '../../../../src/app/screens/webcam/mode.ts';

const OPENING: Mode = { is: 'before', picture: false, starting: false };
const PICTURE: Mode = { is: 'before', picture: true, starting: false };
const STARTING: Mode = { is: 'before', picture: true, starting: true };
const ON: Mode = { is: 'on', since: 7, cut: false };
const NO_CAMERA: Mode = { is: 'noCamera', fault: 'none', looking: false };
const ELSEWHERE: Mode = { is: 'elsewhere', device: 'Bedroom', watching: 2 };

let done: string[];
let answer: () => void;
let going: GoingOnAir;

beforeEach(() => {
  done = [];
  going = new GoingOnAir({
    count: () => done.push('count'),
    stopCounting: () => done.push('stop counting'),
    start: ({ takeOver }) => {
      done.push(takeOver ? 'take over' : 'start');
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    takeBack: () => done.push('take back'),
  });
});

test('counts at once when there is a picture, and asks the server only at its end', () => {
  going.want(PICTURE);
  expect(going.counting).toBe(true);
  expect(done).toEqual(['count']);
  going.counted();
  expect(going.counting).toBe(false);
  expect(done).toEqual(['count', 'start']);
});

test('counts once, however often it is asked', () => {
  going.want(PICTURE);
  going.want(PICTURE);
  going.counted();
  going.want(STARTING);
  expect(done).toEqual(['count', 'start']);
});

test('waits for the camera, whatever else happens before', () => {
  going.want(undefined);
  going.settle(OPENING, undefined);
  going.settle(NO_CAMERA, OPENING);
  expect(done).toEqual([]);
  going.settle(PICTURE, NO_CAMERA);
  expect(done).toEqual(['count']);
});

test('BACK ends the waiting for the camera', () => {
  going.want(OPENING);
  expect(going.back(OPENING)).toBe(true);
  going.settle(PICTURE, OPENING);
  expect(done).toEqual([]);
});

test('BACK ends the countdown, and the next one leaves the screen', () => {
  going.want(PICTURE);
  expect(going.back(PICTURE)).toBe(true);
  expect(going.counting).toBe(false);
  expect(done).toEqual(['count', 'stop counting']);
  expect(going.back(PICTURE)).toBe(false);
});

test('BACK takes back what the server is still being asked', () => {
  going.want(PICTURE);
  going.counted();
  expect(going.back(STARTING)).toBe(true);
  expect(done).toEqual(['count', 'start', 'take back']);
});

test.each<[string, Mode]>([
  ['without a camera', NO_CAMERA],
  ['with another TV on air', ELSEWHERE],
])('BACK on the screen %s leaves it', (_, mode) => {
  going.want(undefined);
  expect(going.back(mode)).toBe(false);
});

test.each<[string, Mode]>([
  ['a camera that is pulled out', NO_CAMERA],
  ['another TV going on air', ELSEWHERE],
])('%s ends the countdown for good', (_, mode) => {
  going.want(PICTURE);
  going.settle(mode, PICTURE);
  going.settle(PICTURE, mode);
  expect(going.counting).toBe(false);
  expect(done).toEqual(['count', 'stop counting']);
});

test('a change that leaves the picture as it is does not disturb the countdown', () => {
  going.want(PICTURE);
  going.settle(PICTURE, PICTURE);
  expect(going.counting).toBe(true);
  expect(done).toEqual(['count']);
});

test('takes over from another TV, and only this once', async () => {
  going.wantHere();
  expect(going.takesOver.value).toBe(true);
  going.settle(PICTURE, ELSEWHERE);
  going.counted();
  expect(done).toEqual(['count', 'take over']);
  answer();
  await Promise.resolve();
  expect(going.takesOver.value).toBe(false);
  going.want(PICTURE);
  going.counted();
  expect(done).toEqual(['count', 'take over', 'count', 'start']);
});

test('leaving a countdown that takes over leaves the other TV on air', () => {
  going.wantHere();
  going.settle(PICTURE, ELSEWHERE);
  going.back(PICTURE);
  expect(going.takesOver.value).toBe(false);
  expect(done).toEqual(['count', 'stop counting']);
});

test('once on air nothing is wanted any more', () => {
  going.wantHere();
  going.settle(ON, ELSEWHERE);
  expect(going.takesOver.value).toBe(false);
  going.settle(PICTURE, ON);
  expect(done).toEqual([]);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { CameraError, type CameraFault, type OpenCamera } from '../../../src/capture/camera.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** A camera that is there and does not open. */
class FaultyCamera extends TestCamera {
  fault: CameraFault | undefined;

  constructor(fault: CameraFault) {
    super();
    this.fault = fault;
  }

  override open(): Promise<OpenCamera> {
    return this.fault ? Promise.reject(new CameraError(this.fault)) : super.open();
  }
}

/** "My webcam" of Noa in front of us, come to by GREEN. */
async function webcam(camera = new TestCamera()): Promise<{ noa: TestTv; bench: OpenedApp }> {
  household = await Household.open({ people: ['noa', 'maya', 'oskar', 'jonas', 'rut'] });
  const noa = await household.signedIn('noa', { camera });
  const bench = await openApp(household, noa);
  bench.press('Green');
  await bench.pass(300);
  return { noa, bench };
}

const COUNTDOWN_MS = 3_200;
/** From *Stop* over the other two buttons. */
const TO_THE_LIST = ['Right', 'Right', 'Right'] as const;

async function onAir(): Promise<{ noa: TestTv; bench: OpenedApp }> {
  const made = await webcam();
  made.bench.press('Enter');
  await made.bench.pass(COUNTDOWN_MS);
  return made;
}

/** A friend who is let in and watches. */
async function watchedBy(noa: TestTv, bench: OpenedApp, person: string): Promise<TestTv> {
  const tv = await household.signedIn(person);
  await noa.tv.air.invite(person);
  await household.pass(0);
  const [invitation] = tv.tv.asks.invitations.peek();
  const viewing = tv.tv.viewings.open(person === 'noa' ? 'maya' : 'noa', { invitation: invitation?.invitation ?? '' });
  viewing.present({ show: async () => {} });
  await bench.pass(200);
  return tv;
}

const air = (tv: TestTv): string => tv.tv.air.state.peek().is;
const settingsOf = (tv: TestTv) => tv.tv.settings.now.peek();

describe('before one is on air (04)', () => {
  test('the camera is on, nobody else can see it, and the focus is on going on air', async () => {
    const { noa, bench } = await webcam();
    expect(noa.camera.opened).toBe(1);
    expect(bench.sees('Only you can see this')).toBe(true);
    expect(bench.sees('320 × 180 · 5 a second')).toBe(true);
    expect(bench.sees('Framing not checked')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Go on air', role: 'button' });
    expect(air(noa)).toBe('off');
  });

  test('LEFT on *Go on air* does nothing', async () => {
    const { bench } = await webcam();
    bench.press('Left');
    expect(bench.focus()?.label).toBe('Go on air');
  });

  test('BACK leaves and turns the camera off', async () => {
    const { noa, bench } = await webcam();
    bench.press('Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
    expect(noa.camera.opened).toBe(0);
  });

  test('slider and size say at once how the others will see it, and are stored a moment later', async () => {
    const { noa, bench } = await webcam();
    bench.press('Down', 'Right', 'Right', 'Right');
    expect(bench.focus()).toMatchObject({ label: 'Picture', role: 'slider', value: '8' });
    expect(bench.sees('320 × 180 · 10 a second')).toBe(true);
    expect(settingsOf(noa).picture).toBe(5);
    bench.press('Down', 'Right');
    expect(bench.sees('640 × 360 · 10 a second')).toBe(true);
    await bench.pass(600);
    expect(settingsOf(noa)).toMatchObject({ picture: 8, width: 640 });
    const other = await household.signedIn('noa');
    expect(settingsOf(other)).toMatchObject({ picture: 8, width: 640 });
  });

  test('who can watch goes through five modes, and what was left unstored is stored on leaving', async () => {
    const { noa, bench } = await webcam();
    bench.press('Down', 'Down', 'Down');
    expect(bench.focus()).toMatchObject({ label: 'Who can watch', role: 'choice', value: 'My list' });
    bench.press('Left');
    const said = [0, 1, 2, 3, 4].map(() => {
      const { value } = bench.focus() ?? {};
      bench.press('Right');
      return value;
    });
    expect(said).toEqual(['Ask me', 'My list', 'Only my list', 'All friends', 'Nobody']);
    bench.press('Back');
    await bench.rest();
    expect(settingsOf(noa).watchMode).toBe('nobody');
  });

  test('what is set while the line is cut is stored when it is back', async () => {
    const { noa, bench } = await webcam();
    noa.plug.cut();
    bench.press('Down', 'Right');
    expect(bench.focus()).toMatchObject({ label: 'Picture', value: '6' });
    await bench.pass(4_000);
    expect(bench.focus()).toMatchObject({ label: 'Picture', value: '6' });
    const other = await household.signedIn('noa');
    expect(settingsOf(other).picture).toBe(6);
  });
});

describe('3, 2, 1', () => {
  test('is counted, and only then one can be seen', async () => {
    const { noa, bench } = await webcam();
    bench.press('Enter');
    expect(bench.sees('3')).toBe(true);
    await bench.pass(1_200);
    expect(bench.sees('2')).toBe(true);
    expect(air(noa)).toBe('off');
    await bench.pass(2_000);
    expect(air(noa)).toBe('on');
    expect(bench.sees(/^ON AIR 0:0/)).toBe(true);
    expect(bench.sees('Only you can see this')).toBe(false);
  });

  test.each(['Back', 'Red'])('%s cancels it', async (key) => {
    const { noa, bench } = await webcam();
    bench.press('Enter');
    await bench.pass(1_000);
    bench.press(key);
    await bench.pass(4_000);
    expect(air(noa)).toBe('off');
    expect(bench.app.navigation.name).toBe('myWebcam');
    expect(bench.focus()?.label).toBe('Go on air');
  });

  test('OK again does nothing, and no other key moves the focus', async () => {
    const { noa, bench } = await webcam();
    bench.press('Enter');
    await bench.pass(1_000);
    bench.press('Enter', 'Down', 'Right');
    expect(bench.focus()?.label).toBe('Go on air');
    await bench.pass(2_200);
    expect(air(noa)).toBe('on');
    expect(settingsOf(noa).picture).toBe(5);
  });

  test('begins at once when going on air was decided before, as soon as the camera is there', async () => {
    household = await Household.open();
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    await bench.app.navigation.push('myWebcam', { countdown: true });
    await bench.pass(COUNTDOWN_MS + 300);
    expect(air(noa)).toBe('on');
  });

  test('asked while the line is cut, it can be given up, and nothing happens later', async () => {
    const { noa, bench } = await webcam();
    bench.press('Enter');
    await bench.pass(1_000);
    noa.plug.pull();
    await bench.pass(3_000);
    expect(bench.focus()?.label).toBe('Going on air');
    bench.press('Enter');
    expect(bench.focus()?.label).toBe('Going on air');
    bench.press('Back');
    expect(bench.focus()?.label).toBe('Go on air');
    expect(bench.app.navigation.name).toBe('myWebcam');
    noa.plug.mend();
    await bench.pass(20_000);
    expect(air(noa)).toBe('off');
    const other = await household.signedIn('noa');
    expect(air(other)).toBe('off');
  });

  test('letting somebody watch while looking at oneself counts here, once', async () => {
    const { noa, bench } = await webcam();
    const { depth } = bench.app.navigation;
    const maya = await household.signedIn('maya');
    maya.tv.viewings.open('noa');
    await bench.pass(1_500);
    expect(bench.sees(/Maya wants to watch/)).toBe(true);
    bench.press('Left', 'Left', 'Enter');
    await bench.pass(COUNTDOWN_MS + 500);
    expect(air(noa)).toBe('on');
    expect(bench.app.navigation.depth).toBe(depth);
    expect(noa.camera.opened).toBe(1);
  });

  test('a camera that is pulled out ends it', async () => {
    const { noa, bench } = await webcam();
    bench.press('Enter');
    await bench.pass(1_000);
    noa.camera.unplug();
    await bench.pass(4_000);
    expect(air(noa)).toBe('off');
    expect(bench.sees('Camera unplugged')).toBe(true);
  });
});

describe('on air (05)', () => {
  test('with nobody watching the focus is on *Stop*, and nothing is sent', async () => {
    const { bench } = await onAir();
    expect(bench.focus()?.label).toBe('Stop');
    expect(bench.sees('Nobody yet. Friends see that you are on camera.')).toBe(true);
    await bench.pass(2_000);
    expect(bench.sees('Nobody watching · nothing sent')).toBe(true);
    expect(bench.sees(/^ON AIR 0:0[1-5]$/)).toBe(true);
  });

  test('*Stop* takes one off air; the camera stays on for oneself', async () => {
    const { noa, bench } = await onAir();
    bench.press('Enter');
    await bench.rest();
    expect(air(noa)).toBe('off');
    expect(bench.sees('Only you can see this')).toBe(true);
    expect(bench.focus()?.label).toBe('Go on air');
    expect(noa.camera.opened).toBe(1);
  });

  test('RED does the same from anywhere, BACK keeps one on air', async () => {
    const { noa, bench } = await onAir();
    bench.press('Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
    expect(air(noa)).toBe('on');
    expect(noa.camera.opened).toBe(1);
    bench.press('Red');
    await bench.rest();
    expect(air(noa)).toBe('off');
    expect(noa.camera.opened).toBe(0);
  });

  test('who watches is listed with what they get, and what goes out is said each second', async () => {
    const { noa, bench } = await onAir();
    await watchedBy(noa, bench, 'maya');
    expect(bench.sees('Maya')).toBe(true);
    expect(bench.sees(/^Since \d\d:\d\d$/)).toBe(true);
    await bench.pass(4_000);
    expect(bench.sees(/^\d+ kbps · [1-9]\d* a second · Relay$/)).toBe(true);
    expect(bench.sees(/^\d+ of \d+ kbps$/)).toBe(true);
    expect(bench.sees(/^[1-9] a second$/)).toBe(true);
  });

  test('OK asks in place before somebody is removed; the others stay', async () => {
    const { noa, bench } = await onAir();
    await watchedBy(noa, bench, 'maya');
    await bench.pass(1_000);
    await watchedBy(noa, bench, 'jonas');
    bench.press(...TO_THE_LIST);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'viewer' });
    bench.press('Enter');
    expect(bench.sees('Remove Maya?')).toBe(true);
    bench.press('Right', 'Enter');
    await bench.rest();
    expect(noa.tv.air.viewers.peek().map(({ person }) => person)).toEqual(['maya', 'jonas']);
    bench.press('Enter', 'Enter');
    await bench.rest();
    expect(noa.tv.air.viewers.peek().map(({ person }) => person)).toEqual(['jonas']);
    expect(noa.tv.friends.all.peek().some(({ person }) => person === 'maya')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Jonas', role: 'viewer' });
  });

  test('BLUE asks in place before somebody is blocked', async () => {
    const { noa, bench } = await onAir();
    await watchedBy(noa, bench, 'maya');
    bench.press(...TO_THE_LIST, 'Blue');
    expect(bench.sees('Block Maya?')).toBe(true);
    expect(noa.tv.air.viewers.peek()).toHaveLength(1);
    bench.press('Enter');
    await bench.pass(100);
    expect(noa.tv.air.viewers.peek()).toHaveLength(0);
    expect(noa.tv.friends.blocked.peek().map(({ person }) => person)).toEqual(['maya']);
    // Nobody is left: the focus goes back where it came from, so that a second OK does no harm.
    expect(bench.focus()?.label).toBe('Picture 5');
  });

  test('the list takes more than three, LEFT from it leads to *Picture*, UP to the pill', async () => {
    const { noa, bench } = await onAir();
    for (const person of ['maya', 'oskar', 'jonas', 'rut']) {
      await watchedBy(noa, bench, person);
      await bench.pass(1_000);
    }
    bench.press(...TO_THE_LIST, 'Down', 'Down', 'Down');
    expect(bench.focus()).toMatchObject({ label: 'Rut', role: 'viewer' });
    bench.press('Left');
    expect(bench.focus()?.label).toBe('Picture 5');
    bench.press('Right', 'Up', 'Up', 'Up', 'Up');
    expect(bench.focus()?.label).toMatch(/^On air/);
  });

  test('*Picture* opens the slider in place; what is set holds on air at once', async () => {
    const { noa, bench } = await onAir();
    bench.press('Right', 'Right', 'Enter');
    expect(bench.focus()).toMatchObject({ label: 'Picture', role: 'slider', value: '5' });
    bench.press('Left', 'Left');
    expect(bench.sees('320 × 180 · 3 a second')).toBe(true);
    await bench.pass(600);
    expect(settingsOf(noa).picture).toBe(3);
    bench.press('Back');
    expect(bench.focus()?.label).toBe('Picture 3');
    expect(bench.sees('Your connection')).toBe(true);
    expect(air(noa)).toBe('on');
  });

  test('thumbnails are marked', async () => {
    const { noa, bench } = await onAir();
    const maya = await household.signedIn('maya');
    await noa.tv.air.invite('maya');
    await bench.rest();
    maya.watch('noa', { small: true });
    await bench.pass(300);
    // The focus is elsewhere, so the row shows its pace.
    expect(bench.focus()?.label).toBe('Stop');
    expect(bench.sees('Small')).toBe(true);
  });

  test('pulled out while on air, one is off air at once; plugged in again, the screen goes on by itself', async () => {
    const { noa, bench } = await onAir();
    noa.camera.unplug();
    await bench.rest();
    expect(air(noa)).toBe('off');
    expect(bench.sees('Camera unplugged')).toBe(true);
    expect(bench.sees('Camera unplugged. You are off air.')).toBe(true);
    noa.camera.plugIn();
    await bench.rest();
    expect(bench.focus()?.label).toBe('Go on air');
    expect(air(noa)).toBe('off');
  });

  test('while the line is cut nobody sees this room, and the screen says so', async () => {
    const { noa, bench } = await onAir();
    noa.plug.cut();
    await bench.pass(1_100);
    expect(bench.sees('PAUSED')).toBe(true);
    expect(bench.sees(/^ON AIR/)).toBe(false);
  });
});

describe('no camera (15)', () => {
  test.each([
    ['none', 'No camera found'],
    ['refused', 'Camera not allowed'],
    ['busy', 'Camera in use'],
    ['silent', 'The camera does not answer'],
  ] as const)('%s has words of its own, and *Look again*', async (fault, title) => {
    const camera = new FaultyCamera(fault);
    const { bench } = await webcam(camera);
    expect(bench.sees(title)).toBe(true);
    expect(bench.focus()?.label).toBe('Look again');
    camera.fault = undefined;
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Go on air');
  });

  test('looking again in vain stays where it is', async () => {
    const { bench } = await webcam(new FaultyCamera('busy'));
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Camera in use')).toBe(true);
    expect(bench.focus()?.label).toBe('Look again');
  });

  test('a TV without cameras offers only to watch friends', async () => {
    const { bench } = await webcam(new FaultyCamera('unsupported'));
    expect(bench.sees('No cameras on this TV')).toBe(true);
    expect(bench.focus()?.label).toBe('Watch friends');
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
  });

  test('plugging one in moves on by itself', async () => {
    const camera = new TestCamera();
    camera.plugged = false;
    const { noa, bench } = await webcam(camera);
    expect(bench.sees('No camera found')).toBe(true);
    noa.camera.plugIn();
    await bench.rest();
    expect(bench.focus()?.label).toBe('Go on air');
  });
});

describe('on air on another TV', () => {
  async function elsewhere(): Promise<{ bedroom: TestTv; noa: TestTv; bench: OpenedApp }> {
    household = await Household.open();
    const bedroom = await household.signedIn('noa', { camera: new TestCamera(2) });
    await bedroom.tv.air.goOnAir();
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    bench.press('Green');
    await bench.rest();
    return { bedroom, noa, bench };
  }

  test('says so and keeps this camera off; it can be stopped from here', async () => {
    const { bedroom, noa, bench } = await elsewhere();
    expect(bench.sees('On air in “Living room”')).toBe(true);
    expect(noa.camera.opened).toBe(0);
    expect(bench.focus()?.label).toBe('Stop it there');
    bench.press('Enter');
    await bench.pass(300);
    expect(air(bedroom)).toBe('off');
    expect(bench.focus()?.label).toBe('Go on air');
  });

  test('this room takes over after 3, 2, 1', async () => {
    const { bedroom, noa, bench } = await elsewhere();
    bench.press('Down', 'Enter');
    await bench.pass(1_000);
    expect(noa.camera.opened).toBe(1);
    expect(air(bedroom)).toBe('on');
    await bench.pass(COUNTDOWN_MS);
    expect(air(noa)).toBe('on');
    expect(air(bedroom)).not.toBe('on');
  });

  test('BACK in the countdown leaves it there', async () => {
    const { bedroom, noa, bench } = await elsewhere();
    bench.press('Down', 'Enter');
    await bench.pass(1_000);
    bench.press('Back');
    await bench.pass(4_000);
    expect(air(bedroom)).toBe('on');
    expect(noa.camera.opened).toBe(0);
    expect(bench.sees('On air in “Living room”')).toBe(true);
  });
});

import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Routes } from '../../../src/app/routes.ts';
import { Screen } from '../../../src/app/Screen.ts';
import { FriendPicture } from '../../../src/components/FriendPicture.ts';
import { Bubble } from '../../../src/components/Thread/Bubble.ts';
import { Toast } from '../../../src/components/Toast.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp, testScreens } from '../../support/screens.ts';
import { sendKey } from '../../support/stage.ts';

// Pictures of a test camera are numbers; what comes out of them is a picture of any kind.
vi.mock('../../../src/playback/decoder.ts', () => ({
  decode: async () => {
    const image = document.createElement('canvas');
    return { image, width: 320, height: 180, close: () => undefined };
  },
}));

/** Texts on the screen change at most four times a second. */
const DRAWN_MS = 300;

let household: Household;
let noa: TestTv;
let maya: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open();
  noa = await household.signedIn('noa');
  maya = await household.signedIn('maya');
});
afterEach(() => household.close());

/** Opens the app on noa's TV, in the conversation with somebody. */
async function talkTo(person = 'maya', tv = noa, options: Parameters<typeof openApp>[2] = {}): Promise<void> {
  bench = await openApp(household, tv, options);
  await enter(person);
}

async function enter(person: string): Promise<void> {
  await bench.app.navigation.push('conversation', { person });
  await bench.pass(2 * DRAWN_MS);
}

const focusedOn = () => bench.focus()?.label;
const press = async (...keys: string[]): Promise<void> => {
  bench.press(...keys);
  await bench.pass(DRAWN_MS);
};
/** Maya writes, and noa has it. */
const mayaWrites = async (text: string): Promise<void> => {
  maya.tv.conversations.with('noa').send(text);
  await household.pass(0);
};
const mayaGoesOnAir = async (watchMode: 'friends' | 'ask' = 'friends'): Promise<void> => {
  await maya.tv.settings.set({ watchMode });
  await maya.tv.air.goOnAir();
  await household.pass(0);
};
/** All parts of a kind, wherever they are. */
function partsOf<T extends Lightning.Element>(
  type: new (stage: Lightning.Stage) => T,
  under: Lightning.Element = bench.subject,
): T[] {
  const own = under instanceof type ? [under] : [];
  return own.concat(...under.children.map((child: Lightning.Element) => partsOf(type, child)));
}
const picture = (): FriendPicture => partsOf(FriendPicture)[0] as FriendPicture;

describe('opening a conversation', () => {
  test('starts on the key t where there is nothing to answer', async () => {
    await talkTo();
    expect(focusedOn()).toBe('t');
    expect(bench.sees('Say hello.')).toBe(true);
  });

  test('starts on the first quick reply when they wrote last', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    expect(focusedOn()).toBe('On my way');
    expect(bench.sees('Soup is on')).toBe(true);
    expect(bench.sees(/^Today \d\d:\d\d$/)).toBe(true);
  });

  test('starts on the keys when one’s own word was the last, or a text was begun', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    await press('Left', 'Enter', 'Back');
    await enter('maya');
    expect(focusedOn()).toBe('t');
    await press('Play', 'Back');
    await enter('maya');
    expect(focusedOn()).toBe('t');
  });

  test('says who it is and how they are, and follows that', async () => {
    await talkTo();
    expect(bench.sees('Maya')).toBe(true);
    expect(bench.sees('Here')).toBe(true);
    await mayaGoesOnAir();
    await bench.rest();
    expect(bench.sees('On camera')).toBe(true);
  });
});

describe('writing', () => {
  test('by arrows: what is typed arrives', async () => {
    await talkTo();
    await press('Enter', 'Down', 'Enter', 'Down', 'Down', 'Right', 'Right', 'Right');
    expect(focusedOn()).toBe('Send');
    await press('Enter');
    expect(maya.texts('noa')).toEqual(['tg']);
    expect(bench.sees('0 / 500')).toBe(true);
  });

  test('the media keys delete, space and send', async () => {
    await talkTo();
    bench.type('two minx');
    await press('Rewind', 'Forward', 'Play');
    expect(maya.texts('noa')).toEqual(['two min']);
  });

  test('a plugged-in keyboard types from anywhere, and its Enter then sends', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    expect(focusedOn()).toBe('On my way');
    bench.type('ok 2');
    await press('Enter');
    expect(maya.texts('noa')).toEqual(['Soup is on', 'ok 2']);
  });

  test('an empty text is not sent', async () => {
    await talkTo();
    bench.type('   ');
    await press('Play');
    expect(maya.texts('noa')).toEqual([]);
  });

  test('emoji are at hand above the keys, the ones used last among them', async () => {
    await talkTo();
    await press('Up', 'Enter', 'Play');
    expect(maya.texts('noa')).toEqual(['👍']);
    await press('Right', 'Right', 'Right', 'Right', 'Right', 'Enter', 'Play');
    expect(maya.texts('noa')).toEqual(['👍', '🍵']);
    await press('Back');
    await enter('maya');
    await press('Up', 'Right', 'Right', 'Right');
    expect(focusedOn()).toBe('🍵');
  });

  test('BLUE is shift, and held the signs', async () => {
    await talkTo();
    await press('Blue', 'Enter');
    expect(bench.sees('T')).toBe(true);
    bench.press('Blue');
    await press('Blue', 'Blue');
    expect(focusedOn()).toBe('t');
  });

  test('the friend sees that one types', async () => {
    await talkTo();
    await press('Enter');
    expect(maya.tv.conversations.with('noa').typing.peek()).toBe(true);
    await press('Rewind');
    expect(maya.tv.conversations.with('noa').typing.peek()).toBe(false);
  });

  test('and one sees that the friend does', async () => {
    await talkTo();
    maya.tv.conversations.with('noa').sayTyping(true);
    await bench.pass(DRAWN_MS);
    expect(bench.sees('Maya is typing')).toBe(true);
    await mayaWrites('There');
    await bench.pass(DRAWN_MS);
    expect(bench.sees('Maya is typing')).toBe(false);
    expect(bench.sees('There')).toBe(true);
  });

  test('a text that was begun waits, for each friend, and over a restart', async () => {
    await talkTo();
    bench.type('two minu');
    await press('Back');
    await enter('oskar');
    expect(bench.sees('two minu')).toBe(false);
    await press('Back');
    await enter('maya');
    expect(bench.sees('two minu')).toBe(true);
    await press('Back');
    bench.destroy();
    noa.tv.close();
    const again = household.tv({ storage: noa.storage });
    await again.on();
    await talkTo('maya', again);
    expect(bench.sees('two minu')).toBe(true);
  });
});

describe('quick replies', () => {
  test('are sent after four seconds', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    await press('Enter');
    expect(bench.sees('Undo')).toBe(true);
    expect(maya.texts('noa')).toEqual(['Soup is on']);
    await bench.pass(4_100);
    expect(maya.texts('noa')).toEqual(['Soup is on', 'On my way']);
  });

  test('pressed twice are sent once', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    await press('Enter', 'Enter');
    await bench.pass(5_000);
    expect(maya.texts('noa')).toEqual(['Soup is on', 'On my way']);
  });

  test('can be taken back with OK on the message', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    await press('Enter', 'Left', 'Up', 'Up', 'Up');
    expect(focusedOn()).toBe('On my way');
    await press('Enter');
    await bench.pass(6_000);
    expect(maya.texts('noa')).toEqual(['Soup is on']);
    expect(bench.words.filter((words) => words === 'On my way')).toHaveLength(1);
  });

  test('are sent though one leaves meanwhile', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    await press('Enter', 'Back', 'Back');
    await bench.pass(5_000);
    expect(maya.texts('noa')).toEqual(['Soup is on', 'On my way']);
  });
});

describe('what became of a message', () => {
  test('sent, arrived, read and when', async () => {
    await maya.tv.account.signOut();
    await talkTo();
    bench.type('hello');
    await press('Play');
    await bench.pass(DRAWN_MS);
    expect(bench.sees('Sent')).toBe(true);
    await maya.signIn('maya');
    await bench.pass(600);
    expect(bench.sees('Arrived')).toBe(true);
    void maya.tv.conversations.with('noa').open();
    await bench.pass(600);
    expect(bench.sees(/^Read \d\d:\d\d$/)).toBe(true);
  });

  test('to somebody who is no friend any more: it says so in place, and the field stays', async () => {
    await talkTo();
    await maya.tv.friends.remove('noa');
    bench.type('hello');
    await press('Play');
    await bench.pass(DRAWN_MS);
    expect(bench.words.filter((words) => words === 'You are no longer friends').length).toBeGreaterThan(1);
    expect(bench.sees('hello')).toBe(true);
    bench.type('x');
    expect(bench.sees('1 / 500')).toBe(true);
  });

  test('one that failed is sent again with OK', async () => {
    await talkTo();
    await maya.tv.friends.remove('noa');
    bench.type('hello');
    await press('Play');
    await bench.pass(DRAWN_MS);
    await noa.tv.friends.ask({ person: 'maya', name: 'Maya', avatar: null });
    await household.pass(0);
    await maya.tv.friends.answer('noa', true);
    await bench.rest();
    await press('Up', 'Up', 'Up', 'Up', 'Up', 'Up');
    expect(focusedOn()).toBe('hello');
    await press('Enter');
    expect(maya.texts('noa')).toEqual(['hello']);
  });
});

describe('what comes is read', () => {
  const readByNoa = () => maya.tv.conversations.with('noa').theirs.peek().read;

  test('while the screen shows', async () => {
    await talkTo();
    await mayaWrites('one');
    await bench.pass(500);
    expect(readByNoa()).toBe(1);
  });

  test('not while the app is hidden, but when it is back', async () => {
    await talkTo();
    await noa.visible(false);
    await mayaWrites('one');
    await bench.pass(500);
    expect(readByNoa()).toBe(0);
    await noa.visible(true);
    await bench.pass(500);
    expect(readByNoa()).toBe(1);
  });

  test('not while another screen covers it, or it is left', async () => {
    await talkTo();
    await bench.app.navigation.push('addFriend', {});
    await mayaWrites('one');
    await bench.pass(500);
    expect(readByNoa()).toBe(0);
    expect(noa.tv.conversations.unread('maya')).toBe(1);
    await press('Back');
    await bench.pass(500);
    expect(readByNoa()).toBe(1);
  });

  test('and said aloud', async () => {
    await talkTo();
    await mayaWrites('Soup is on');
    await bench.pass(DRAWN_MS);
    expect(bench.platform.speech.speak).toHaveBeenCalledWith('Maya: Soup is on', expect.anything());
  });
});

describe('the thread', () => {
  test('brings older messages when UP reaches its first one', async () => {
    for (let i = 1; i <= 70; i++) await mayaWrites(`line ${i}`);
    await talkTo();
    await press('Left', 'Up', 'Up', 'Up');
    expect(focusedOn()).toBe('line 70');
    for (let i = 0; i < 60; i++) await press('Up');
    expect(focusedOn()).toBe('line 10');
    // However far one goes, there are only as many bubbles as can be seen.
    expect(partsOf(Bubble).length).toBeLessThan(15);
  });

  test('leads on to what lies over the screen at the very top', async () => {
    await mayaWrites('one');
    await talkTo();
    await noa.tv.air.goOnAir();
    await bench.rest();
    await press('Left', 'Up', 'Up', 'Up');
    expect(focusedOn()).toBe('one');
    await press('Up');
    expect(focusedOn()).toBe('On air · 0 watching');
    await press('Down');
    expect(focusedOn()).toBe('Maya');
  });
});

describe('BACK', () => {
  test('comes to the keys from elsewhere, and leaves from there', async () => {
    await mayaWrites('Soup is on');
    await talkTo();
    const screen = bench.app.navigation.screen;
    await press('Back');
    expect(focusedOn()).toBe('t');
    await press('Up', 'Up', 'Up', 'Back');
    expect(focusedOn()).toBe('t');
    expect(bench.app.navigation.screen).toBe(screen);
    await press('Back');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('Backspace deletes first, and held does not leave', async () => {
    await talkTo();
    bench.type('ab');
    sendKey('keydown', 'Backspace');
    for (let i = 0; i < 10; i++) {
      await bench.pass(200);
      sendKey('keydown', 'Backspace', true);
    }
    sendKey('keyup', 'Backspace');
    expect(bench.sees('0 / 500')).toBe(true);
    expect(bench.app.navigation.name).toBe('conversation');
    await press('Backspace');
    expect(bench.app.navigation.name).toBe('home');
  });
});

describe('the friend’s room', () => {
  test('is beside the conversation while one may watch; they see who does', async () => {
    await mayaGoesOnAir();
    await talkTo();
    await bench.pass(1_000);
    expect(bench.sees('LIVE')).toBe(true);
    expect(maya.tv.air.viewers.peek().map(({ person, small }) => [person, small])).toEqual([['noa', false]]);
    await press('Back');
    await bench.pass(DRAWN_MS);
    // Only the tile of the home screen still shows it.
    expect(maya.tv.air.viewers.peek().map(({ small }) => small)).toEqual([true]);
  });

  test('shows as soon as they go on air, and their face when they stop', async () => {
    await talkTo();
    expect(bench.sees('Off camera')).toBe(true);
    await mayaGoesOnAir();
    await bench.pass(1_000);
    expect(bench.sees('LIVE')).toBe(true);
    await maya.tv.air.stop();
    await bench.pass(DRAWN_MS);
    expect(bench.sees('LIVE')).toBe(false);
    expect(bench.sees('Off camera')).toBe(true);
  });

  test('goes on full screen without asking for it again', async () => {
    /** Takes the friend's room as the full screen does. */
    class FullScreen extends Screen<'all', Routes['watch']> {
      override readonly heading = 'Full screen';
      protected override opened(): void {
        this.app.tv.viewings.open(this.parameters.person).present({ show: async () => undefined });
      }
    }
    await mayaGoesOnAir();
    await talkTo('maya', noa, { screens: { ...testScreens, watch: async () => FullScreen } });
    await bench.pass(1_000);
    const viewing = noa.tv.viewings.of('maya');
    picture().press();
    await bench.pass(DRAWN_MS);
    expect(bench.app.navigation.name).toBe('watch');
    expect(noa.tv.viewings.of('maya')).toBe(viewing);
    expect(viewing?.state.peek().is).toBe('watching');
  });

  test('is not opened for somebody who asks first', async () => {
    await mayaGoesOnAir('ask');
    await talkTo();
    await bench.pass(500);
    expect(bench.sees('Maya asks first')).toBe(true);
    expect(noa.tv.viewings.all.peek()).toEqual([]);
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
    picture().press();
    await bench.pass(DRAWN_MS);
    expect(bench.app.navigation.name).toBe('watch');
  });

  test('offers to ask only those who have a camera', async () => {
    await talkTo();
    expect(bench.sees('Ask to watch')).toBe(true);
    maya.camera.unplug();
    await bench.pass(500);
    expect(bench.sees('Off camera')).toBe(true);
    expect(bench.sees('Ask to watch')).toBe(false);
  });

  test('stays closed after they closed the window', async () => {
    await mayaGoesOnAir();
    await talkTo();
    await bench.pass(500);
    await maya.tv.air.removeViewer('noa');
    await bench.pass(2_000);
    expect(noa.tv.viewings.all.peek()).toEqual([]);
    expect(bench.sees('Maya closed the window')).toBe(true);
    expect(bench.sees('Ask to watch')).toBe(true);
  });

  test('says so when they hide', async () => {
    await mayaGoesOnAir();
    await talkTo();
    await bench.pass(1_000);
    await maya.visible(false);
    await bench.pass(DRAWN_MS);
    expect(bench.sees('PAUSED')).toBe(true);
  });

  test('cannot be asked for while they are not there', async () => {
    await maya.tv.account.signOut();
    await talkTo();
    await bench.pass(70_000);
    expect(bench.sees('Gets it when back')).toBe(true);
    expect(picture().canFocus).toBe(false);
  });
});

describe('one’s own room', () => {
  test('GREEN and the card lead to the webcam', async () => {
    await talkTo();
    expect(bench.sees('Show Maya my room')).toBe(true);
    await press('Green');
    expect(bench.app.navigation.name).toBe('myWebcam');
    await press('Back');
    await press('Right', 'Right', 'Right', 'Right', 'Right', 'Right', 'Up', 'Up');
    expect(focusedOn()).toBe('Show Maya my room');
    await press('Enter');
    expect(bench.app.navigation.name).toBe('myWebcam');
  });

  test('says whether this friend sees it, and stops with OK', async () => {
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    await talkTo();
    expect(bench.sees('On air, Maya is not watching')).toBe(true);
    maya.watch('noa');
    await bench.pass(DRAWN_MS);
    expect(bench.sees('Maya can see you')).toBe(true);
    await press('Right', 'Right', 'Right', 'Right', 'Right', 'Right', 'Up', 'Up', 'Enter');
    expect(noa.tv.air.state.peek().is).toBe('off');
    expect(bench.sees('Show Maya my room')).toBe(true);
  });

  test('the pill is here only while one is on air', async () => {
    await talkTo();
    expect(bench.sees('Off air')).toBe(false);
    await noa.tv.air.goOnAir();
    await bench.rest();
    expect(bench.sees('On air · 0 watching')).toBe(true);
    await press('Red');
    expect(bench.sees(/^On air/)).toBe(false);
    expect(bench.sees('Off air')).toBe(false);
  });
});

test('somebody who asks to watch does not interrupt: a toast at its own place, answered with YELLOW', async () => {
  await noa.tv.air.goOnAir();
  await talkTo();
  bench.type('two minu');
  maya.tv.viewings.open('noa');
  await bench.pass(DRAWN_MS);
  expect(bench.app.asking).toBe(false);
  expect(bench.sees('Maya wants to watch')).toBe(true);
  const [toast] = partsOf(Toast);
  expect([toast?.x, toast?.y]).toEqual([640, 32]);
  bench.type('t');
  expect(bench.sees('two minut')).toBe(true);
  await press('Yellow');
  expect(bench.app.asking).toBe(true);
});

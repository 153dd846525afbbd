import { describe, expect, test, vi } from 'vitest';
import { type Loaders, Navigation, type Shown } from '../../src/app/navigation.ts';

interface Routes {
  readonly home: object;
  readonly conversation: { readonly person: string };
  readonly broken: object;
}

interface FakeScreen extends Shown {
  readonly name: string;
  readonly log: string[];
}

function open() {
  const log: string[] = [];
  const made: string[] = [];
  const screen = (name: string): FakeScreen => {
    made.push(name);
    return {
      name,
      log,
      enter: () => log.push(`${name} enters`),
      leave: () => log.push(`${name} leaves`),
      destroy: () => log.push(`${name} ends`),
    };
  };
  const loaders: Loaders<Routes, FakeScreen> = {
    home: async () => () => screen('home'),
    conversation:
      async () =>
      ({ person }) =>
        screen(person),
    broken: () => Promise.reject(new Error('no script')),
  };
  const events = { changed: vi.fn(), failed: vi.fn() };
  return { navigation: new Navigation<Routes, FakeScreen>(loaders, events), log, made, ...events };
}

describe('navigation', () => {
  test('goes on and back; the screen below stays as it was', async () => {
    const { navigation, log, made } = open();
    await navigation.push('home');
    await navigation.push('conversation', { person: 'maya' });
    expect(navigation.name).toBe('conversation');
    expect(navigation.back()).toBe(true);
    expect(made).toEqual(['home', 'maya']);
    expect(log).toEqual(['home enters', 'home leaves', 'maya enters', 'maya leaves', 'maya ends', 'home enters']);
  });

  test('a screen that needs a moment lets the one before it stay until then', async () => {
    const log: string[] = [];
    let isReady: () => void = () => undefined;
    const screen = (name: string, ready?: Promise<void>): Shown => ({
      ...(ready ? { ready: () => ready } : {}),
      enter: () => log.push(`${name} enters`),
      leave: () => log.push(`${name} leaves`),
      destroy: () => log.push(`${name} ends`),
    });
    const waiting = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    const navigation = new Navigation<Pick<Routes, 'home' | 'broken'>, Shown>({
      home: async () => () => screen('home'),
      broken: async () => () => screen('room', waiting),
    });
    await navigation.push('home');
    const first = navigation.push('broken');
    const second = navigation.push('broken');
    await new Promise((resolve) => setTimeout(resolve));
    expect(log).toEqual(['home enters']);
    isReady();
    await Promise.all([first, second]);
    // Asked for twice, it comes once.
    expect(log.filter((entry) => entry !== 'room ends')).toEqual(['home enters', 'home leaves', 'room enters']);
    expect(navigation.depth).toBe(1);
  });

  test('BACK on the first screen is the app’s to answer', async () => {
    const { navigation } = open();
    expect(navigation.back()).toBe(false);
    await navigation.push('home');
    expect(navigation.back()).toBe(false);
    expect(navigation.name).toBe('home');
  });

  test('replaces a screen', async () => {
    const { navigation, log } = open();
    await navigation.push('home');
    await navigation.replace('conversation', { person: 'maya' });
    expect(navigation.depth).toBe(0);
    expect(log).toEqual(['home enters', 'home leaves', 'home ends', 'maya enters']);
  });

  test('starts anew', async () => {
    const { navigation, log } = open();
    await navigation.push('home');
    await navigation.push('conversation', { person: 'maya' });
    await navigation.reset('home');
    expect(navigation.depth).toBe(0);
    expect(log.slice(-5)).toEqual(['maya leaves', 'maya ends', 'home leaves', 'home ends', 'home enters']);
  });

  test('of several asked for at once only the last is made', async () => {
    const { navigation, made, log } = open();
    await Promise.all([
      navigation.push('conversation', { person: 'maya' }),
      navigation.push('conversation', { person: 'jonas' }),
      navigation.push('home'),
    ]);
    expect(made).toEqual(['home']);
    expect(log).toEqual(['home enters']);
  });

  test('BACK while a screen is being fetched keeps the one that shows', async () => {
    const { navigation, made } = open();
    await navigation.push('home');
    await navigation.push('conversation', { person: 'maya' });
    const coming = navigation.push('conversation', { person: 'jonas' });
    navigation.back();
    await coming;
    expect(made).toEqual(['home', 'maya']);
    expect(navigation.name).toBe('home');
  });

  test('a screen that cannot be fetched leaves everything as it is', async () => {
    const { navigation, failed, changed } = open();
    await navigation.push('home');
    changed.mockClear();
    await navigation.push('broken');
    expect(failed).toHaveBeenCalledTimes(1);
    expect(changed).not.toHaveBeenCalled();
    expect(navigation.name).toBe('home');
  });
});

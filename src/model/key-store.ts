import type { KeyStore, Keys } from '../net/keyring.ts';
import type { Storage } from '../platform/platform.ts';

const PEOPLE = 'people';
/** where an app that knew one person a TV kept theirs */
const ONE = 'keys';

/** The keys of everybody on this TV, in the platform's storage. */
export function keyStore(storage: Storage): KeyStore {
  return {
    load() {
      const all = read(storage.get(PEOPLE));
      if (all) return Array.isArray(all) ? (all as Keys[]).filter(isWhole) : [];
      return converted(storage);
    },
    save(all) {
      storage.set(PEOPLE, all.length > 0 ? JSON.stringify(all) : undefined);
    },
  };
}

function converted(storage: Storage): readonly Keys[] {
  const one = read(storage.get(ONE)) as Keys | undefined;
  storage.set(ONE, undefined);
  if (!one || typeof one.person !== 'string') return [];
  const { person } = one;
  const keys: Keys = { ...one, lastUsed: 0, card: { person, name: person, avatar: null } };
  if (!isWhole(keys)) return [];
  storage.set(PEOPLE, JSON.stringify([keys]));
  return [keys];
}

function read(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What somebody wrote into the storage by hand, or another app, is no reason not to start. */
const isWhole = (keys: Keys): boolean =>
  Boolean(keys?.device?.device && keys.device.secret && typeof keys.person === 'string' && keys.card);

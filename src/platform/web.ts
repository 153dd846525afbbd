import { personIdFrom } from '../protocol/person-id.ts';
import { liveRegions } from './live-regions.ts';
import type { KeyMap, Lifecycle, Link, Network, Platform, ScreenSaver, Storage } from './platform.ts';

/** A PC keyboard as a remote control, and the codes every TV engine shares. */
export const WEB_KEYS: KeyMap = {
  37: 'Left',
  38: 'Up',
  39: 'Right',
  40: 'Down',
  13: 'Enter',
  8: 'Back',
  27: 'Back',
  461: 'Back',
  10009: 'Back',
  403: 'Red',
  404: 'Green',
  405: 'Yellow',
  406: 'Blue',
  112: 'Red',
  113: 'Green',
  114: 'Yellow',
  115: 'Blue',
  415: 'Play',
  19: 'Play',
  179: 'Play',
  10252: 'Play',
  412: 'Rewind',
  417: 'Forward',
  413: 'Stop',
  93: 'Menu',
};
for (let digit = 0; digit <= 9; digit += 1) {
  const name = `Digit${digit}` as KeyMap[number];
  WEB_KEYS[48 + digit] = name;
  WEB_KEYS[96 + digit] = name;
}

/** Parts of the browser that TypeScript's list does not have everywhere. */
interface NetworkInformation extends EventTarget {
  effectiveType?: string;
}

interface WakeLockSentinel {
  release(): Promise<void>;
}

interface WideNavigator {
  connection?: NetworkInformation;
  wakeLock?: { request(type: 'screen'): Promise<WakeLockSentinel> };
}

/**
 * A browser: the development machine, the emulator, a TV that opens us as a page.
 * @param prefix of the keys in localStorage, so that two apps on one origin do not meet
 */
export function webPlatform(prefix = 'hearth.'): Platform {
  const wide = navigator as unknown as WideNavigator;
  const { protocol, host } = location;
  return {
    name: 'web',
    deviceName: new URLSearchParams(location.search).get('name') ?? 'TV',
    deviceKind: 'browser',
    keys: WEB_KEYS,
    lifecycle: webLifecycle(),
    network: webNetwork(wide.connection),
    storage: webStorage(prefix),
    speech: liveRegions(document),
    screenSaver: webScreenSaver(wide),
    exit: () => window.close(),
    restart: () => location.reload(),
    serverUrl: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`,
    assetUrl: `${protocol}//${host}`,
    takeLink,
  };
}

/** `?add=<id>`, as `src/app/links.ts` writes it. */
function takeLink(): Link | undefined {
  const address = new URL(location.href);
  const add = personIdFrom(address.searchParams.get('add') ?? '');
  if (!add) return undefined;
  address.searchParams.delete('add');
  history.replaceState(history.state, '', address.href);
  return { add };
}

function webLifecycle(): Lifecycle {
  return {
    get visible() {
      return document.visibilityState !== 'hidden';
    },
    onVisible(changed) {
      const listener = (): void => changed(document.visibilityState !== 'hidden');
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    onClose(closing) {
      window.addEventListener('pagehide', closing);
      return () => window.removeEventListener('pagehide', closing);
    },
  };
}

function webNetwork(information: NetworkInformation | undefined): Network {
  let measured: Network['line'] | undefined;
  const listeners = new Set<() => void>();
  return {
    get online() {
      return navigator.onLine !== false;
    },
    onChange(changed) {
      const listener = (): void => changed();
      const targets: [EventTarget | undefined, string][] = [
        [window, 'online'],
        [window, 'offline'],
        [information, 'change'],
      ];
      for (const [target, name] of targets) target?.addEventListener?.(name, listener);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        for (const [target, name] of targets) target?.removeEventListener?.(name, listener);
      };
    },
    measured(line) {
      measured = line;
      listeners.forEach((listener) => {
        listener();
      });
    },
    get lineChosen() {
      return chosenLine() !== undefined;
    },
    get line() {
      const known = chosenLine() ?? measured;
      if (known) return known;
      const kind = information?.effectiveType;
      if (kind === 'slow-2g' || kind === '2g') return 'slow';
      return kind === '3g' ? 'steady' : 'fast';
    },
  };
}

/** `?line=slow` */
function chosenLine(): Network['line'] | undefined {
  const line = new URLSearchParams(location.search).get('line');
  return line === 'slow' || line === 'steady' || line === 'fast' ? line : undefined;
}

function webStorage(prefix: string): Storage {
  return {
    get(key) {
      try {
        return localStorage.getItem(prefix + key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      try {
        if (value === undefined) localStorage.removeItem(prefix + key);
        else localStorage.setItem(prefix + key, value);
      } catch {
        // Full or forbidden: this TV forgets, which is safe.
      }
    },
  };
}

function webScreenSaver({ wakeLock }: WideNavigator): ScreenSaver {
  let lock: Promise<WakeLockSentinel | undefined> | undefined;
  return {
    hold(held) {
      if (held && !lock && wakeLock) {
        lock = wakeLock.request('screen').catch(() => undefined);
      } else if (!held && lock) {
        void lock.then((sentinel) => sentinel?.release());
        lock = undefined;
      }
    },
  };
}

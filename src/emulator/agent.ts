/**
 * The emulator's hand inside a TV: lets the page around it press keys, change the camera and the line, and see what
 * goes over it. Loaded on this machine only, never by a server in production.
 */
import { effect } from '@preact/signals-core';
import { TEST_CAMERAS, type TestCamera, testCameras } from '../capture/test-cameras.ts';
import type { Tv, TvOptions } from '../model/tv.ts';
import type { KeyMap, Network, RemoteKey } from '../platform/platform.ts';
import { every } from '../protocol/clock.ts';
import type { FromTv, LinkState, ToTv, TvEvent } from './messages.ts';
import type { LinkFigures } from './meter.ts';
import { tap } from './tap.ts';

const STATS_MS = 1_000;

/** Only a page of this machine may command a TV. */
export const isLocal = (host: string): boolean => /^(.+\.)?localhost$|^127\.0\.0\.1$/.test(host);

const say = (message: FromTv): void => window.parent.postMessage(message, '*');

/** The TV as the emulator wants it. Call `attach` with what came of it. */
export function emulate(usual: TvOptions, keyMap: KeyMap): { options: TvOptions; attach(tv: Tv): void } {
  const query = new URLSearchParams(location.search);
  const tell = (event: TvEvent): void => say({ hearth: 'event', event });
  const line = tap(usual.openSocket, usual.clock, usual.random, tell);
  const cameras = testCameras(
    { clock: usual.clock, real: usual.camera, picture: '/emulator/self.jpg' },
    asCamera(query.get('camera')),
  );
  const network = changeable(usual.platform.network);
  const keys = new Map<RemoteKey, number>();
  for (const code of Object.keys(keyMap).map(Number)) {
    const key = keyMap[code];
    if (key && !keys.has(key)) keys.set(key, code);
  }

  const act = (message: ToTv): void => {
    switch (message.hearth) {
      case 'key': {
        if (message.down) {
          const at = usual.clock.now();
          tell({ at, direction: 'key', kind: 'key', name: message.key, detail: '', bytes: 0 });
          measureInput();
        }
        return press(keys.get(message.key), message.down);
      }
      case 'camera':
        return cameras.plugIn(message.camera);
      case 'line':
        return network.set(message.line);
      case 'cut':
        return line.cut(message.cut);
      case 'conditions':
        return line.make(message.conditions);
    }
  };
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<ToTv>) => {
    if (source === window.parent && isLocal(new URL(origin).hostname) && typeof data?.hearth === 'string') act(data);
  });
  const measureInput = watchFrames();

  return {
    options: {
      ...usual,
      openSocket: line.open,
      camera: cameras,
      platform: { ...usual.platform, network: network.network },
    },
    attach: (tv) => {
      effect(() => {
        const state = tv.account.state.value;
        say({ hearth: 'person', person: state.is === 'in' ? state.me.person : undefined });
      });
      every(usual.clock, STATS_MS, () =>
        say({ hearth: 'link', link: linkOf(tv, line.read(STATS_MS / 1_000), network.network.line) }),
      );
      say({ hearth: 'ready' });
    },
  };
}

function linkOf(tv: Tv, figures: LinkFigures, claimed: Network['line']): LinkState {
  const allowed = tv.allowance.now.peek();
  const watches = tv.viewings.all.peek().filter(({ state }) => state.peek().is === 'watching').length;
  const watched = tv.air.state.peek().is === 'on' ? tv.air.viewers.peek().length : undefined;
  return { ...figures, line: allowed?.line ?? claimed, allowedKbps: allowed?.kbps, watches, watched };
}

function asCamera(text: string | null): TestCamera {
  return TEST_CAMERAS.filter((camera) => camera === text)[0] ?? 'room';
}

/** A network whose class of line can be set from outside. */
function changeable(network: Network): { network: Network; set(line: Network['line']): void } {
  let forced: Network['line'] | undefined;
  const listeners = new Set<() => void>();
  return {
    network: {
      get online() {
        return network.online;
      },
      get line() {
        return forced ?? network.line;
      },
      get lineChosen() {
        return forced !== undefined || network.lineChosen === true;
      },
      onChange(changed) {
        listeners.add(changed);
        const stop = network.onChange(changed);
        return () => {
          listeners.delete(changed);
          stop();
        };
      },
    },
    set(line) {
      forced = line;
      listeners.forEach((listener) => {
        listener();
      });
    },
  };
}

/** A key as the remote control would send it. */
function press(code: number | undefined, down: boolean): void {
  if (code === undefined) return;
  const event = new KeyboardEvent(down ? 'keydown' : 'keyup', { bubbles: true, cancelable: true });
  // What every TV reads, and no constructor sets.
  Object.defineProperty(event, 'keyCode', { value: code });
  (document.activeElement ?? document.body).dispatchEvent(event);
}

/** Counts frames and, after a key, the time to the next one. Returns what to call at a key. */
function watchFrames(): () => void {
  let frames = 0;
  let keyAt: number | undefined;
  let inputMs: number | undefined;
  const count = (): void => {
    frames += 1;
    if (keyAt !== undefined) inputMs = Math.round(performance.now() - keyAt);
    keyAt = undefined;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  setInterval(() => {
    const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
    say({ hearth: 'stats', fps: frames, heapMb: memory && Math.round(memory.usedJSHeapSize / 1024 / 1024), inputMs });
    frames = 0;
  }, STATS_MS);
  return () => {
    keyAt = performance.now();
  };
}

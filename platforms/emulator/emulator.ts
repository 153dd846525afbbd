/**
 * The emulator, screen 16: two or three real TVs side by side, each in a frame of its own origin, a remote control
 * for the chosen one, and everything that goes over their lines. Scriptable as `window.emulator`.
 */
import type { LinkState } from '../../src/emulator/messages.ts';
import type { RemoteKey } from '../../src/platform/platform.ts';
import { LinkPanel } from './link.ts';
import { EventLog } from './log.ts';
import { buildRemote } from './remote.ts';
import { TvPanel } from './tv-panel.ts';

interface Pressed {
  after: number;
  tv: string;
  key: RemoteKey;
  down: boolean;
}

const find = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
};

const CUT_MS = 5_000;
const TVS = [
  { letter: 'A', host: 'tv1.localhost', room: 'Living room' },
  { letter: 'B', host: 'tv2.localhost', room: 'Kitchen' },
  { letter: 'C', host: 'tv3.localhost', room: 'Bedroom' },
];
/** Two, or three where the address says `?tvs=3`: each costs as much as a TV does. */
const count = new URLSearchParams(location.search).get('tvs') === '3' ? 3 : 2;

const log = new EventLog(find('log'));
const link = new LinkPanel(find('link'), {
  cut: () => cutFor(CUT_MS),
  make: (conditions) => chosen.make(conditions),
});
const record = find<HTMLButtonElement>('record');
const replay = find<HTMLButtonElement>('replay');
const output = find<HTMLSelectElement>('output');
const howMany = find<HTMLSelectElement>('how-many');
let tape: Pressed[] = [];
let recordingSince: number | undefined;

const panels = TVS.slice(0, count).map(({ letter, host, room }) => {
  link.add(letter);
  return new TvPanel(letter, `${location.protocol}//${host}:${location.port}`, room, {
    chosen: (panel) => choose(panel),
    event: (panel, event) => log.add({ ...event, tv: panel.letter }),
    link: (panel, state) => link.show(panel.letter, state),
    made: (panel) => panel === chosen && link.choose(panel.letter, panel.conditions),
  });
});
let chosen = panels[0] as TvPanel;

function choose(panel: TvPanel): void {
  chosen = panel;
  for (const each of panels) each.chosen = each === panel;
  link.choose(panel.letter, panel.conditions);
}

function press(panel: TvPanel, key: RemoteKey, down: boolean): void {
  if (recordingSince !== undefined) {
    tape.push({ after: Date.now() - recordingSince, tv: panel.letter, key, down });
  }
  panel.key(key, down);
}

function cutFor(ms: number): void {
  const panel = chosen;
  panel.setLine('cut');
  setTimeout(() => panel.setLine('fast'), ms);
}

function toggleRecording(): void {
  const on = recordingSince === undefined;
  recordingSince = on ? Date.now() : undefined;
  if (on) tape = [];
  record.setAttribute('aria-pressed', String(on));
  record.textContent = on ? 'Stop recording' : 'Record keys';
  replay.disabled = on || tape.length === 0;
}

function play(keys: readonly Pressed[]): Promise<void> {
  const panelOf = (letter: string): TvPanel => panels.find((panel) => panel.letter === letter) ?? chosen;
  for (const { after, tv, key, down } of keys) setTimeout(() => panelOf(tv).key(key, down), after);
  const last = keys[keys.length - 1]?.after ?? 0;
  return new Promise((resolve) => setTimeout(resolve, last));
}

find('server').textContent = location.host;
find('tvs').append(...panels.map((panel) => panel.root));
find('tvs').style.gridTemplateColumns = `repeat(${count}, minmax(0, 1fr))`;
howMany.value = String(count);
howMany.addEventListener('change', () => {
  location.search = `tvs=${howMany.value}`;
});
record.addEventListener('click', toggleRecording);
replay.addEventListener('click', () => void play(tape));
output.addEventListener('change', () => {
  for (const panel of panels) panel.setOutput(Number(output.value));
});
buildRemote(find('remote'), {
  key: (key, down) => press(chosen, key, down),
  other: () => choose(panels[(panels.indexOf(chosen) + 1) % panels.length] ?? chosen),
  record: toggleRecording,
  cut: () => cutFor(CUT_MS),
});
choose(chosen);

/** For scripts: `emulator.press('A', 'Enter')`, `emulator.tv('B').make({ delayMs: 150 })`, `emulator.link('A')`. */
const scripting = {
  tv: (letter: string): TvPanel | undefined => panels.find((panel) => panel.letter === letter),
  press(letter: string, key: RemoteKey): void {
    const panel = scripting.tv(letter);
    if (!panel) return;
    press(panel, key, true);
    press(panel, key, false);
  },
  play,
  link: (letter: string): LinkState | undefined => link.stateOf(letter),
  events: log.events,
};
Object.assign(window, { emulator: scripting });

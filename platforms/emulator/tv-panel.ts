import { TEST_CAMERAS, type TestCamera } from '../../src/capture/test-cameras.ts';
import { CLEAR, type Conditions } from '../../src/emulator/lane.ts';
import type { FromTv, LinkState, ToTv, TvEvent } from '../../src/emulator/messages.ts';
import type { RemoteKey } from '../../src/platform/platform.ts';
import { element } from './dom.ts';

export type Line = 'slow' | 'steady' | 'fast';

/** A kind of TV: what it can do is told to the app by its address. */
interface Device {
  readonly label: string;
  readonly query: Record<string, string>;
}

const DEVICES: Record<string, Device> = {
  tv: { label: 'Generic TV', query: {} },
  box: { label: 'Set-top box, no WebGL', query: { canvas2d: '' } },
  mirrored: { label: 'Right to left', query: { language: 'xr' } },
  longer: { label: 'Longer words', query: { language: 'xx' } },
};

const LINES: Record<Line | 'cut', string> = {
  fast: 'Fast · 280 kbps',
  steady: 'Steady · 80 kbps',
  slow: 'Slow · 20 kbps',
  cut: 'Cut',
};

const CAMERAS: Record<TestCamera, string> = {
  real: 'Real webcam',
  room: 'Test person, lamp',
  bars: 'Colour bars',
  dark: 'Dark room',
  none: 'None',
  unplug: 'Unplugged after 10 s',
};

export interface TvPanelEvents {
  chosen(panel: TvPanel): void;
  event(panel: TvPanel, event: TvEvent): void;
  link(panel: TvPanel, state: LinkState): void;
  /** its line is to be another from now on */
  made(panel: TvPanel): void;
}

/** One TV: the real app in a frame of its own origin (own storage, own thread), and the selects that change it. */
export class TvPanel {
  readonly letter: string;
  readonly root: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private readonly screen: HTMLElement;
  private readonly title: HTMLElement;
  private readonly figures: HTMLElement;
  private readonly origin: string;
  private readonly room: string;
  private device = 'tv';
  private line: Line = 'fast';
  private camera: TestCamera = 'room';
  private lines = 1080;
  private made: Conditions = CLEAR;
  private readonly events: TvPanelEvents;

  constructor(letter: string, origin: string, room: string, events: TvPanelEvents) {
    this.letter = letter;
    this.events = events;
    this.origin = origin;
    this.room = room;
    this.title = element('span', { class: 'title' }, room);
    this.figures = element('span', { class: 'dim', 'data-test': `figures-${letter}` }, '');
    this.frame = element('iframe', { allow: 'camera; microphone; autoplay', title: `TV ${letter}` });
    this.screen = element('div', { class: 'screen' }, this.frame);
    const selects = element(
      'div',
      { class: 'selects' },
      this.select('Device', 'device', labels(DEVICES), (value) => {
        this.device = value;
        this.load();
      }),
      this.select('Network', 'network', LINES, (value) => this.setLine(value as Line | 'cut')),
      this.select('Camera', 'camera', CAMERAS, (value) => this.setCamera(value as TestCamera), this.camera),
    );
    this.root = element(
      'article',
      { class: 'tv', 'data-test': `tv-${letter}` },
      element(
        'div',
        { class: 'head' },
        element('span', { class: 'letter' }, letter),
        this.title,
        element('span', { class: 'dim here' }, 'remote goes here'),
        element('span', { class: 'space' }),
        this.figures,
      ),
      selects,
      this.screen,
      element('div', { class: 'foot dim' }, 'HEARTH', element('i', {})),
    );
    this.root.addEventListener('pointerdown', () => events.chosen(this));
    window.addEventListener('message', ({ source, origin: from, data }: MessageEvent<FromTv>) => {
      if (source !== this.frame.contentWindow || from !== this.origin) return;
      if (data.hearth === 'event') events.event(this, data.event);
      else if (data.hearth === 'link') events.link(this, data.link);
      else this.heard(data);
    });
    new ResizeObserver(() => this.fit()).observe(this.screen);
    this.load();
  }

  /** Presses or lets go of a key of the remote. */
  key(key: RemoteKey, down: boolean): void {
    this.say({ hearth: 'key', key, down });
  }

  setLine(line: Line | 'cut'): void {
    this.say({ hearth: 'cut', cut: line === 'cut' });
    if (line === 'cut') return;
    this.line = line;
    this.say({ hearth: 'line', line });
  }

  get conditions(): Conditions {
    return this.made;
  }

  /** How everything goes over its line from now on, whether the app starts again or not. */
  make(conditions: Partial<Conditions>): void {
    this.made = { ...this.made, ...conditions };
    this.say({ hearth: 'conditions', conditions: this.made });
    this.events.made(this);
  }

  setCamera(camera: TestCamera): void {
    this.camera = camera;
    this.say({ hearth: 'camera', camera });
  }

  /** 1080 or 720 lines; the app starts again. */
  setOutput(lines: number): void {
    this.lines = lines;
    this.load();
  }

  set chosen(chosen: boolean) {
    this.root.classList.toggle('chosen', chosen);
  }

  private say(message: ToTv): void {
    this.frame.contentWindow?.postMessage(message, this.origin);
  }

  private heard(message: Exclude<FromTv, { hearth: 'event' | 'link' }>): void {
    if (message.hearth === 'ready') {
      this.root.classList.add('on');
      this.say({ hearth: 'conditions', conditions: this.made });
    }
    if (message.hearth === 'person') {
      this.title.textContent = message.person ? `${message.person} · ${this.room}` : this.room;
    }
    if (message.hearth === 'stats') {
      const { fps, heapMb, inputMs } = message;
      const parts = [`${fps} fps`];
      if (heapMb !== undefined) parts.push(`${heapMb} MB`);
      if (inputMs !== undefined) parts.push(`${inputMs} ms input`);
      this.figures.textContent = parts.join(' · ');
    }
  }

  private load(): void {
    const address = new URL('/', this.origin);
    const query = {
      emulator: '',
      name: this.room,
      camera: this.camera,
      line: this.line,
      ...DEVICES[this.device]?.query,
    };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    this.root.classList.remove('on');
    this.fit();
    this.frame.src = address.href;
  }

  /** The app believes in a full screen; the frame is scaled to the panel. */
  private fit(): void {
    const width = (this.lines * 16) / 9;
    this.frame.style.width = `${width}px`;
    this.frame.style.height = `${this.lines}px`;
    this.frame.style.transform = `scale(${this.screen.clientWidth / width})`;
  }

  private select(
    title: string,
    name: string,
    options: Record<string, string>,
    changed: (value: string) => void,
    first?: string,
  ): HTMLElement {
    const select = element('select', { 'data-test': `${name}-${this.letter}` });
    for (const [value, label] of Object.entries(options)) select.append(element('option', { value }, label));
    if (first) select.value = first;
    select.addEventListener('change', () => {
      changed(select.value);
      // The keyboard is the remote's again.
      select.blur();
    });
    return element('label', {}, element('span', { class: 'dim' }, title), select);
  }
}

const labels = (devices: Record<string, Device>): Record<string, string> =>
  Object.fromEntries(Object.entries(devices).map(([key, { label }]) => [key, label]));

/** The cameras there are, for scripts. */
export const cameras: readonly TestCamera[] = TEST_CAMERAS;

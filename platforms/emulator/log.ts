import type { TvEvent } from '../../src/emulator/messages.ts';
import { element } from './dom.ts';

export interface LoggedEvent extends TvEvent {
  tv: string;
}

const SHOWN = 300;
const KEPT = 20_000;
const ARROWS: Record<TvEvent['direction'], string> = { in: '←', out: '→', key: '⌨', warning: '!' };
const FILTERS: Record<string, (event: TvEvent) => boolean> = {
  All: () => true,
  Words: (event) => event.kind === 'word',
  Pictures: (event) => event.kind === 'picture' || event.kind === 'ack',
  Keys: (event) => event.kind === 'key',
  Warnings: (event) => event.direction === 'warning',
};

/** Everything that went over the lines and every key, newest at the end; to be filtered, held and saved. */
export class EventLog {
  readonly events: LoggedEvent[] = [];
  private filter = 'All';
  private paused = false;
  private drawing = false;
  private readonly list = element('ol', { 'data-test': 'events' });

  constructor(root: HTMLElement) {
    const pause = element('button', { type: 'button', 'aria-pressed': 'false', 'data-test': 'pause' }, 'Pause');
    pause.addEventListener('click', () => {
      this.paused = !this.paused;
      pause.setAttribute('aria-pressed', String(this.paused));
      this.draw();
    });
    const save = element('button', { type: 'button', 'data-test': 'save' }, 'Save .jsonl');
    save.addEventListener('click', () => this.save());
    root.append(
      element(
        'div',
        { class: 'tools' },
        element('h2', {}, 'Event log'),
        ...this.filters(),
        element('span', { class: 'space' }),
        pause,
        save,
      ),
      this.list,
    );
  }

  add(event: LoggedEvent): void {
    this.events.push(event);
    if (this.events.length > KEPT) this.events.splice(0, KEPT / 10);
    this.draw();
  }

  private filters(): HTMLElement[] {
    const buttons = Object.keys(FILTERS).map((name) => {
      const button = element('button', { type: 'button', class: 'filter', 'data-test': `filter-${name}` }, name);
      button.setAttribute('aria-pressed', String(name === this.filter));
      button.addEventListener('click', () => {
        this.filter = name;
        for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
        this.draw();
      });
      return button;
    });
    return buttons;
  }

  /** At most once a frame, however much comes. */
  private draw(): void {
    if (this.drawing || this.paused) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      const wanted = this.events.filter(FILTERS[this.filter] ?? (() => true)).slice(-SHOWN);
      this.list.replaceChildren(...wanted.map(row));
      this.list.scrollTop = this.list.scrollHeight;
    });
  }

  private save(): void {
    const text = this.events.map((event) => JSON.stringify(event)).join('\n');
    const link = element('a', { download: 'hearth-events.jsonl' });
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/x-ndjson' }));
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

function row({ at, tv, direction, name, detail }: LoggedEvent): HTMLElement {
  const cell = (className: string, text: string): HTMLElement => element('span', { class: className }, text);
  return element(
    'li',
    { class: direction },
    cell('time', new Date(at).toISOString().slice(11, 23)),
    cell('tv-letter', tv),
    cell('arrow', ARROWS[direction]),
    cell('what', name),
    cell('detail', detail),
  );
}

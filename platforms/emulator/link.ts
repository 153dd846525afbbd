import type { Conditions } from '../../src/emulator/lane.ts';
import type { LinkState } from '../../src/emulator/messages.ts';
import { Chart } from './chart.ts';
import { element } from './dom.ts';

const DELAYS = [0, 40, 150, 500];
const LOSSES = [0, 1, 5, 20];

/** What the panel does to the line of the TV that has the remote. */
export interface LinkActs {
  cut(): void;
  make(conditions: Partial<Conditions>): void;
}

interface Column {
  readonly charts: { readonly [C in 'out' | 'in' | 'pictures' | 'dropped']: Chart };
  readonly figures: HTMLElement;
  readonly path: HTMLElement;
  state: LinkState | undefined;
}

/** What each TV's line carries and how it stands, as the TV itself knows it; and the ways to make it worse. */
export class LinkPanel {
  private readonly columns = new Map<string, Column>();
  private readonly grid = element('div', { class: 'charts' });
  private readonly path = element('div', { class: 'path', 'data-test': 'path' });
  private readonly heading = element('h2', {}, 'Link');
  private readonly loss: HTMLSelectElement;
  private readonly delay: HTMLSelectElement;

  constructor(root: HTMLElement, acts: LinkActs) {
    const cut = element('button', { type: 'button', 'data-test': 'cut' }, 'Cut 5 s');
    cut.addEventListener('click', acts.cut);
    this.loss = select('loss', LOSSES, (percent) => `Loss ${percent}%`);
    this.delay = select('delay', DELAYS, (ms) => `Delay ${ms} ms`);
    this.loss.addEventListener('change', () => acts.make({ lossPercent: Number(this.loss.value) }));
    this.delay.addEventListener('change', () => acts.make({ delayMs: Number(this.delay.value) }));
    const space = element('span', { class: 'space' });
    root.append(element('div', { class: 'tools' }, this.heading, space, cut, this.loss, this.delay));
    root.append(this.grid, this.path);
  }

  add(tv: string): void {
    const charts = {
      out: new Chart(`${tv} sends`, '#4fd1a5', `figure-${tv}-out`),
      in: new Chart(`${tv} receives`, '#8fc8ff', `figure-${tv}-in`),
      pictures: new Chart(`${tv} pictures a second`, '#b9a1ff', `figure-${tv}-pictures`),
      dropped: new Chart(`${tv} dropped a second`, '#f3c65b', `figure-${tv}-dropped`),
    };
    const figures = element('p', { class: 'dim', 'data-test': `link-${tv}` }, '–');
    const column = element('div', {}, ...Object.values(charts).map(({ root }) => root), figures);
    const path = element('span', { class: 'leg', 'data-test': `path-${tv}` });
    this.columns.set(tv, { charts, figures, path, state: undefined });
    this.grid.append(column);
    const end = element('span', { class: 'end' }, tv);
    const relay = element('span', { class: 'end' }, 'Relay');
    // A, relay, B; and whoever is one more has a way of their own to it.
    if (this.columns.size === 1) this.path.append(end, path, relay);
    else if (this.columns.size === 2) this.path.append(path, end);
    else this.path.append(relay, path, end);
  }

  /** The remote goes to this TV now, and so do cut, loss and delay. */
  choose(tv: string, { delayMs, lossPercent }: Conditions): void {
    this.heading.textContent = `Link of ${tv}`;
    this.loss.value = String(lossPercent);
    this.delay.value = String(delayMs);
  }

  /** A TV says how its line stands; once a second. */
  show(tv: string, state: LinkState): void {
    const column = this.columns.get(tv);
    if (!column) return;
    const { charts, figures, path } = column;
    const { outKbps, inKbps, picturesIn, picturesOut, leftOut, skipped } = state;
    column.state = state;
    charts.out.add(outKbps, `${outKbps.toFixed(0)} kbps`);
    charts.in.add(inKbps, `${inKbps.toFixed(0)} kbps`);
    charts.pictures.add(picturesIn + picturesOut, `in ${picturesIn.toFixed(1)} · out ${picturesOut.toFixed(1)}`);
    charts.dropped.add(leftOut + skipped, `relay ${leftOut.toFixed(1)} · TV ${skipped.toFixed(1)}`);
    figures.textContent = wordsOf(state);
    path.classList.toggle('up', state.up);
  }

  /** How a TV's line stands, for scripts. */
  stateOf(tv: string): LinkState | undefined {
    return this.columns.get(tv)?.state;
  }
}

function wordsOf({
  up,
  line,
  allowedKbps,
  roundTripMs,
  ageMs,
  watches,
  watched,
  wordsIn,
  wordsOut,
}: LinkState): string {
  if (!up) return 'No line';
  return [
    allowedKbps === undefined ? line : `${line}, ${allowedKbps} kbps`,
    ...(roundTripMs === undefined ? [] : [`${Math.round(roundTripMs)} ms there and back`]),
    ...(ageMs === undefined ? [] : [`picture ${Math.round(ageMs)} ms old`]),
    ...(watches > 0 ? [`watches ${watches}`] : []),
    ...(watched === undefined ? [] : [`watched by ${watched}`]),
    `words ${wordsIn + wordsOut}/s`,
  ].join(' · ');
}

function select(name: string, values: readonly number[], label: (value: number) => string): HTMLSelectElement {
  const made = element('select', { 'data-test': name });
  for (const value of values) made.append(element('option', { value: String(value) }, label(value)));
  // The keyboard is the remote's again.
  made.addEventListener('change', () => made.blur());
  return made;
}

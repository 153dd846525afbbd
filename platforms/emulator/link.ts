import type { TvEvent } from '../../src/emulator/messages.ts';
import { element } from './dom.ts';

const SECONDS = 60;

interface Chart {
  readonly figure: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly values: number[];
  readonly unit: string;
  readonly colour: string;
  now: number;
}

/** What each TV sends and receives, a value a second for the last minute. */
export class LinkPanel {
  private readonly charts = new Map<string, Chart>();
  private readonly grid = element('div', { class: 'charts' });

  constructor(root: HTMLElement, cut: () => void) {
    const button = element('button', { type: 'button', 'data-test': 'cut' }, 'Cut 5 s');
    button.addEventListener('click', cut);
    root.append(
      element('div', { class: 'tools' }, element('h2', {}, 'Link'), element('span', { class: 'space' }), button),
      this.grid,
    );
    setInterval(() => this.second(), 1_000);
  }

  add(tv: string): void {
    this.chart(`${tv} out`, `${tv} sends`, 'kbps', '#4fd1a5');
    this.chart(`${tv} in`, `${tv} receives`, 'kbps', '#8fc8ff');
    this.chart(`${tv} pictures`, `${tv} pictures`, 'a second', '#b9a1ff');
    this.chart(`${tv} words`, `${tv} words`, 'a second', '#f3c65b');
  }

  count(tv: string, event: TvEvent): void {
    if (event.kind === 'key' || event.kind === 'line') return;
    this.bump(`${tv} ${event.direction}`, (event.bytes * 8) / 1000);
    if (event.kind === 'picture') this.bump(`${tv} pictures`, 1);
    if (event.kind === 'word') this.bump(`${tv} words`, 1);
  }

  private chart(key: string, title: string, unit: string, colour: string): void {
    const figure = element('b', { 'data-test': `figure-${key.replace(' ', '-')}` }, '0');
    const canvas = element('canvas', {});
    const values = new Array<number>(SECONDS).fill(0);
    this.charts.set(key, { figure, canvas, values, unit, colour, now: 0 });
    this.grid.append(
      element(
        'div',
        { class: 'chart' },
        element('header', {}, element('span', { class: 'dim' }, title), figure),
        canvas,
      ),
    );
  }

  private bump(key: string, by: number): void {
    const chart = this.charts.get(key);
    if (chart) chart.now += by;
  }

  private second(): void {
    for (const chart of this.charts.values()) {
      chart.values.push(chart.now);
      chart.values.shift();
      chart.figure.textContent = `${chart.now.toFixed(chart.unit === 'kbps' ? 0 : 1)} ${chart.unit}`;
      chart.now = 0;
      draw(chart);
    }
  }
}

function draw({ canvas, values, colour }: Chart): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const most = Math.max(1, ...values);
  const x = (at: number): number => (width * at) / (SECONDS - 1);
  const y = (value: number): number => height - 4 - ((height - 10) * value) / most;
  context.beginPath();
  values.forEach((value, at) => {
    context.lineTo(x(at), y(value));
  });
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.stroke();
  context.lineTo(width, height);
  context.lineTo(0, height);
  context.globalAlpha = 0.18;
  context.fillStyle = colour;
  context.fill();
}

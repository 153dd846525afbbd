import { element } from './dom.ts';

const SECONDS = 60;

/** One value a second for the last minute, and what it says now. */
export class Chart {
  readonly root: HTMLElement;
  private readonly figure: HTMLElement;
  private readonly canvas = element('canvas', {});
  private readonly values = new Array<number>(SECONDS).fill(0);
  private readonly colour: string;

  /** @param test name of the figure, for scripts */
  constructor(title: string, colour: string, test: string) {
    this.colour = colour;
    this.figure = element('b', { 'data-test': test }, '–');
    const header = element('header', {}, element('span', { class: 'dim' }, title), this.figure);
    this.root = element('div', { class: 'chart' }, header, this.canvas);
  }

  add(value: number, words: string): void {
    this.values.push(value);
    this.values.shift();
    this.figure.textContent = words;
    this.draw();
  }

  private draw(): void {
    const { canvas, values, colour } = this;
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
}

import { noise } from '../chance.ts';

/** Furniture of the drawn rooms, as SVG. Places are those of the stage. */

const BOOKS = ['#8a3d2c', '#b0803d', '#3d5a63', '#5b4a6b', '#7c6a52', '#2f4a3c', '#a65e3a'];

export function lamp(x: number, y: number, size = 1): string {
  const shade = 'M-60,-70 L60,-70 L95,55 L-95,55Z';
  return `<g transform="translate(${x},${y}) scale(${size})"><circle r="420" fill="url(#glow)"/><path d="${shade}" fill="#ffcf8a"/><path d="${shade}" fill="url(#shade)"/><rect x="-6" y="55" width="12" height="420" fill="#2a1d14"/></g>`;
}

export function shelf(x: number, y: number, width: number, rows: number, seed: number): string {
  let drawn = '';
  let index = 0;
  const chance = () => noise(seed, index++);
  for (let row = 0; row < rows; row++) {
    const board = row * 150 + 128;
    drawn += `<rect x="-10" y="${board}" width="${width + 20}" height="12" fill="#3b2718"/>`;
    for (let at = 0; at < width - 30; ) {
      const [thick, high] = [14 + chance() * 26, 70 + chance() * 52];
      const colour = BOOKS[Math.floor(chance() * BOOKS.length)];
      drawn += `<rect x="${at}" y="${board - high}" width="${thick}" height="${high}" fill="${colour}"/>`;
      at += thick + (chance() < 0.15 ? 40 : 3);
    }
  }
  return `<g transform="translate(${x},${y})">${drawn}</g>`;
}

export function plant(x: number, y: number, size: number, colour = '#3f5a3a'): string {
  const leaves = Array.from({ length: 11 }, (_, i) => {
    const opacity = 0.65 + 0.35 * ((i % 3) / 2);
    return `<path transform="rotate(${-90 + (i - 5) * 17})" d="M0,0 C90,-40 200,-34 270,0 C200,34 90,30 0,0Z" fill="${colour}" opacity="${opacity}"/>`;
  });
  return `<g transform="translate(${x},${y}) scale(${size})">${leaves.join('')}<path d="M-70,-10 L70,-10 L52,120 L-52,120Z" fill="#7a4a32"/></g>`;
}

/** A window on a town at night. */
export function nightWindow(x: number, y: number, width: number, height: number): string {
  const lit = [
    [0.2, 0.75],
    [0.32, 0.82],
    [0.5, 0.7],
    [0.63, 0.85],
    [0.8, 0.76],
    [0.88, 0.88],
  ].map(([across = 0, down = 0], i) => {
    return `<rect x="${across * width}" y="${down * height}" width="${10 + i * 2}" height="12" fill="#ffd89a" opacity=".9"/>`;
  });
  const pane = `width="${width}" height="${height}"`;
  return `<g transform="translate(${x},${y})"><rect ${pane} fill="#19233c"/><rect ${pane} fill="url(#sky)"/>${lit.join('')}<path d="M${width / 2},0V${height} M0,${height * 0.45}H${width}" stroke="#2a2320" stroke-width="12"/><rect ${pane} fill="none" stroke="#3a2e26" stroke-width="18"/></g>`;
}

export function sofa(y: number, colour: string): string {
  return `<rect x="-20" y="${y}" width="1320" height="420" rx="60" fill="${colour}"/><rect x="-20" y="${y}" width="1320" height="130" rx="60" fill="#fff" opacity=".05"/><path d="M420,${y + 20}V720 M860,${y + 20}V720" stroke="#000" stroke-width="8" opacity=".18"/>`;
}

/** Where the bulbs of a string of lights hang. */
export function bulbs(y: number): { x: number; y: number }[] {
  return Array.from({ length: 17 }, (_, i) => {
    const x = i * 80 + 10;
    const along = x / 640;
    const sag = along < 1 ? 240 * along * (1 - along) + 30 * along * along : 30 - 10 * (along - 1);
    return { x, y: y + sag + 14 };
  });
}

export function stringOfLights(y: number): string {
  const at = bulbs(y);
  const wire = at.map((bulb, i) => `${i ? 'L' : 'M'}${bulb.x},${bulb.y - 10}`).join(' ');
  const lights = at.map((bulb) => `<circle cx="${bulb.x}" cy="${bulb.y}" r="9" fill="#d9b983"/>`).join('');
  return `<path d="${wire}" stroke="#2a2019" stroke-width="4" fill="none"/>${lights}`;
}

export function poster(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="240" height="320" fill="#d0603a"/><circle cx="${x + 120}" cy="${y + 130}" r="80" fill="#f2c46a"/>`;
}

/** A board with three boxes on it. */
export function board(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="280" height="14" fill="#4a3a2a"/><rect x="${x + 30}" y="${y - 80}" width="40" height="80" fill="#7a8ab0"/><rect x="${x + 80}" y="${y - 60}" width="30" height="60" fill="#b07a8a"/><rect x="${x + 120}" y="${y - 86}" width="46" height="86" fill="#6a5a9a"/>`;
}

/** A shelf with jars. */
export function jars(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="420" height="20" fill="#3b2a20"/><rect x="${x + 30}" y="${y - 90}" width="60" height="90" rx="8" fill="#8a9a8a"/><rect x="${x + 110}" y="${y - 68}" width="50" height="68" rx="8" fill="#b0653f"/><circle cx="${x + 230}" cy="${y - 34}" r="34" fill="#c9b08a"/>`;
}

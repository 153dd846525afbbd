import type { Placement } from './canvas.ts';
import { drawing } from './drawing.ts';

type Clock = { x: number; y: number; radius: number };

/** A wall clock: its face and hands as layers, the hands upright. It hangs there in focus, so that it can be read. */
export function clockLayers({ x, y, radius }: Clock): Record<string, string> {
  const hand = (length: number, width: number, colour: string) =>
    drawing(
      `<line x1="${x}" y1="${y + radius * 0.14}" x2="${x}" y2="${y - radius * length}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`,
    );
  const marks = Array.from({ length: 12 }, (_, i) => {
    const long = i % 3 === 0;
    return `<line transform="rotate(${i * 30} ${x} ${y})" x1="${x}" x2="${x}" y1="${y - radius * 0.88}" y2="${y - radius * (long ? 0.68 : 0.78)}" stroke="#4a3a2c" stroke-width="${long ? 6 : 3}"/>`;
  });
  return {
    clock: drawing(
      `<circle cx="${x + 4}" cy="${y + 8}" r="${radius}" fill="#000" opacity=".35" filter="url(#blur8)"/><circle cx="${x}" cy="${y}" r="${radius}" fill="#2b2019"/><circle cx="${x}" cy="${y}" r="${radius * 0.92}" fill="#d8c7a8"/>${marks.join('')}`,
    ),
    hours: hand(0.46, 9, '#2b2019'),
    minutes: hand(0.7, 6, '#2b2019'),
    seconds: hand(0.8, 4, '#9c3b2a'),
  };
}

/** The hands as they stand at a moment of the day. */
export function clockPlacements({ x, y }: Clock, now: Date): Placement[] {
  const seconds = now.getSeconds();
  const minutes = now.getMinutes() + seconds / 60;
  const hours = (now.getHours() % 12) + minutes / 60;
  const pivot = { x, y };
  return [
    { layer: 'clock' },
    { layer: 'hours', pivot, turn: hours * 30 },
    { layer: 'minutes', pivot, turn: minutes * 6 },
    { layer: 'seconds', pivot, turn: seconds * 6 },
  ];
}

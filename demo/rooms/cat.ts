import type { Placement } from './canvas.ts';
import { drawing } from './drawing.ts';
import { eyesAt, wave } from './motion.ts';

const AT = { x: 590, y: 440, size: 1.35 };
const FUR = '#c98445';
const STRIPE = '#8d5527';

/** A point of the cat's own drawing, on the stage. */
const onStage = (x: number, y: number) => ({ x: AT.x + x * AT.size, y: AT.y + y * AT.size });

/** The boss: a cat on a sofa, in the parts that move by themselves. */
export function catLayers(): Record<string, string> {
  const layer = (content: string) =>
    drawing(`<g transform="translate(${AT.x},${AT.y}) scale(${AT.size})">${content}</g>`);
  return {
    tail: layer(
      `<path d="M-225,190 C-330,200 -350,110 -290,40 C-270,15 -285,-25 -310,-40" stroke="${FUR}" stroke-width="44" fill="none" stroke-linecap="round"/><path d="M-341,128 L-306,124 M-329,66 L-295,79" stroke="${STRIPE}" stroke-width="16" opacity=".6"/>`,
    ),
    body: layer(
      `<path d="M-260,260 C-300,40 -140,-30 20,-20 C170,-10 270,60 262,260Z" fill="${FUR}"/><path d="M-190,40 C-170,90 -170,140 -180,240 M-100,0 C-80,60 -80,120 -90,240 M0,-18 C14,50 14,120 4,240" stroke="${STRIPE}" stroke-width="20" fill="none" opacity=".6"/>`,
    ),
    'ear left': layer(ear(55, 130, 'M70,-160')),
    'ear right': layer(ear(215, 295, 'M276,-166')),
    head: layer(head()),
    'eyes open': layer(eyes(26)),
    'eyes half': layer(eyes(10)),
    'eyes shut': layer(
      '<path d="M96,-2 Q124,12 150,-2 M202,-2 Q228,12 256,-4" stroke="#4a2c18" stroke-width="6" fill="none" stroke-linecap="round"/>',
    ),
  };
}

/** The cat at a moment: the tail swings, an ear listens, the flanks rise, and now and then it blinks. */
export function catPlacements(atMs: number): Placement[] {
  const head = {
    by: { x: 5 * wave(atMs, 4_700), y: 3 * wave(atMs, 3_300) },
    pivot: onStage(160, 100),
    turn: 3.5 * wave(atMs, 7_300) + 1.2 * wave(atMs, 2_600),
  };
  // An ear turns for a moment every few seconds, the other one at another time.
  const listen = (period: number) => 14 * Math.max(0, wave(atMs, period) - 0.8) * 5 * wave(atMs, 260);
  const earAt = (x: number, turn: number) => ({ ...head, pivot: onStage(x, -60), turn: head.turn + turn });
  return [
    { layer: 'tail', pivot: onStage(-225, 190), turn: 20 * wave(atMs, 2_900) + 7 * wave(atMs, 1_100) },
    { layer: 'body', pivot: onStage(0, 200), scale: 1 + 0.014 * wave(atMs, 3_100) },
    { layer: 'ear left', ...earAt(95, listen(5_900)) },
    { layer: 'ear right', ...earAt(255, listen(8_300)) },
    { layer: 'head', ...head },
    { layer: `eyes ${eyesAt(11, atMs / 1.6)}`, ...head },
  ];
}

function ear(left: number, right: number, tip: string): string {
  const [x = 0, y = 0] = tip.slice(1).split(',').map(Number);
  const inner = (from: number) => x + (from - x) * 0.55;
  return `<path d="M${left},-60 L${x},${y} L${right},-70 Z" fill="#d89350"/><path d="M${inner(left)},-92 L${x},${y + 34} L${inner(right)},-96Z" fill="#e9b49a"/>`;
}

function eyes(open: number): string {
  const [up, down] = [-2 - open * 0.9, -2 + open * 0.55];
  const pupil = Math.min(11, open * 0.5);
  return `<path d="M96,-6 Q124,${up} 150,-2 Q124,${down} 96,-6Z M202,-2 Q228,${up} 256,-6 Q228,${down} 202,-2Z" fill="#dfe07a"/><ellipse cx="124" cy="-7" rx="7" ry="${pupil}" fill="#14100a"/><ellipse cx="228" cy="-7" rx="7" ry="${pupil}" fill="#14100a"/>`;
}

function head(): string {
  return `<path d="M40,-60 C60,-84 90,-100 130,-102 L220,-104 C262,-100 290,-84 308,-60 C330,30 290,110 176,112 C66,110 20,30 40,-60Z" fill="#d89350"/>
<path d="M150,-102 V-66 M176,-104 V-60 M202,-102 V-66" stroke="${STRIPE}" stroke-width="12" stroke-linecap="round"/><ellipse cx="176" cy="56" rx="58" ry="42" fill="#f2d9bb"/>
<path d="M164,34 L188,34 L176,48Z" fill="#c06a62"/><path d="M176,48 V60 M176,60 Q160,74 148,64 M176,60 Q192,74 204,64" stroke="#6a3a22" stroke-width="5" fill="none"/>
<path d="M130,52 L50,40 M130,62 L54,72 M222,52 L302,40 M222,62 L298,72" stroke="#fff" opacity=".5" stroke-width="3"/>`;
}

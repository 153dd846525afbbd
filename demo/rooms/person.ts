import type { Placement } from './canvas.ts';
import { drawing } from './drawing.ts';
import { eyes, mouth } from './face.ts';
import { type Hair, hairBehind, hairInFront } from './hair.ts';
import type { Pose } from './motion.ts';

export type Looks = {
  x: number;
  y: number;
  size: number;
  tilt: number;
  hair: Hair;
  hairColour: string;
  /** Lit, middle, shaded. */
  skin: readonly [string, string, string];
  /** Lit, shaded, collar. */
  cloth: readonly [string, string, string];
  neckline: 'round' | 'v';
  lip: string;
  iris: string;
  light: 'left' | 'right';
  /** Colour of the light along the edge. */
  rim: string;
  headphones?: string;
  earrings?: string;
};

const HEAD =
  'M-108,-36 C-114,-166 114,-166 108,-36 C106,44 78,118 40,142 C16,157 -16,157 -40,142 C-78,118 -106,44 -108,-36Z';

/** Somebody as layers: behind the head, body, head, eyes and mouth in each state, and what lies in front. */
export function personLayers(looks: Looks): Record<string, string> {
  const layer = (content: string) => {
    const place = `translate(${looks.x},${looks.y}) scale(${looks.size}) rotate(${looks.tilt})`;
    return drawing(`<g transform="${place}">${content}</g>`, fills(looks));
  };
  return {
    behind: layer(hairBehind(looks.hair, looks.hairColour)),
    body: layer(body(looks)),
    head: layer(head(looks)),
    'eyes open': layer(eyes('open', looks)),
    'eyes half': layer(eyes('half', looks)),
    'eyes shut': layer(eyes('shut', looks)),
    'mouth smile': layer(mouth('smile', looks)),
    'mouth small': layer(mouth('small', looks)),
    'mouth laugh': layer(mouth('laugh', looks)),
    front: layer(front(looks)),
  };
}

/** Somebody in a pose: the head turns about the neck and takes everything of the face with it. */
export function personPlacements(looks: Looks, pose: Pose): Placement[] {
  const neck = { x: looks.x, y: looks.y + 150 * looks.size };
  const head = { by: pose.head, pivot: neck, turn: pose.turn };
  const waist = { x: looks.x, y: 720 };
  return [
    { layer: 'behind', ...head },
    { layer: 'body', by: { x: pose.head.x * 0.35, y: 0 }, pivot: waist, scale: pose.breath },
    { layer: 'head', ...head },
    { layer: `eyes ${pose.eyes}`, ...head },
    { layer: `mouth ${pose.mouth}`, ...head },
    { layer: 'front', ...head },
  ];
}

const sideOf = (looks: Looks) => (looks.light === 'right' ? 1 : -1);

function fills(looks: Looks): string {
  const side = sideOf(looks);
  const [lit, middle, shaded] = looks.skin;
  return `<radialGradient id="skin" cx="${0.5 + side * 0.28}" cy=".35" r=".85"><stop offset="0" stop-color="${lit}"/><stop offset=".5" stop-color="${middle}"/><stop offset="1" stop-color="${shaded}"/></radialGradient>
<linearGradient id="cloth" x1="${side > 0 ? 1 : 0}" x2="${side > 0 ? 0 : 1}" y1="0" y2=".6"><stop offset="0" stop-color="${looks.cloth[0]}"/><stop offset="1" stop-color="${looks.cloth[1]}"/></linearGradient>
<clipPath id="face"><path d="${HEAD}"/></clipPath>`;
}

function body(looks: Looks): string {
  const side = sideOf(looks);
  const [, middle, shaded] = looks.skin;
  const neckline =
    looks.neckline === 'v'
      ? `<path d="M-76,206 L0,330 L76,206 C50,250 -50,250 -76,206Z" fill="${middle}"/><path d="M-76,206 L0,330 L76,206" stroke="#000" opacity=".22" stroke-width="10" fill="none"/>`
      : `<path d="M-78,204 C-50,276 50,276 78,204 C92,216 92,232 84,244 C50,306 -50,306 -84,244 C-92,232 -92,216 -78,204Z" fill="${looks.cloth[2]}"/>`;
  return `<ellipse cx="${-side * 40}" cy="240" rx="330" ry="290" fill="#000" opacity=".18" filter="url(#blur40)"/>
<path d="M-66,90 L66,90 L72,240 C40,290 -40,290 -72,240Z" fill="${shaded}"/><path d="M${side * 66},90 L${side * 8},130 L${side * 30},260 L${side * 72},240Z" fill="${middle}" opacity=".8" filter="url(#blur8)"/>
<path d="M-60,120 C-30,180 40,180 64,120 L66,160 C30,210 -40,210 -66,160Z" fill="#000" opacity=".28" filter="url(#blur8)"/>
<g transform="translate(0,-34)"><path d="M-76,206 C-150,236 -270,250 -312,340 C-336,400 -344,520 -348,680 L348,680 C344,520 336,400 312,340 C270,250 150,236 76,206 C50,262 -50,262 -76,206Z" fill="url(#cloth)"/>${neckline}
<path d="M-236,420 C-220,480 -214,560 -214,680 M236,420 C220,480 214,560 214,680" stroke="#000" opacity=".2" stroke-width="12" fill="none" filter="url(#blur3)"/></g>
<path d="M${side * 84},182 C${side * 150},206 ${side * 262},224 ${side * 296},306" stroke="${looks.rim}" stroke-width="12" fill="none" opacity=".31" filter="url(#blur8)"/>`;
}

function head(looks: Looks): string {
  const side = sideOf(looks);
  const [lit, , shaded] = looks.skin;
  const ear = (at: number) => `<ellipse cx="${at * 110}" cy="6" rx="20" ry="36" fill="${at === side ? lit : shaded}"/>`;
  const cheek = (x: number) =>
    `<ellipse cx="${x}" cy="54" rx="34" ry="24" fill="#d9543a" opacity=".16" filter="url(#blur8)"/>`;
  const shadow = `M${-side * 130},-200 L${-side * 30},-200 C${-side * 76},-60 ${-side * 62},60 ${-side * 10},170 L${-side * 130},170Z`;
  const nose = `M${-side * 6},-4 C${-side * 10},26 ${-side * 22},42 ${-side * 18},50 C${-side * 10},60 ${side * 12},60 ${side * 18},50`;
  return `${ear(-1)}${ear(1)}<path d="${HEAD}" fill="url(#skin)"/>
<g clip-path="url(#face)"><path d="${shadow}" fill="#1a0b06" opacity=".26" filter="url(#blur20)"/>${cheek(-56)}${cheek(56)}<ellipse cx="${side * 40}" cy="-70" rx="52" ry="34" fill="#fff2d8" opacity=".16" filter="url(#blur20)"/></g>
<path d="${nose}" stroke="#5a2a1b" opacity=".45" stroke-width="5" fill="none" stroke-linecap="round"/><ellipse cx="${side * 5}" cy="40" rx="8" ry="7" fill="#fff" opacity=".22" filter="url(#blur3)"/>`;
}

function front(looks: Looks): string {
  const { headphones: cups, earrings, rim } = looks;
  const side = sideOf(looks);
  const onEars = cups
    ? `<path d="M-126,0 C-140,-236 140,-236 126,0" stroke="${cups}" stroke-width="22" fill="none"/><rect x="-148" y="-46" width="44" height="104" rx="20" fill="${cups}"/><rect x="104" y="-46" width="44" height="104" rx="20" fill="${cups}"/>`
    : '';
  const rings = earrings
    ? `<circle cx="-112" cy="52" r="8" fill="${earrings}"/><circle cx="112" cy="52" r="8" fill="${earrings}"/>`
    : '';
  const edge =
    looks.hair === 'fringe'
      ? `<path d="M${side * 111},-120 C${side * 124},-40 ${side * 112},60 ${side * 52},138" stroke="${rim}" stroke-width="10" fill="none" opacity=".35" filter="url(#blur8)"/>`
      : '';
  return hairInFront(looks.hair, looks.hairColour) + onEars + rings + edge;
}

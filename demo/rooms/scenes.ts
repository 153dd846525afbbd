import { seedOf } from '../chance.ts';
import type { Placement } from './canvas.ts';
import { catLayers, catPlacements } from './cat.ts';
import { clockLayers, clockPlacements } from './clock.ts';
import { drawing, room } from './drawing.ts';
import { board, bulbs, jars, lamp, nightWindow, plant, poster, shelf, sofa, stringOfLights } from './furniture.ts';
import { flicker, poseAt, wave } from './motion.ts';
import { type Looks, personLayers, personPlacements } from './person.ts';

/** A room that can be drawn at any moment: its layers as SVG, and how they stand. The layer `room` is what is behind all. */
export type Scene = { layers: Record<string, string>; at(now: Date): Placement[] };

const glowAt = (x: number, y: number, radius: number, colour: string) =>
  drawing(
    `<radialGradient id="light"><stop offset="0" stop-color="${colour}" stop-opacity=".8"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#light)"/>`,
  );

const MAYA: Looks = {
  x: 620,
  y: 330,
  size: 1.12,
  tilt: -3,
  hair: 'curly',
  hairColour: '#2a1710',
  skin: ['#c98e62', '#a1663f', '#5f3720'],
  cloth: ['#d29a3a', '#8a5a1a', '#c08a2e'],
  neckline: 'round',
  lip: '#a9513f',
  iris: '#3a2416',
  light: 'left',
  rim: '#ffd9a0',
  earrings: '#f0d08a',
};

const THEO: Looks = {
  x: 640,
  y: 335,
  size: 1.14,
  tilt: 0,
  hair: 'fringe',
  hairColour: '#14100f',
  skin: ['#e0aa7c', '#bd8053', '#774a2b'],
  cloth: ['#5a5f6a', '#2a2d35', '#4a4f5a'],
  neckline: 'round',
  lip: '#a85a4a',
  iris: '#3a2416',
  light: 'right',
  rim: '#8fb4ff',
  headphones: '#e6e0d8',
};

const LENA: Looks = {
  x: 640,
  y: 330,
  size: 1.12,
  tilt: 4,
  hair: 'long',
  hairColour: '#7a3a1c',
  skin: ['#f5d3b8', '#e0a988', '#a66d52'],
  cloth: ['#5f7a66', '#2f4336', '#6f8a76'],
  neckline: 'v',
  lip: '#b4544e',
  iris: '#3f6a52',
  light: 'left',
  rim: '#ffd9a0',
};

const MAYAS_CLOCK = { x: 374, y: 92, radius: 56 };
const CATS_CLOCK = { x: 690, y: 130, radius: 70 };
const LENAS_LIGHTS = bulbs(70);

const maya: Scene = {
  layers: {
    room: room(
      ['#6a4a36', '#2c1d15'],
      shelf(860, 60, 360, 4, 7) + lamp(230, 230) + plant(1180, 560, 1.05) + sofa(500, '#5b4636'),
    ),
    glow: glowAt(230, 225, 230, '#ffcf8a'),
    ...clockLayers(MAYAS_CLOCK),
    ...personLayers(MAYA),
  },
  at: (now) => [
    { layer: 'glow', opacity: 0.55 * flicker(now.getTime(), 1) },
    ...clockPlacements(MAYAS_CLOCK, now),
    ...personPlacements(MAYA, poseAt({ seed: seedOf('maya'), talks: 0.5 }, now.getTime())),
  ],
};

const theo: Scene = {
  layers: {
    room: room(['#2b3350', '#121627'], poster(100, 60) + board(930, 110) + lamp(1140, 330, 0.7)),
    glow: glowAt(1140, 325, 190, '#ffcf8a'),
    ...personLayers(THEO),
  },
  at: (now) => [
    { layer: 'glow', opacity: 0.6 * flicker(now.getTime(), 2) },
    ...personPlacements(THEO, poseAt({ seed: seedOf('theo'), talks: 0.15, beatMs: 620 }, now.getTime())),
  ],
};

const lena: Scene = {
  layers: {
    room: room(['#4a3f4a', '#1e1820'], stringOfLights(70) + nightWindow(880, 110, 300, 320) + jars(60, 330)),
    bulb: glowAt(640, 360, 46, '#ffd89a'),
    ...personLayers(LENA),
  },
  at: (now) => [
    ...LENAS_LIGHTS.map(({ x, y }, i) => ({
      layer: 'bulb',
      by: { x: x - 640, y: y - 360 },
      opacity: 0.55 + 0.45 * wave(now.getTime(), 1_700 + 130 * (i % 5), i * 0.37),
    })),
    ...personPlacements(LENA, poseAt({ seed: seedOf('lena'), talks: 0.3 }, now.getTime())),
  ],
};

const oskar: Scene = {
  layers: {
    room: room(['#63503f', '#2a2019'], lamp(980, 200, 1.1) + nightWindow(120, 60, 360, 320) + sofa(360, '#55606a')),
    glow: glowAt(980, 195, 250, '#ffcf8a'),
    ...clockLayers(CATS_CLOCK),
    ...catLayers(),
  },
  at: (now) => [
    { layer: 'glow', opacity: 0.55 * flicker(now.getTime(), 3) },
    ...clockPlacements(CATS_CLOCK, now),
    ...catPlacements(now.getTime()),
  ],
};

/** The rooms, by the person who is in them; Oskar's cat sits for him. */
export const SCENES = { maya, theo, lena, oskar } as const;
export type RoomName = keyof typeof SCENES;

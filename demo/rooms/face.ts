import type { Looks } from './person.ts';

/** Parts of a face that move by themselves, drawn about its middle. */

export type Eyes = 'open' | 'half' | 'shut';
export type Mouth = 'smile' | 'small' | 'laugh';

export function eyes(state: Eyes, looks: Looks): string {
  return [-1, 1].map((side) => `<g transform="translate(${side * 46},-8)">${eye(state, side, looks)}</g>`).join('');
}

function eye(state: Eyes, side: number, looks: Looks): string {
  const brow = `<path d="M-27,${side < 0 ? -31 : -34} C-10,-46 12,-45 27,${side < 0 ? -34 : -31}" stroke="${looks.hairColour}" stroke-width="9" fill="none" stroke-linecap="round"/>`;
  const lash = (path: string) =>
    `<path d="${path}" stroke="#1c110b" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  const crease = '<path d="M-20,-17 C-8,-24 10,-24 21,-15" stroke="#000" opacity=".16" stroke-width="3" fill="none"/>';
  if (state === 'shut') return lash('M-24,2 C-12,11 12,11 24,1') + crease + brow;
  const white = 'M-23,2 C-12,-13 12,-13 23,1 C12,11 -12,11 -23,2Z';
  const ball = `<path d="${white}" fill="#efe6dd"/><circle cy="-1" r="10" fill="${looks.iris}"/><circle cy="-1" r="5" fill="#0d0806"/><circle cx="4" cy="-5" r="2.6" fill="#fff"/>`;
  if (state === 'open') return ball + lash('M-25,2 C-12,-15 12,-15 25,0') + crease + brow;
  const lid = `<path d="M-25,3 C-12,-17 12,-17 25,2 L23,2 C12,2 -12,2 -23,3Z" fill="${looks.skin[1]}"/>`;
  return ball + lid + lash('M-25,3 C-12,3 12,3 25,2') + brow;
}

export function mouth(state: Mouth, looks: Looks): string {
  const line = (path: string, width: number) =>
    `<path d="${path}" stroke="${looks.lip}" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;
  if (state === 'laugh') {
    return `<path d="M-42,84 C-20,92 20,92 42,84 C32,122 -32,122 -42,84Z" fill="#5b1f1b"/><path d="M-38,86 C-18,93 18,93 38,86 C34,97 -34,97 -38,86Z" fill="#f2ebe3"/>${line('M-44,83 C-20,93 20,93 44,83', 5)}${line('M-30,113 C-12,122 12,122 30,113', 6)}`;
  }
  if (state === 'small') {
    return `<ellipse cx="0" cy="95" rx="24" ry="14" fill="#5b1f1b"/><path d="M-18,89 C-8,94 8,94 18,89 C14,86 -14,86 -18,89Z" fill="#f2ebe3"/>${line('M-27,91 C-12,80 12,80 27,91', 6)}${line('M-22,103 C-8,113 8,113 22,103', 7)}`;
  }
  return `<path d="M-36,90 C-18,102 18,102 36,90" stroke="#7c3d33" stroke-width="5" fill="none" stroke-linecap="round"/><path d="M-30,88 C-14,82 -6,84 0,87 C6,84 14,82 30,88 C16,97 -16,97 -30,88Z" fill="${looks.lip}"/><path d="M-20,99 C-10,108 10,108 20,99 C10,103 -10,103 -20,99Z" fill="${looks.lip}"/>`;
}

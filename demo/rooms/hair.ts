/** Hair, drawn about the middle of a face: what lies behind the head, and what lies in front of it. */

export type Hair = 'curly' | 'fringe' | 'long';

export function hairBehind(hair: Hair, colour: string): string {
  if (hair === 'fringe') return '';
  if (hair === 'long') {
    return `<path d="M0,-206 C-150,-206 -168,-60 -160,60 C-154,170 -178,260 -150,320 C-90,350 -60,260 -60,200 L60,200 C60,260 90,350 150,320 C178,260 154,170 160,60 C168,-60 150,-206 0,-206Z" fill="${colour}"/>`;
  }
  const curls = Array.from({ length: 60 }, (_, i) => {
    const angle = Math.PI * (0.7 + (i * 1.6) / 59);
    const far = [160, 138, 120][i % 3] ?? 120;
    return `<circle cx="${Math.cos(angle) * far * 1.06}" cy="${-40 + Math.sin(angle) * far}" r="${40 + ((i * 7) % 18)}"/>`;
  });
  const shine = Array.from({ length: 16 }, (_, i) => {
    const angle = Math.PI * (0.95 + (i * 0.5) / 15);
    const far = 176 - (i % 3) * 14;
    return `<circle cx="${Math.cos(angle) * far}" cy="${-46 + Math.sin(angle) * far}" r="13"/>`;
  });
  return `<g fill="${colour}">${curls.join('')}<ellipse cx="0" cy="-40" rx="150" ry="150"/></g><g fill="#c98a4a" opacity=".16" filter="url(#blur8)">${shine.join('')}</g>`;
}

export function hairInFront(hair: Hair, colour: string): string {
  if (hair === 'long') {
    return `<path d="M10,-150 C-60,-140 -112,-80 -112,60 C-140,20 -160,-170 -20,-206 C130,-232 158,-60 118,70 C122,-50 90,-120 10,-150Z" fill="${colour}"/><path d="M-96,-96 C-66,-160 -16,-184 24,-186" stroke="#fff" opacity=".1" stroke-width="12" fill="none" stroke-linecap="round" filter="url(#blur3)"/>`;
  }
  if (hair === 'fringe') {
    return `<path d="M-122,10 C-138,-130 -100,-204 0,-204 C100,-204 138,-130 122,10 C116,-10 112,-40 108,-66 C60,-58 -60,-58 -108,-66 C-112,-40 -116,-10 -122,10Z" fill="${colour}"/><path d="M-90,-140 C-40,-186 40,-186 92,-136" stroke="#fff" opacity=".09" stroke-width="16" fill="none" filter="url(#blur8)"/>`;
  }
  const curls = Array.from({ length: 13 }, (_, i) => {
    const down = -92 - 52 * Math.sin((Math.PI * i) / 12) + ((i * 13) % 9);
    return `<circle cx="${-112 + i * 18.6}" cy="${down}" r="${27 + ((i * 5) % 9)}"/>`;
  });
  return `<g fill="${colour}">${curls.join('')}<circle cx="-122" cy="-40" r="26"/><circle cx="122" cy="-40" r="26"/><circle cx="-128" cy="0" r="22"/><circle cx="128" cy="0" r="22"/></g>`;
}

/** Everything is drawn on one stage, in these units, and rendered at the size that is wanted. */
export const STAGE = { width: 1280, height: 720 };

const GRADIENTS = `
<radialGradient id="glow"><stop offset="0" stop-color="#ffb865" stop-opacity=".85"/><stop offset=".35" stop-color="#ff9c45" stop-opacity=".28"/><stop offset="1" stop-color="#ff8a30" stop-opacity="0"/></radialGradient>
<linearGradient id="shade" x2="0" y2="1"><stop offset="0" stop-color="#fff3d6" stop-opacity=".2"/><stop offset="1" stop-color="#fff6e0" stop-opacity=".95"/></linearGradient>
<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#16213f"/><stop offset="1" stop-color="#56507a"/></linearGradient>
<radialGradient id="corners" cx=".5" cy=".45" r=".8"><stop offset=".45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".62"/></radialGradient>`;

const BLURS = [3, 8, 20, 40]
  .map(
    (by) =>
      `<filter id="blur${by}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${by}"/></filter>`,
  )
  .join('');

/** A whole SVG of the stage; `defs` are added to the gradients and blurs every drawing may use. */
export function drawing(content: string, defs = ''): string {
  const { width, height } = STAGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${GRADIENTS}${BLURS}${defs}</defs>${content}</svg>`;
}

/** The room behind everybody: a lit wall, and things on it out of focus, darker to the corners. */
export function room(wall: readonly [light: string, dark: string], things: string): string {
  const defs = `<radialGradient id="wall" cx=".35" cy=".3" r="1"><stop offset="0" stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></radialGradient>
<filter id="far" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="6"/></filter>`;
  const all = '<rect width="1280" height="720"';
  return drawing(`${all} fill="url(#wall)"/><g filter="url(#far)">${things}</g>${all} fill="url(#corners)"/>`, defs);
}

/** Lengths of a frame by the configuration in the first byte of a packet, ms (RFC 6716, 3.1). */
const SILK = [10, 20, 40, 60] as const;
const HYBRID = [10, 20] as const;
const CELT = [2.5, 5, 10, 20] as const;

/** How much sound an Opus packet holds, ms; 0 for what is none. */
export function opusMs(payload: Uint8Array): number {
  const [toc, second] = payload;
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frame = config < 12 ? SILK[config & 3] : config < 16 ? HYBRID[config & 1] : CELT[config & 3];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (second ?? 0) & 0x3f;
  const ms = (frame ?? 0) * frames;
  // The longest there is.
  return ms <= 120 ? ms : 0;
}

/** The simple codec (G.711, µ-law): a byte a sample, 8,000 of them a second. Any box can make it and play it. */
export const PCMU_RATE = 8_000;

const BIAS = 0x84;
const CLIP = 32_635;

/** @param samples at `PCMU_RATE`, −1 to 1 */
export function toPcmu(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  samples.forEach((sample, at) => {
    bytes[at] = byteOf(sample);
  });
  return bytes;
}

/** @returns samples at `PCMU_RATE`, −1 to 1 */
export function fromPcmu(bytes: Uint8Array): Float32Array {
  const samples = new Float32Array(bytes.length);
  bytes.forEach((byte, at) => {
    samples[at] = sampleOf(byte);
  });
  return samples;
}

function byteOf(sample: number): number {
  const whole = Math.round(sample * 32_767);
  const sign = whole < 0 ? 0x80 : 0;
  const size = Math.min(CLIP, Math.abs(whole)) + BIAS;
  // The highest bit that is set, from the eighth on, and the four below it.
  let exponent = 7;
  while (exponent > 0 && (size & (0x80 << exponent)) === 0) exponent -= 1;
  const mantissa = (size >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function sampleOf(byte: number): number {
  const turned = ~byte & 0xff;
  const size = (((turned & 0x0f) << 3) + BIAS) << ((turned >> 4) & 0x07);
  return (turned & 0x80 ? BIAS - size : size - BIAS) / 32_768;
}

import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { modulesOf, QUIET_ZONE } from '../../../src/components/paint/qr.ts';

/** As a camera would see the code: dark on light, `zoom` px a module, with its quiet zone. */
function photograph(text: string, zoom: number): { pixels: Uint8ClampedArray; side: number } {
  const modules = modulesOf(text);
  const side = (modules.length + QUIET_ZONE * 2) * zoom;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = modules[Math.floor(y / zoom) - QUIET_ZONE]?.[Math.floor(x / zoom) - QUIET_ZONE];
      if (isDark) pixels.set([27, 20, 16], (y * side + x) * 4);
    }
  }
  return { pixels, side };
}

test.each([
  ['the shortest link', 'https://h.tv/?add=noa'],
  ['the longest ID', `https://hearth.example.org/?add=${'a.very-long_one.'.repeat(2)}`],
  ['an address to fetch data from', `https://hearth.example.org:8443/export/${'x4Fq-'.repeat(12)}`],
  ['letters beyond ASCII', 'Inês, Łukasz, 炉'],
])('a reader finds in it what was put in: %s', (_what, text) => {
  const { pixels, side } = photograph(text, 4);
  expect(jsQR(pixels, side, side)?.data).toBe(text);
});

test('it is a square with the finders in three corners', () => {
  const modules = modulesOf('https://h.tv/?add=noa');
  expect(modules.every((row) => row.length === modules.length)).toBe(true);
  const finder = (y: number, x: number) => modules[y]?.slice(x, x + 7).every((isDark) => isDark);
  const end = modules.length - 7;
  expect([finder(0, 0), finder(0, end), finder(end, 0), finder(end, end)]).toEqual([true, true, true, false]);
});

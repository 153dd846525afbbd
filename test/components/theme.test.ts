import { describe, expect, test } from 'vitest';
import { argb, color, css, fade } from '../../src/theme/color.ts';
import { EMOJI, emojiAt, emojiCell } from '../../src/theme/emoji.ts';
import { cellAt, DIRECTIONAL, ICON_GRID, ICONS, iconCell, MARKS } from '../../src/theme/icons.ts';
import { focusScale, presenceSize } from '../../src/theme/metrics.ts';
import { ms } from '../../src/theme/motion.ts';
import tokens from '../../src/theme/tokens.json';
import { fontFamily, fontOf, type } from '../../src/theme/type.ts';

describe('tokens', () => {
  test('become colours as Lightning takes them', () => {
    expect(argb('#FF6A3D')).toBe(0xffff6a3d);
    expect(color.live.ember).toBe(argb(tokens.color.live.ember));
    expect(color.scrim.modal >>> 24).toBe(204);
    expect(fade(0xffffffff, 0.5)).toBe(0x80ffffff);
    expect(css(0x80ff0000)).toBe(`rgba(255,0,0,${128 / 255})`);
  });

  test('become text styles, never smaller than allowed', () => {
    for (const style of Object.values(type)) expect(style.size).toBeGreaterThanOrEqual(tokens.font.minimum);
    expect(fontOf(type.title)).toBe('52px FigtreeSemi, Figtree, sans-serif');
    expect(fontFamily(700)).toContain('FigtreeBold');
  });

  test('say how much things grow', () => {
    expect(focusScale(560)).toBe(1.05);
    expect(focusScale(800)).toBe(1.03);
    expect([presenceSize(56), presenceSize(88), presenceSize(232)]).toEqual([28, 30, 52]);
    expect(ms.focus).toBe(160);
  });
});

describe('pictures in the atlases', () => {
  test('no icon is listed twice, and all lie apart', () => {
    const places = [...ICONS, ...MARKS].map((name) => JSON.stringify(iconCell(name)));
    expect(new Set(places).size).toBe(ICONS.length + MARKS.length);
  });

  test('cells follow each other in rows', () => {
    expect(cellAt(ICON_GRID, 0)).toEqual({ x: 0, y: 0 });
    expect(cellAt(ICON_GRID, 11)).toEqual({ x: 76, y: 76 });
  });

  test('what points along the line is an icon there is', () => {
    for (const name of DIRECTIONAL) expect(ICONS).toContain(name);
  });

  test('no emoji is listed twice, and each is found in a text', () => {
    expect(new Set(EMOJI).size).toBe(EMOJI.length);
    for (const emoji of EMOJI) expect(emojiAt(`x${emoji}y`, 1)).toBe(emoji);
    expect(emojiAt('x', 0)).toBeNull();
    expect(emojiCell('❤')).toEqual(emojiCell('❤️'));
  });
});

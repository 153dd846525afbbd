import { describe, expect, test } from 'vitest';
import { contentHeight, ROW_GAP, type Row, rowsInView, scrollFor } from '../../../src/components/Thread/layout.ts';

const rows: Row[] = Array.from({ length: 20 }, (_, i) => ({ key: `${i}`, h: 68, foot: 0 }));
const VIEW = 392;

describe('a thread', () => {
  test('has its newest row at the bottom', () => {
    const placed = rowsInView(rows, VIEW, 0);
    expect(placed[placed.length - 1]).toEqual({ key: '19', index: 19, y: VIEW - 68 });
  });

  test('lies at the bottom also when there is little in it', () => {
    expect(rowsInView(rows.slice(0, 1), VIEW, 0)).toEqual([{ key: '0', index: 0, y: VIEW - 68 }]);
  });

  test('gives only rows in sight', () => {
    const placed = rowsInView(rows, VIEW, 200);
    for (const { y } of placed) expect(y < VIEW && y + 68 > 0).toBe(true);
    expect(placed.length).toBeLessThanOrEqual(Math.ceil(VIEW / (68 + ROW_GAP)) + 1);
  });

  test('shows no row of which only the foot would be in sight', () => {
    const keys = (foot: number, sight: number) =>
      rowsInView(
        [
          { key: 'old', h: 68, foot },
          { key: 'new', h: VIEW - ROW_GAP, foot: 0 },
        ],
        VIEW,
        sight,
      ).map(({ key }) => key);
    expect(keys(0, 4)).toEqual(['new']);
    expect(keys(0, 10)).toEqual(['old', 'new']);
    // A mark of 34 px under the bubble.
    expect(keys(34, 34)).toEqual(['new']);
    expect(keys(34, 44)).toEqual(['old', 'new']);
    // A day is seen whole or not at all.
    expect(keys(68, 60)).toEqual(['new']);
    expect(keys(68, 68)).toEqual(['old', 'new']);
  });

  test('shows the newest while the focus is elsewhere', () => {
    expect(scrollFor(rows, null, VIEW, 500)).toBe(0);
  });

  test('brings any focused row wholly into sight', () => {
    let scroll = 0;
    for (const key of ['19', '10', '0', '3', '19', '7']) {
      scroll = scrollFor(rows, key, VIEW, scroll);
      const row = rowsInView(rows, VIEW, scroll).find((placed) => placed.key === key);
      expect(row).toBeDefined();
      expect((row?.y ?? -1) >= 0 && (row?.y ?? VIEW) + 68 <= VIEW).toBe(true);
    }
  });

  test('never scrolls past its first row', () => {
    const scroll = scrollFor(rows, '0', VIEW, 0);
    expect(scroll).toBe(contentHeight(rows) - VIEW);
  });

  test('does not scroll when everything fits', () => {
    expect(scrollFor(rows.slice(0, 3), '0', VIEW, 0)).toBe(0);
  });
});

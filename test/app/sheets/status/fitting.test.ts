import { describe, expect, it } from 'vitest';
import { fitting } from '../../../../src/app/sheets/status/fitting.ts';

const room = { w: 300, gap: 10, most: 150, measure: (label: string) => label.length * 10 + 20 };
const labels = (...texts: string[]) => fitting(texts, room).map(({ label }) => label);

describe('recent texts in one row', () => {
  it('are as many as fit, the newest first', () => {
    expect(labels('Cooking', 'Back at 8', 'Ring me')).toEqual(['Cooking', 'Back at 8']);
    expect(labels()).toEqual([]);
  });

  it('are cut when they are long, and keep what they mean', () => {
    expect(fitting(['Feet up, and some tea on'], room)).toEqual([
      { text: 'Feet up, and some tea on', label: 'Feet up, and…' },
    ]);
  });
});

import { expect, test } from 'vitest';
import { Button } from '../../../src/components/Button.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { Zones } from '../../../src/components/core/Zones.ts';
import { mount } from '../../support/stage.ts';

/** Tabs above cards above a footer that is not always there. */
class Screen extends Zones<'tabs' | 'notes' | 'cards'> {
  tabs!: Line;
  notes!: Line;
  cards!: Line;

  protected override build(): void {
    this.tabs = this.put(Line, { gap: 0, h: 60 });
    this.notes = this.put(Line, { gap: 0, y: 100, h: 60 });
    this.cards = this.put(Line, { gap: 0, y: 200, h: 60, arrival: 'nearest' });
    for (let i = 0; i < 4; i++) {
      this.tabs.put(Button, { label: `tab ${i}`, w: 200, h: 60 });
      this.cards.put(Button, { label: `card ${i}`, w: 200, h: 60 });
    }
    this.zone('tabs', this.tabs, { down: ['notes', 'cards'] });
    this.zone('notes', this.notes, { up: 'tabs', down: 'cards' });
    this.zone('cards', this.cards, { up: ['notes', 'tabs'] });
  }
}

function open(rtl = false) {
  const bench = mount(Screen, { w: 1920, h: 1080 }, { rtl });
  return Object.assign(bench, { label: () => (bench.focused as Button).label });
}

test('an arrow leads to the first zone of its exits that has somebody to focus', () => {
  const { press, label, subject } = open();
  press('Down');
  expect(label()).toBe('card 0');
  subject.notes.put(Button, { label: 'note', w: 200, h: 60 });
  press('Up');
  expect(label()).toBe('note');
});

test('a zone remembers who had the focus', () => {
  const { press, label } = open();
  press('Right', 'Right', 'Down', 'Up');
  expect(label()).toBe('tab 2');
});

test('a zone that says so gives it to whoever is nearest', () => {
  const { press, label } = open();
  press('Right', 'Right', 'Right', 'Down');
  expect(label()).toBe('card 3');
  press('Left', 'Up', 'Left', 'Left', 'Left', 'Down');
  expect(label()).toBe('card 0');
});

test('nearest is meant on the screen, also where it runs from right to left', () => {
  const { press, label } = open(true);
  press('Left', 'Left', 'Down');
  expect(label()).toBe('card 2');
});

test('an arrow without an exit travels on', () => {
  const { press, escaped } = open();
  press('Up', 'Left');
  expect(escaped).toEqual(['Up', 'Left']);
});

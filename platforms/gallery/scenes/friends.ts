import { Avatar } from '../../../src/components/Avatar.ts';
import { Button } from '../../../src/components/Button.ts';
import { Chip } from '../../../src/components/Chip.ts';
import { Grid } from '../../../src/components/core/Grid.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { FriendCard } from '../../../src/components/FriendCard.ts';
import { Keyboard } from '../../../src/components/Keyboard/Keyboard.ts';
import { PickCard, type PickView } from '../../../src/components/PickCard.ts';
import { Pill, type PillKind } from '../../../src/components/Pill.ts';
import { ProgressBar } from '../../../src/components/ProgressBar.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { Shape } from '../../../src/components/paint/Shape.ts';
import { plate } from '../../../src/components/paint/shapes.ts';
import { Skeleton } from '../../../src/components/Skeleton.ts';
import { Spinner } from '../../../src/components/Spinner.ts';
import { TextField } from '../../../src/components/TextField/TextField.ts';
import { Toggle } from '../../../src/components/Toggle.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { color } from '../../../src/theme/color.ts';
import { radius, safeArea } from '../../../src/theme/metrics.ts';
import { type } from '../../../src/theme/type.ts';
import { named, Scene } from '../Scene.ts';
import { FRIENDS } from './home.ts';

export class AddFriendScene extends Scene {
  protected override compose(): void {
    const x = safeArea.x;
    const ink = color.text.secondary;
    this.put(Label, { words: 'Add a friend', style: type.title, x, y: 58 });
    this.pill();
    const field = this.put(TextField, { icon: 'at-fill', value: 'sami.k', limit: 32, x, y: 146, w: 1120, h: 76 });
    this.put(Shape, { recipe: plate(1120, 188, radius.picture), ink: color.surface[1], left: x, top: 246 });
    this.put(Avatar, { person: 'sami.k', name: 'Sami', size: 112, x: 128, y: 284 });
    this.put(Label, { words: 'Sami Kallio', style: type.largeStrong, x: 272, y: 302 });
    this.put(Label, { words: 'sami.k · knows Maya and Jonas', style: type.caption, ink, x: 272, y: 346 });
    const ask = this.put(Button, { label: 'Ask to be friends', icon: 'user-plus-bold', x: 752, y: 292, w: 428, h: 96 });
    this.put(Icon, { name: 'handshake-fill', size: 34, ink, x, y: 489 });
    const what = 'Sami says yes first. Until then neither sees the other.';
    this.put(Label, { words: what, style: type.caption, ink, x: x + 48, y: 490 });
    this.put(Label, { words: 'Asked already', style: type.captionStrong, ink: color.text.tertiary, x, y: 578 });
    const chips = this.put(Line, { direction: 'row', gap: 12, x: 278, y: 566, h: 56 });
    for (const label of ['Dora', 'Nils']) chips.put(Chip, { chip: { kind: 'icon', icon: 'clock-fill', label } });
    const keyboard = this.put(Keyboard, {
      x,
      y: 704,
      field,
      sendIcon: 'check-bold',
      words: {
        space: 'space',
        send: 'Done',
        shift: 'Capitals',
        delete: 'Delete',
        emoji: 'Emoji',
        symbols: 'Signs',
        more: 'Accents',
        letters: 'Letters',
        next: 'Next',
        previous: 'Previous',
      },
    });
    this.zone('ask', ask, { down: 'chips' });
    this.zone('chips', chips, { up: 'ask', down: 'keyboard' });
    this.zone('keyboard', keyboard, { up: 'chips', down: 'keyboard' });
    this.hints([named('OK', 'Ask Sami'), named('BACK', 'Leave')]);
  }
}

const pick = (
  name: string,
  from: number,
  chosen: boolean,
  presence: PickView['presence'],
  status: string,
): PickView => ({
  person: name,
  name,
  picture: null,
  presence,
  status,
  chosen,
  match: { from, count: 2 },
});

export class PickerScene extends Scene {
  protected override compose(): void {
    const x = safeArea.x;
    this.put(Label, { words: 'Always allowed', style: type.title, x, y: 58 });
    this.pill();
    this.put(TextField, {
      icon: 'magnifying-glass-bold',
      value: 'ma',
      counterText: '4 of 23',
      x,
      y: 146,
      w: 1120,
      h: 76,
    });
    const picks = [
      pick('Maya', 0, true, 'air', 'On camera'),
      pick('Marta', 0, false, 'available', 'Here'),
      pick('Grandma Rut', 5, true, 'available', 'Here'),
      pick('Emma', 2, false, 'offline', 'Offline since Sunday'),
    ];
    const cards = this.put(Grid<PickView, PickCard>, {
      x,
      y: 246,
      w: 1120,
      h: 256,
      arrival: 'nearest',
      plan: { scrolls: 'down', lanes: 2, cell: { w: 552, h: 120 }, gap: { x: 16, y: 16 }, lines: 3, keep: 3 },
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(PickCard, { w: 552, h: 120 }, parent),
        bind: (cell, view) => {
          cell.pick = view;
        },
      },
    });
    cards.items = picks;
    cards.focusOn(1);
    this.zone('cards', cards);
  }
}

/** What no screen shows at once: states, and parts that come and go. */
export class StatesScene extends Scene {
  protected override compose(): void {
    const pills: readonly (readonly [PillKind, string])[] = [
      ['live', 'LIVE'],
      ['paused', 'PAUSED'],
      ['onAir', 'ON AIR 12:04'],
      ['badge', 'Relay'],
      ['note', 'Only you can see this'],
      ['tag', '320 × 180'],
      ['unread', '12'],
    ];
    let x: number = safeArea.x;
    for (const [kind, label] of pills) {
      const pill = this.put(Pill, { kind, label, x, y: 60 });
      x += pill.w + 24;
    }
    const buttons = this.put(Line, { direction: 'row', gap: 24, x: 96, y: 140, h: 88 });
    buttons.put(Button, { label: 'Primary', icon: 'check-bold', w: 352, h: 88 });
    buttons.put(Button, { label: 'Secondary', kind: 'secondary', w: 352, h: 88 });
    buttons.put(Button, { label: 'Guarded', guarded: true, w: 352, h: 88 });
    buttons.put(Button, { label: 'Disabled', disabled: true, w: 352, h: 88 });
    const fields = this.put(Line, { direction: 'column', gap: 24, x: 96, y: 260, w: 828 });
    fields.put(TextField, { placeholder: 'Your name', w: 828, h: 76, limit: 40 });
    const secret = fields.put(TextField, { secret: true, w: 828, h: 76, warns: true });
    secret.insert('hunter2');
    fields.put(TextField, { w: 828, h: 76, limit: 500, value: 'A long text that does not fit '.repeat(16) + '😂' });
    fields.put(Toggle, { label: 'Off', w: 828, h: 88 });
    fields.put(Button, { label: 'A label much too long for its button, so it ends somewhere', w: 828, h: 88 });
    this.put(Skeleton, { x: 968, y: 260, w: 560, h: 132 });
    const card = this.put(FriendCard, { x: 968, y: 416, w: 560, h: 132 });
    card.friend = FRIENDS[9];
    this.put(Spinner, { x: 968, y: 580 });
    this.put(ProgressBar, { x: 1040, y: 594, w: 488, h: 16, share: 0.4 });
    this.put(Label, {
      words:
        'Long words break: Donaudampfschifffahrtsgesellschaftskapitän, and 👍 emoji 🎉 wrap with 😂 the text until it ends',
      style: type.body,
      width: 560,
      maxLines: 3,
      x: 968,
      y: 640,
    });
    this.put(Label, { words: 'שלום עולם, Maya!', style: type.body, width: 560, x: 968, y: 780 });
    const chips = this.put(Line, { direction: 'row', gap: 14, x: 968, y: 850, h: 68 });
    for (const label of ['Maya', 'Jonas']) {
      chips.put(Chip, { chip: { kind: 'person', label, person: label, picture: null } });
    }
    this.zone('buttons', buttons, { down: 'fields' });
    this.zone('fields', fields, { up: 'buttons', right: 'chips' });
    this.zone('chips', chips, { left: 'fields' });
  }
}

import { Grid } from '../../../components/core/Grid.ts';
import { Line } from '../../../components/core/Line.ts';
import { FriendCard } from '../../../components/FriendCard.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { PersonHere } from '../../../model/household-state.ts';
import type { PersonCard } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { askAboutPin, askToChoosePinFirst, askToTakeOff } from '../household/questions.ts';
import { personRow } from '../household/rows.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const CHILDREN = { head: TOP + ROW.pitch * 2 + 20, top: TOP + ROW.pitch * 2 + 68, lines: 4 } as const;
const PEOPLE = { h: 112, pitch: 124, lines: 6 } as const;

/** No ID looks like this. */
const ADD: PersonCard = { person: '+', name: '', avatar: null };

/** Who lives on this TV, one's own PIN, guests, and the children whose guardian one is (X9). */
export class HouseholdSection extends Section<'rows' | 'children' | 'people'> {
  private rows!: Line;
  private pin!: LinkRow;
  private guests!: Toggle;
  private childrenHead!: Label;
  private kids!: Grid<PersonCard, LinkRow>;
  private people!: Grid<PersonHere, FriendCard>;

  first(): void {
    this.rows.choose(this.pin);
    this.goTo('rows');
  }

  protected override opened(): void {
    const { tv } = this.app;
    const { household, settings } = tv;
    this.untilClosed(household.follow());
    this.follow(() => {
      const { mine, people } = household;
      const own = mine.value;
      this.pin.value = this.app.t(own?.pin ? 'household.pin.on' : 'household.pin.off');
      this.guests.checked = settings.now.value.guestsOnAir;
      // What a child may is decided elsewhere.
      const decides = own !== undefined && own.guardian === undefined;
      this.guests.visible = decides;
      this.childrenHead.visible = decides;
      this.kids.visible = decides;
      // Read here, so that the rows follow it.
      household.children.value;
      this.kids.items = decides ? [...own.children, ADD] : [];
      this.people.items = people.value;
      this.rows.arrange();
      this.refocus();
    });
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('household.own'), ...heads, x: MIDDLE.x, y: HEAD_Y });
    this.childrenHead = this.put(Label, { words: t('household.children'), ...heads, x: MIDDLE.x, y: CHILDREN.head });
    this.put(Label, { words: t('household.people'), ...heads, x: RIGHT.x, y: HEAD_Y });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.pin = this.rows.put(LinkRow, {
      label: t('pin.mine'),
      caption: t('household.pin.more'),
      ...MIDDLE,
      y: TOP,
      h: ROW.h,
      signals: { pressed: () => askAboutPin(app), focused: () => this.hint(t('preferences.open')) },
    });
    this.guests = this.rows.put(Toggle, {
      label: t('household.guests'),
      caption: t('household.guests.more'),
      ...MIDDLE,
      y: TOP + ROW.pitch,
      h: ROW.h,
      signals: {
        flipped: (guestsOnAir) => this.saving.set({ guestsOnAir }),
        focused: () => this.hint(t('hint.choose')),
      },
    });
    this.kids = this.put(Grid<PersonCard, LinkRow>, {
      ...MIDDLE,
      y: CHILDREN.top,
      h: ROW.pitch * CHILDREN.lines,
      plan: planOf(MIDDLE.w, ROW.h, ROW.pitch, CHILDREN.lines),
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(LinkRow, { w: MIDDLE.w, h: ROW.h }, parent),
        bind: (row, child) => this.bindChild(row, child),
      },
    });
    this.people = this.put(Grid<PersonHere, FriendCard>, {
      ...RIGHT,
      y: TOP,
      h: PEOPLE.pitch * PEOPLE.lines,
      plan: planOf(RIGHT.w, PEOPLE.h, PEOPLE.pitch, PEOPLE.lines),
      cells: {
        key: ({ card }) => card.person,
        make: (parent) => this.put(FriendCard, { w: RIGHT.w, h: PEOPLE.h }, parent),
        bind: (card, here) => this.bindPerson(card, here),
      },
    });
    this.zone('rows', this.rows, { right: 'people', down: 'children' });
    this.zone('children', this.kids, { up: 'rows', right: 'people' });
    this.zone('people', this.people, { left: 'rows' });
  }

  private bindChild(row: LinkRow, child: PersonCard): void {
    const { app } = this;
    const { t, tv, navigation } = app;
    const isAdd = child.person === ADD.person;
    row.label = isAdd ? t('child.add') : child.name;
    row.caption = isAdd ? t('child.add.more') : this.saysOf(child.person);
    row.signals = {
      focused: () => this.hint(t('preferences.open')),
      pressed: () => {
        if (!isAdd) void navigation.push('child', { person: child.person });
        else if (tv.household.mine.peek()?.pin) void navigation.push('addChild', {});
        else askToChoosePinFirst(app);
      },
    };
  }

  /** What waits for the guardian comes first. */
  private saysOf(child: string): string {
    const { t, tv } = this.app;
    const { mine, children } = tv.household;
    const waiting = (mine.peek()?.asks ?? []).filter((ask) => ask.child === child).length;
    if (waiting > 0) return t('child.waiting', { waiting });
    const state = children.peek();
    const known = state.is === 'known' ? state.children.filter(({ person }) => person === child)[0] : undefined;
    if (!known) return '';
    return known.familyOnly ? t('household.family') : t('child.friends', { friends: known.friends.length });
  }

  private bindPerson(card: FriendCard, here: PersonHere): void {
    const { app } = this;
    const { t, tv } = app;
    const { person } = here.card;
    const isHere = tv.account.me?.person === person;
    const status = t(isHere ? 'household.here' : here.child ? 'household.child' : 'household.lives');
    card.friend = personRow(app, here.card, status);
    card.signals = {
      pressed: () => askToTakeOff(app, here.card),
      focused: () => this.hint(t('household.takeOff')),
    };
  }
}

const planOf = (w: number, h: number, pitch: number, lines: number) =>
  ({ scrolls: 'down', lanes: 1, cell: { w, h }, gap: { x: 0, y: pitch - h }, lines, keep: lines - 1 }) as const;

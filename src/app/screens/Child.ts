import { Grid } from '../../components/core/Grid.ts';
import { Line } from '../../components/core/Line.ts';
import { FriendCard } from '../../components/FriendCard.ts';
import { LinkRow } from '../../components/LinkRow.ts';
import { Pill } from '../../components/Pill.ts';
import { Toggle } from '../../components/Toggle.ts';
import { Label } from '../../components/text/Label.ts';
import { codeOf } from '../../net/failure.ts';
import type { ChildAsk, Child as ChildCard, PersonCard } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { askAboutAsk, askToEnd, askToUnfriend } from './household/questions.ts';
import { personRow } from './household/rows.ts';
import { HEAD_Y, ROW, TOP } from './preferences/places.ts';

const LEFT = { x: safeArea.x, w: 660 } as const;
const RIGHT = { x: 804, w: 1020 } as const;
const ACCOUNT_Y = TOP + ROW.pitch * 2 + 68;
const FRIEND = { h: 112, pitch: 124, lines: 6 } as const;

/** Who wants to be a friend of the child, and who is one. */
type Item =
  | { readonly is: 'ask'; readonly key: string; readonly ask: ChildAsk }
  | { readonly is: 'friend'; readonly key: string; readonly friend: PersonCard };

/** From 14: what a guardian decides for a child (X9). */
export class Child extends Screen<'rows' | 'friends', Routes['child']> {
  private rows!: Line;
  private familyOnly!: Toggle;
  private family!: LinkRow;
  private friends!: Grid<Item, FriendCard>;
  private nothing!: Label;
  private known: ChildCard | undefined;

  override get heading(): string {
    return this.card.name;
  }

  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 760, y: 34 };
  }

  private get card(): PersonCard {
    const { person } = this.parameters;
    const children = this.app.tv.household.mine.peek()?.children ?? [];
    return children.filter((one) => one.person === person)[0] ?? { person, name: person, avatar: null };
  }

  protected override build(): void {
    super.build();
    const { app, card } = this;
    const { t, navigation } = app;
    const { person, name } = card;
    const title = this.put(Label, { words: name, style: type.title, x: LEFT.x, y: 58 });
    const note = { kind: 'note', icon: 'shield-check-fill', label: t('child.guardian') } as const;
    this.put(Pill, { ...note, x: LEFT.x + title.w + 28, y: 64 });
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('child.sees', { name }), ...heads, x: LEFT.x, y: HEAD_Y });
    this.put(Label, { words: t('child.account'), ...heads, x: LEFT.x, y: ACCOUNT_Y });
    this.put(Label, { words: t('child.list', { name }), ...heads, x: RIGHT.x, y: HEAD_Y });
    const nothing = { style: type.body, ink: color.text.secondary, width: RIGHT.w };
    this.nothing = this.put(Label, { ...nothing, x: RIGHT.x, y: TOP + 12 });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.familyOnly = this.rows.put(Toggle, {
      label: t('child.familyOnly'),
      caption: t('child.familyOnly.more'),
      ...LEFT,
      y: TOP,
      h: ROW.h,
      signals: { flipped: (familyOnly) => this.set({ familyOnly }), focused: () => this.hint(t('hint.choose')) },
    });
    const link = (label: string, caption: string, y: number, pressed: () => void): LinkRow =>
      this.rows.put(LinkRow, {
        label,
        caption,
        ...LEFT,
        y,
        h: ROW.h,
        signals: { pressed, focused: () => this.hint(t('preferences.open')) },
      });
    const choose = (): void => void navigation.push('pickFriends', { for: 'family', child: person });
    this.family = link(t('child.family'), '', TOP + ROW.pitch, choose);
    link(t('child.release'), t('child.release.more'), ACCOUNT_Y + 48, () => askToEnd(app, card, 'release'));
    link(t('child.delete'), '', ACCOUNT_Y + 48 + ROW.pitch, () => askToEnd(app, card, 'delete'));
    this.friends = this.put(Grid<Item, FriendCard>, {
      ...RIGHT,
      y: TOP,
      h: FRIEND.pitch * FRIEND.lines,
      plan: {
        scrolls: 'down',
        lanes: 1,
        cell: { w: RIGHT.w, h: FRIEND.h },
        gap: { x: 0, y: FRIEND.pitch - FRIEND.h },
        lines: FRIEND.lines,
        keep: FRIEND.lines - 1,
      },
      cells: {
        key: ({ key }) => key,
        make: (parent) => this.put(FriendCard, { w: RIGHT.w, h: FRIEND.h }, parent),
        bind: (row, item) => this.bind(row, item),
      },
    });
    this.zone('friends', this.friends, { left: 'rows' });
    this.zone('rows', this.rows, { right: 'friends' });
  }

  protected override opened(): void {
    const { household } = this.app.tv;
    this.untilClosed(household.follow());
    this.follow(() => {
      const state = household.children.value;
      const asks = household.mine.value?.asks ?? [];
      const { person } = this.parameters;
      if (state.is === 'known') this.known = state.children.filter((one) => one.person === person)[0];
      this.draw_(
        asks.filter(({ child }) => child === person),
        state.is === 'failed',
      );
    });
    this.goTo(this.friends.items[0]?.is === 'ask' ? 'friends' : 'rows');
  }

  private draw_(asks: readonly ChildAsk[], failed: boolean): void {
    const { t, tv } = this.app;
    const { known } = this;
    const me = tv.account.me?.person;
    this.familyOnly.checked = known?.familyOnly === true;
    this.family.value = known ? t('child.family.count', { people: known.family.length }) : '';
    const friends = (known?.friends ?? []).filter(({ person }) => person !== me);
    this.friends.items = [
      ...asks.map((ask): Item => ({ is: 'ask', key: `?${ask.with.person}`, ask })),
      ...friends.map((friend): Item => ({ is: 'friend', key: friend.person, friend })),
    ];
    const isEmpty = this.friends.items.length === 0;
    this.nothing.words = failed && !known ? t('child.unknown') : known && isEmpty ? t('child.nobody') : '';
    this.refocus();
  }

  private bind(row: FriendCard, item: Item): void {
    const { app, card } = this;
    const { t } = app;
    if (item.is === 'ask') {
      const { mine, with: other } = item.ask;
      const says = mine ? t('child.asks', { name: card.name }) : t('child.isAsked', { name: card.name });
      row.friend = personRow(app, other, says, 'user-plus-bold');
      row.signals = {
        pressed: () => askAboutAsk(app, card, item.ask),
        focused: () => this.hint(t('child.answer')),
      };
      return;
    }
    row.friend = personRow(app, item.friend, t('child.friend.since'));
    row.signals = {
      pressed: () => this.known && askToUnfriend(app, this.known, item.friend),
      focused: () => this.hint(t('preferences.remove')),
    };
  }

  private set(choice: { familyOnly?: boolean }): void {
    const { household, notices } = this.app.tv;
    household.setChild(this.parameters.person, choice).catch((failure: unknown) => {
      this.familyOnly.checked = this.known?.familyOnly === true;
      notices.say({ is: 'failed', code: codeOf(failure) });
    });
  }

  private hint(does: string): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), does), named(t('key.back'), t('hint.back'))]);
  }
}

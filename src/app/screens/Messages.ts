import type { Direction } from '../../components/core/FocusGroup.ts';
import { Grid } from '../../components/core/Grid.ts';
import { MessageRow } from '../../components/MessageRow.ts';
import { TopBar } from '../../components/TopBar/TopBar.ts';
import { inMessages, isNews, newerThan, nextNews } from '../../model/message-order.ts';
import { keepOrderBy } from '../../model/order.ts';
import { grid } from '../../theme/metrics.ts';
import { textChangeMs } from '../../theme/motion.ts';
import { everyMinute } from '../minutes.ts';
import { Pace } from '../pace.ts';
import type { Routes } from '../routes.ts';
import { type PillPlace, Screen } from '../Screen.ts';
import { openOptions } from '../sheets/options.ts';
import { openStatus } from '../sheets/status.ts';
import { clockTime } from '../texts.ts';
import { openTab, tabsOf } from './home/tabs.ts';
import { selfOf } from './home/words.ts';
import { Chips, type Filter } from './messages/Chips.ts';
import { Empty } from './messages/Empty.ts';
import { hintsAt } from './messages/keys.ts';
import { PANEL, ROW, ROWS, rowsPlan } from './messages/layout.ts';
import { Panel } from './messages/Panel.ts';
import { Preview } from './messages/Preview.ts';
import { heldOf, rowOf, type Talk, talksOf } from './messages/talks.ts';

type Zone = 'rows' | 'panel' | 'chips' | 'bar';

const keyOf = ({ key }: Talk): string => key;
const PASSES: Record<Filter, (talk: Talk) => boolean> = {
  all: () => true,
  unread: isNews,
  people: (talk) => talk.with.is === 'person',
  rooms: (talk) => talk.with.is === 'room',
};

/** 17: all conversations, what came last in each, and ready answers beside them. */
export class Messages extends Screen<Zone, Routes['messages']> {
  private bar!: TopBar;
  private chips!: Chips;
  private rows!: Grid<Talk, MessageRow>;
  private panel!: Panel;
  private preview!: Preview;
  private empty!: Empty;
  private readonly pace = new Pace(() => this.refresh(), textChangeMs);
  private started = false;
  private hinted = '';

  override get heading(): string {
    return this.app.t('messages.heading');
  }

  override get pill(): PillPlace {
    return { ...this.bar.pillPlace, onPicture: false };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { navigation } = app;
    this.bar = this.put(TopBar, {
      y: grid.topBar.y,
      tabs: tabsOf(app),
      shown: 'messages',
      signals: {
        tab: (key, rested) => this.openTab(key, rested),
        self: () => openStatus(this.app, this.bar.selfPart),
        pill: () => app.focusPill() || this.bar.goTo('self'),
      },
    });
    this.chips = this.put(Chips, {
      app,
      x: ROWS.x,
      y: 142,
      w: ROWS.w,
      h: 56,
      signals: {
        chosen: (filter) => this.list(filter),
        newer: () => this.toFirst(),
        write: () => void navigation.push('pickFriends', { for: 'write' }),
      },
    });
    this.empty = this.put(Empty, { app, ...ROWS });
    this.rows = this.put(Grid<Talk, MessageRow>, {
      ...ROWS,
      plan: rowsPlan,
      cells: {
        key: keyOf,
        make: (parent) => this.put(MessageRow, { w: ROW.w, h: ROW.h, holds: true }, parent),
        bind: (row, talk) => {
          row.row = rowOf(app, talk, Date.now());
          row.signals = { pressed: () => this.press(talk), focused: () => this.focusMoved() };
        },
      },
    });
    this.panel = this.put(Panel, {
      ...PANEL,
      visible: false,
      signals: { replied: (text) => this.preview.reply(text) },
    });
    this.preview = new Preview(app, this.panel);

    this.zone('rows', this.rows, { up: 'chips', right: 'panel' });
    this.zone('panel', this.panel, { left: 'rows', up: 'chips' });
    this.zone('chips', this.chips, { up: 'bar', down: 'rows', right: 'panel' });
    this.zone('bar', this.bar, { down: ['rows', 'chips'] });
  }

  protected override opened(): void {
    const { tv } = this.app;
    this.hinted = '';
    this.follow(() => {
      talksOf(tv);
      tv.rooms.isInside;
      tv.account.state.value;
      tv.air.state.value;
      this.pace.call();
    });
    this.follow(() => {
      if (tv.link.value.is === 'open') this.preview.again();
    });
    this.untilClosed(everyMinute(() => this.refresh()));
    this.untilClosed(() => this.pace.stop());
    this.untilClosed(() => this.preview.close());
    // What was left in its order is looked at anew.
    this.rows.items = this.ordered();
    this.refresh();
    if (!this.started && this.parameters.onTab) {
      this.bar.arrive();
      this.goTo('bar');
    } else if (!this.started) this.goToStart();
    this.started = true;
    this.focusMoved();
  }

  protected override closed(): void {
    // Coming back to another tab than the one that shows would lead away again.
    if (this.zoneNow === 'bar') this.bar.arrive();
  }

  // What is shown.

  /** Nothing changes places under somebody who moves in the list, or is on the way to what is newer in it. */
  private get isInList(): boolean {
    const { zoneNow: zone, chips } = this;
    return zone === 'rows' || zone === 'panel' || (zone === 'chips' && chips.isAtNewer);
  }

  /** As the list should stand, through the chosen chip. */
  private ordered(): Talk[] {
    const all = inMessages(talksOf(this.app.tv));
    return all.filter(PASSES[this.chips.filter]);
  }

  private refresh(): void {
    const { app } = this;
    this.bar.tabs = tabsOf(app);
    this.bar.clock = clockTime(Date.now());
    this.bar.self = selfOf(app);
    const now = this.ordered();
    const { isInList } = this;
    const kept = isInList ? keepOrderBy(keyOf, this.rows.items, now) : now;
    const { conversations, rooms } = app.tv;
    this.chips.unread = conversations.unreadTotal() + rooms.unreadTotal();
    this.chips.hasRooms = (rooms.now.peek()?.all.peek().length ?? 0) > 0;
    this.chips.newer = newerThan(kept, now);
    this.rows.items = kept;
    this.rows.visible = kept.length > 0;
    this.empty.say(kept.length === 0 ? this.chips.filter : undefined);
    this.panel.visible = kept.length > 0;
    if (!this.rows.canFocus && isInList) this.goTo('chips');
    this.preview.follow(this.rows.item);
    this.sayHints();
  }

  private list(filter: Filter): void {
    if (filter === this.chips.filter) return;
    this.chips.filter = filter;
    this.rows.items = this.ordered();
    this.rows.focusOn(0);
    this.refresh();
  }

  // What is done.

  private press({ with: whom }: Talk): void {
    const { navigation } = this.app;
    const held = heldOf({ drafts: whom.talk.thread.peek().drafts });
    if (held) whom.talk.undo(held.key);
    else if (whom.is === 'room') void navigation.push('room', { room: whom.room.card.room });
    else void navigation.push('conversation', { person: whom.person });
  }

  private openTab(key: string, rested: boolean): void {
    const { navigation } = this.app;
    if (key === 'messages') return this.goToStart();
    if (key !== 'friends' && openTab(this.app, key, rested)) return;
    // Friends lie under this screen, unless it came by its key from elsewhere.
    if (navigation.depth === 1) navigation.back();
    else void navigation.reset('home');
  }

  // The focus.

  /** The list is put in its order, and begins again. */
  private toFirst(): void {
    this.rows.items = this.ordered();
    this.rows.focusOn(0);
    this.goTo('rows');
    this.refresh();
  }

  private goToStart(): void {
    if (!this.rows.canFocus) return this.goTo('chips');
    this.toFirst();
  }

  override _handleBack(): boolean {
    const { rows } = this;
    const first = rows.items[0];
    if (!first || (this.zoneNow === 'rows' && rows.item === first)) return super._handleBack();
    this.goTo('rows');
    rows.focusOn(0);
    return true;
  }

  override _handleUp(): boolean {
    // Before the focus leaves the list: what is newer in it must not go with that.
    if (this.isInList) this.chips.arrive();
    return super._handleUp();
  }
  override _handleRight(): boolean {
    if (this.zoneNow === 'rows') {
      this.preview.now();
      this.panel.first();
    }
    return super._handleRight();
  }

  /** YELLOW: on to the next that is unread. */
  override news(): boolean {
    const { rows, nextNews: next } = this;
    if (next !== undefined) {
      this.goTo('rows');
      rows.focusOn(next);
      this.focusMoved();
    }
    return true;
  }

  override _handleHold(): boolean {
    return this._handleBlue();
  }
  override _handleBlue(): boolean {
    const { rows } = this;
    const talk = this.zoneNow === 'rows' ? rows.item : undefined;
    const part = rows.current;
    if (!talk || !part) return false;
    const { with: whom } = talk;
    if (whom.is === 'room') return openOptions(this.app, { about: 'room', room: whom.room.card.room, part });
    return openOptions(this.app, { about: 'conversation', person: whom.person, part });
  }

  override _focus(): void {
    this.focusMoved();
  }
  override _focusChange(): void {
    this.focusMoved();
  }

  private focusMoved(): void {
    this.preview.follow(this.rows.item);
    // Left alone, the list finds its order.
    if (!this.isInList) this.pace.call();
    this.sayHints();
  }

  /** The row YELLOW goes to. */
  private get nextNews(): number | undefined {
    const { rows } = this;
    const at = rows.items.map(keyOf).indexOf(rows.item?.key ?? '');
    return nextNews(rows.items, this.zoneNow === 'rows' ? at : -1);
  }

  private sayHints(): void {
    const { zoneNow: zone, rows, panel } = this;
    const hasNews = this.nextNews !== undefined;
    const hints = hintsAt(this.app.t, { zone, item: rows.item, canAnswer: panel.canFocus, hasNews });
    const said = JSON.stringify(hints);
    if (said !== this.hinted) this.app.hints(hints);
    this.hinted = said;
  }

  override afterPill(direction: Direction): void {
    if (direction !== 'left' && direction !== 'right') return;
    this.goTo('bar');
    this.bar.goTo(direction === 'right' ? 'self' : 'tabs');
  }
}

import { Button } from '../../components/Button.ts';
import type { Direction } from '../../components/core/FocusGroup.ts';
import { Grid } from '../../components/core/Grid.ts';
import { Line } from '../../components/core/Line.ts';
import { RoomCard } from '../../components/RoomCard.ts';
import { TopBar } from '../../components/TopBar/TopBar.ts';
import { keepOrderBy } from '../../model/order.ts';
import type { Room } from '../../model/room.ts';
import { grid, safeArea } from '../../theme/metrics.ts';
import { textChangeMs } from '../../theme/motion.ts';
import { everyMinute } from '../minutes.ts';
import { Pace } from '../pace.ts';
import type { Routes } from '../routes.ts';
import { type PillPlace, Screen } from '../Screen.ts';
import { openOptions } from '../sheets/options.ts';
import { openStatus } from '../sheets/status.ts';
import { clockTime } from '../texts.ts';
import { Head } from './home/Head.ts';
import { Legend } from './home/Legend.ts';
import { Thumbnails } from './home/Thumbnails.ts';
import { openTab, tabsOf } from './home/tabs.ts';
import { selfOf } from './home/words.ts';
import { Around } from './rooms/Around.ts';
import { DoorRow } from './rooms/DoorRow.ts';
import { type Door, doorsOf } from './rooms/doors.ts';
import { comeIn } from './rooms/entering.ts';
import { Instead, type InsteadOf } from './rooms/Instead.ts';
import { hintsAt } from './rooms/keys.ts';
import { ACTIONS, CARD, HEADS, ROOMS, ROOMS_PLAN, SEEN } from './rooms/layout.ts';
import { sayRoomTrouble } from './rooms/trouble.ts';
import { inOrder, readRoom, roomView } from './rooms/views.ts';

type Zone = 'rooms' | 'instead' | 'doors' | 'actions' | 'bar';

const idOf = ({ card }: { readonly card: { readonly room: string } }): string => card.room;

/** 18: one's rooms and how it is there now, rooms with friends in them, and the ways to more. */
export class Rooms extends Screen<Zone, Routes['rooms']> {
  private bar!: TopBar;
  private yours!: Head;
  private legend!: Legend;
  private rooms!: Grid<Room, RoomCard>;
  private instead!: Instead;
  private doors!: DoorRow;
  private actions!: Line;
  private thumbnails!: Thumbnails;
  private around!: Around;
  private readonly pace = new Pace(() => this.refresh(), textChangeMs);
  private failed = false;
  private started = false;
  /** the focus has been given to what there is, not only to what stands there until it comes */
  private begun = false;
  private hinted = '';

  override get heading(): string {
    return this.app.t('rooms.heading');
  }

  override get pill(): PillPlace {
    return { ...this.bar.pillPlace, onPicture: false };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, navigation, tv } = app;
    this.bar = this.put(TopBar, {
      y: grid.topBar.y,
      tabs: tabsOf(app),
      shown: 'rooms',
      signals: {
        tab: (key, rested) => openTab(app, key, rested) || this.goToStart(),
        self: () => openStatus(app, this.bar.selfPart),
        pill: () => app.focusPill() || this.bar.goTo('self'),
      },
    });
    this.yours = this.put(Head, { words: t('rooms.yours'), x: safeArea.x, y: HEADS.yours });
    this.legend = this.put(Legend, {
      icon: 'lock-simple-fill',
      words: t('rooms.legend'),
      x: safeArea.right,
      mountX: 1,
      y: HEADS.yours + 8,
    });
    this.instead = this.put(Instead, { app, ...ROOMS, signals: { again: () => this.load() } });
    this.rooms = this.put(Grid<Room, RoomCard>, {
      ...ROOMS,
      plan: ROOMS_PLAN,
      cells: {
        key: idOf,
        make: (parent) => this.put(RoomCard, { ...CARD, holds: true }, parent),
        bind: (card, room) => {
          card.room = roomView(app, room, Date.now(), (person) => this.thumbnails.isPaused(person));
          card.signals = { pressed: () => void navigation.push('room', { room: room.card.room }) };
        },
      },
    });
    this.doors = this.put(DoorRow, { app, signals: { pressed: (door) => this.goThrough(door) } });
    this.actions = this.put(Line, { direction: 'row', arrival: 'nearest', ...ACTIONS });
    // A guest on this TV is one of the people of no more rooms.
    this.actions.visible = tv.household.visit.peek() === undefined;
    const action = { w: CARD.w, h: ACTIONS.h };
    this.actions.put(Button, {
      label: t('rooms.create'),
      icon: 'plus-bold',
      ...action,
      signals: { pressed: () => void navigation.push('createRoom', {}) },
    });
    this.actions.put(Button, {
      label: t('rooms.join'),
      icon: 'sign-in-fill',
      ...action,
      signals: { pressed: () => void navigation.push('joinRoom', {}) },
    });
    this.thumbnails = new Thumbnails(tv.viewings, () => this.pace.call());
    this.around = new Around(tv.rooms);

    this.zone('rooms', this.rooms, { up: 'bar', down: ['doors', 'actions'] });
    this.zone('instead', this.instead, { up: 'bar', down: ['doors', 'actions'] });
    this.zone('doors', this.doors, { up: ['rooms', 'instead', 'bar'], down: 'actions' });
    this.zone('actions', this.actions, { up: ['doors', 'rooms', 'instead', 'bar'] });
    this.zone('bar', this.bar, { down: ['rooms', 'instead', 'doors', 'actions'] });
  }

  protected override opened(): void {
    const { tv } = this.app;
    this.hinted = '';
    this.load();
    this.follow(() => {
      this.readAll();
      this.pace.call();
    });
    // Who joined or was let in somewhere else is in the other row now; so is who is friends with whom.
    this.follow(() => {
      if (tv.link.value.is === 'open') this.around.start();
    });
    this.untilClosed(() => this.around.stop());
    this.untilClosed(everyMinute(() => this.refresh()));
    this.untilClosed(() => this.pace.stop());
    this.untilClosed(() => this.thumbnails.close());
    this.refresh();
    if (!this.started && this.parameters.onTab) {
      this.bar.arrive();
      this.goTo('bar');
      this.begun = true;
    }
    this.started = true;
    this.focusMoved();
  }

  protected override closed(): void {
    // Coming back to another tab than the one that shows would lead away again.
    if (this.zoneNow === 'bar') this.bar.arrive();
  }

  /** The script of rooms comes when somebody looks for them. */
  private load(): void {
    this.failed = false;
    this.app.tv.rooms.load().catch(() => {
      this.failed = true;
      this.refresh();
    });
    this.refresh();
  }

  // What is shown.

  private readAll(): void {
    const { rooms, friends, account, air } = this.app.tv;
    const all = rooms.now.value;
    all?.invitations.value;
    all?.asked.value;
    for (const room of all?.all.value ?? []) readRoom(room);
    this.around.found.value;
    friends.all.value;
    account.state.value;
    air.state.value;
    tabsOf(this.app);
  }

  private refresh(): void {
    const { app } = this;
    const model = app.tv.rooms.now.peek();
    this.bar.tabs = tabsOf(app);
    this.bar.clock = clockTime(Date.now());
    this.bar.self = selfOf(app);
    const ordered = inOrder(model?.all.peek() ?? []);
    // Nothing changes places under somebody who moves among them.
    this.rooms.items = this.zoneNow === 'rooms' ? keepOrderBy(idOf, this.rooms.items, ordered) : ordered;
    this.yours.count = ordered.length > 0 ? String(ordered.length) : '';
    this.legend.visible = ordered.some(({ card }) => card.door === 'invitation');
    this.instead.of = this.insteadOf(model !== undefined, ordered.length);
    this.showDoors();
    const wasIn = this.zoneNow;
    if (!this.begun && model) this.goToStart();
    else if (wasIn) this.goTo(wasIn);
    this.focusMoved();
  }

  private insteadOf(here: boolean, count: number): InsteadOf | undefined {
    if (count > 0) return undefined;
    if (here) return 'empty';
    return this.failed ? 'failed' : 'loading';
  }

  private showDoors(): void {
    const model = this.app.tv.rooms.now.peek();
    const doors = doorsOf({
      mine: (model?.all.peek() ?? []).map(({ card }) => card),
      invitations: model?.invitations.peek() ?? [],
      asked: model?.asked.peek() ?? [],
      around: this.around.found.peek(),
    });
    this.doors.show(doors, this.zoneNow === 'doors');
  }

  // What is done.

  private goThrough(door: Door): void {
    if (door.is === 'asked') void this.app.navigation.push('askRoom', { card: door.card });
    else void comeIn(this.app, door.card);
  }

  private decline({ card }: Door): void {
    const { app } = this;
    const rooms = app.tv.rooms.now.peek();
    rooms?.decline(card.room).then(
      () => {
        const title = app.t('rooms.declined', { name: card.name });
        app.toast({ title, sign: { kind: 'icon', icon: 'x-bold' }, seconds: 0 });
      },
      (failure: unknown) => sayRoomTrouble(app, failure),
    );
  }

  // The focus.

  /** What the focus begins with: what was asked for, the liveliest room, or making the first one. */
  private goToStart(): void {
    const at = this.begun ? '' : (this.parameters.at ?? '');
    this.begun = true;
    if (this.doors.focusOn(at)) return this.goTo('doors');
    if (!this.rooms.canFocus) return this.goTo('actions');
    this.goTo('rooms');
    this.rooms.focusOn(Math.max(0, this.rooms.items.map(idOf).indexOf(at)));
  }

  override _handleBack(): boolean {
    const { rooms } = this;
    const first = rooms.items[0];
    if (!first || (this.zoneNow === 'rooms' && rooms.item === first)) return super._handleBack();
    this.goToStart();
    return true;
  }

  override _handleHold(): boolean {
    return this._handleBlue();
  }
  override _handleBlue(): boolean {
    const { rooms, doors } = this;
    if (this.zoneNow === 'rooms' && rooms.item && rooms.current) {
      return openOptions(this.app, { about: 'room', room: rooms.item.card.room, part: rooms.current });
    }
    if (this.zoneNow !== 'doors' || doors.item?.is !== 'invitation') return false;
    this.decline(doors.item);
    return true;
  }

  override _focus(): void {
    this.focusMoved();
  }
  override _focusChange(): void {
    this.focusMoved();
  }

  /** Says what OK does now, and shows the pictures of the cards in sight. */
  private focusMoved(): void {
    const isSlow = this.app.platform.network.line === 'slow';
    const cards = this.rooms.seen.slice(0, SEEN);
    const panes = ([] as RoomCard['panes'][number][]).concat(...cards.map((card) => card.panes));
    // Thumbnails are too much for the slowest class of line ("Settled" 11).
    this.thumbnails.show(isSlow ? [] : panes);
    const { zoneNow: zone, doors, actions, bar } = this;
    const hints = hintsAt(this.app.t, {
      zone,
      door: doors.item,
      self: bar.zoneNow === 'self',
      action: (actions.current as Button | undefined)?.label ?? '',
    });
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

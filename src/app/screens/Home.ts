import type Lightning from '@lightningjs/core';
import type { Direction } from '../../components/core/FocusGroup.ts';
import { Grid } from '../../components/core/Grid.ts';
import { FriendCard } from '../../components/FriendCard.ts';
import { LiveTile } from '../../components/LiveTile.ts';
import { TopBar } from '../../components/TopBar/TopBar.ts';
import { keepOrder, onCamera } from '../../model/order.ts';
import type { Friend } from '../../protocol/words.ts';
import { grid, safeArea, stage } from '../../theme/metrics.ts';
import { ms, textChangeMs } from '../../theme/motion.ts';
import { everyMinute } from '../minutes.ts';
import type { Routes } from '../routes.ts';
import { type PillPlace, Screen } from '../Screen.ts';
import { openOptions } from '../sheets/options.ts';
import { openStatus } from '../sheets/status.ts';
import { clockTime } from '../texts.ts';
import { cardOf, type Entry, entriesOf, isAsking, readAll, tileOf } from './home/entries.ts';
import { Head } from './home/Head.ts';
import { hintsAt, optionsAt, type Spot } from './home/keys.ts';
import { Legends } from './home/Legends.ts';
import { CARD, CARDS_TOP, cardsPlan, PART_Y, TILE, TILES, TILES_TOP } from './home/layout.ts';
import { Newcomer } from './home/Newcomer.ts';
import { Thumbnails } from './home/Thumbnails.ts';
import { openTab, tabsOf } from './home/tabs.ts';
import { selfOf } from './home/words.ts';

type Zone = 'tiles' | 'cards' | 'quiet' | 'bar';

/** 02: who is on camera now, all other friends, and the way to everything else. */
export class Home extends Screen<Zone, Routes['home']> {
  private bar!: TopBar;
  private onCamera!: Lightning.Element;
  private friends!: Lightning.Element;
  private tilesHead!: Head;
  private friendsHead!: Head;
  private legend!: Legends;
  private tiles!: Grid<Friend, LiveTile>;
  private cards!: Grid<Entry, FriendCard>;
  private newcomer!: Newcomer;
  private thumbnails!: Thumbnails;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private hinted = '';
  private before: Zone | undefined;

  override get heading(): string {
    return this.app.t('home.heading');
  }

  override get pill(): PillPlace {
    return { ...this.bar.pillPlace, onPicture: false };
  }

  override get toastPlace(): { readonly x: number; readonly y: number } {
    return this.newcomer.canFocus ? Newcomer.TOAST : super.toastPlace;
  }

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    const whole = { w: stage.width, h: stage.height };
    this.bar = this.put(TopBar, {
      y: grid.topBar.y,
      tabs: tabsOf(this.app),
      shown: 'friends',
      signals: {
        tab: (key, rested) => openTab(this.app, key, rested) || this.goToStart(),
        self: () => openStatus(this.app, this.bar.selfPart),
        pill: () => this.app.focusPill() || this.bar.goTo('self'),
      },
    });

    this.onCamera = this.box({ ...whole, y: PART_Y.onCamera, visible: false });
    this.tilesHead = this.put(Head, { words: t('home.onCamera'), x: safeArea.x }, this.onCamera);
    this.friends = this.box({ ...whole, y: PART_Y.onCamera });
    this.friendsHead = this.put(Head, { words: t('home.friends'), x: safeArea.x }, this.friends);
    const means = { camera: t('home.legend.camera'), films: t('home.legend.films') };
    this.legend = this.put(Legends, { ...means, x: safeArea.right, mountX: 1, y: 8 }, this.friends);
    this.newcomer = this.put(Newcomer, {
      app: this.app,
      signals: { came: () => this.goToStart(), moved: () => this.sayHints() },
    });

    this.tiles = this.put(
      Grid<Friend, LiveTile>,
      {
        x: safeArea.x,
        y: TILES_TOP,
        w: stage.width - safeArea.x,
        h: TILE.h,
        plan: TILES,
        cells: {
          key: ({ person }) => person,
          make: (parent) => this.put(LiveTile, { ...TILE, holds: true }, parent),
          bind: (tile, friend) => this.bindTile(tile, friend),
        },
      },
      this.onCamera,
    );
    this.cards = this.put(
      Grid<Entry, FriendCard>,
      {
        x: safeArea.x,
        y: CARDS_TOP,
        w: safeArea.width,
        h: stage.height,
        arrival: 'nearest',
        plan: cardsPlan(true),
        cells: {
          key: ({ person }) => person,
          make: (parent) => this.put(FriendCard, CARD, parent),
          bind: (card, entry) => this.bindCard(card, entry),
        },
      },
      this.friends,
    );
    this.thumbnails = new Thumbnails(tv.viewings, () => this.soon());

    // Where a zone is gone (the last one went off camera) the focus goes to the first that is left.
    this.zone('tiles', this.tiles, { up: 'bar', down: 'cards' });
    this.zone('cards', this.cards, { up: ['tiles', 'bar'] });
    this.zone('quiet', this.newcomer, { up: 'bar' });
    this.zone('bar', this.bar, { down: ['tiles', 'cards', 'quiet'] });
  }

  /** Somebody without friends sees the first run at once. */
  ready(): Promise<void> {
    return this.newcomer.show(this.app.tv.friends.all.peek().length === 0);
  }

  protected override opened(): void {
    this.hinted = '';
    this.follow(() => {
      readAll(this.app.tv);
      this.soon();
    });
    this.follow(() => {
      if (this.app.tv.allowance.line === 'slow') this.thumbnails.show([]);
    });
    this.untilClosed(everyMinute(() => this.soon()));
    this.refresh();
    if (this.started) return;
    this.started = true;
    this.goToStart();
  }

  protected override closed(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.thumbnails.close();
    // Coming back to another tab than the one that shows would lead away again.
    if (this.zoneNow === 'bar') this.bar.arrive();
  }

  // What is shown.

  /** Draws what has changed, seldom enough for a TV however much comes at once. */
  private soon(): void {
    this.waiting ??= setTimeout(() => this.refresh(), textChangeMs);
  }

  private refresh(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const { t, tv } = this.app;
    const friends = tv.friends.all.peek();
    this.bar.clock = clockTime(Date.now());
    this.bar.self = selfOf(this.app);
    this.bar.tabs = tabsOf(this.app);

    const live = keepOrder(this.tiles.items, onCamera(friends));
    const entries = entriesOf({
      friends,
      requests: tv.friends.requestsToMe.peek(),
      adds: tv.household.visit.peek() === undefined,
      unread: (person) => tv.conversations.unread(person),
      before: this.zoneNow === 'cards' ? this.cards.items : null,
    });
    const wasEmpty = this.zoneNow === 'quiet';
    const nobody = friends.length === 0;
    void this.newcomer.show(nobody);
    this.friends.visible = !nobody;
    this.cards.visible = !nobody;
    this.shape(live.length > 0);
    this.tiles.items = live;
    this.cards.items = entries;
    this.legend.hasFilms = tv.clips.offered;
    this.tilesHead.count = String(live.length);
    const here = entries.filter((entry) => entry.is === 'friend' && entry.friend.presence.status !== 'offline').length;
    this.friendsHead.count = here > 0 ? t('home.friends.here', { here }) : '';

    // A zone that was left because it was empty does not take the focus back when it fills.
    if (wasEmpty && !nobody) this.goToStart();
    else if (this.zoneNow) this.goTo(this.zoneNow);
    this.focusMoved();
  }

  /** With somebody on camera there is a row for them; without, the friends move up. */
  private shape(hasTiles: boolean): void {
    if (this.onCamera.visible === hasTiles) return;
    this.onCamera.visible = hasTiles;
    this.onCamera.alpha = 0;
    this.ease(this.onCamera, { alpha: 1 }, ms.crossfade);
    this.ease(this.friends, { y: hasTiles ? PART_Y.friends : PART_Y.onCamera }, this.started ? ms.rowScroll : 0);
    this.cards.plan = cardsPlan(!hasTiles);
  }

  private bindTile(tile: LiveTile, friend: Friend): void {
    const { tv, navigation } = this.app;
    const { person } = friend;
    tile.tile = tileOf(this.app, friend, {
      asking: isAsking(tv.viewings.of(person)),
      paused: this.thumbnails.isPaused(person),
      unread: tv.conversations.unread(person),
    });
    tile.signals = { pressed: () => void navigation.push('watch', { person }) };
  }

  private bindCard(card: FriendCard, entry: Entry): void {
    card.friend = cardOf(this.app, entry, this.app.tv.conversations.unread(entry.person), Date.now());
    card.signals = { pressed: () => this.openEntry(entry) };
    card.holds = entry.is === 'friend';
  }

  private openEntry({ is, person }: Entry): void {
    const { navigation } = this.app;
    if (is === 'friend') void navigation.push('conversation', { person });
    else void navigation.push('addFriend', is === 'request' ? { person } : {});
  }

  // The focus.

  /** Where the focus starts: who is on camera, else the first friend, else the way to one. */
  private get start(): { readonly zone: Exclude<Zone, 'bar'>; readonly index: number } {
    if (this.tiles.canFocus) return { zone: 'tiles', index: 0 };
    if (this.newcomer.canFocus) return { zone: 'quiet', index: 0 };
    const first = this.cards.items.map(({ is }) => is).indexOf('friend');
    return { zone: 'cards', index: Math.max(0, first) };
  }

  private goToStart(): void {
    const { zone, index } = this.start;
    this.goTo(zone);
    if (zone === 'quiet') this.newcomer.start();
    else this[zone].focusOn(index);
  }

  private get isAtStart(): boolean {
    const { zone, index } = this.start;
    if (this.zoneNow !== zone) return false;
    if (zone === 'tiles') return this.tiles.item === this.tiles.items[index];
    return zone === 'quiet' ? this.newcomer.isAtStart : this.cards.item === this.cards.items[index];
  }

  override _handleBack(): boolean {
    if (this.isAtStart) return super._handleBack();
    this.goToStart();
    return true;
  }

  override _focus(): void {
    this.focusMoved();
  }
  override _focusChange(): void {
    this.focusMoved();
  }

  /** Says what OK does now, shows the pictures of the tiles in sight, and puts a grid in order that was left. */
  private focusMoved(): void {
    const zone = this.zoneNow;
    if (this.before === 'cards' && zone !== 'cards') this.soon();
    this.before = zone;
    // Thumbnails are too much for the slowest class of line ("Settled" 11).
    const isSlow = this.app.tv.allowance.line === 'slow';
    this.thumbnails.show(isSlow || !this.tiles.visible ? [] : this.tiles.seen);
    this.sayHints();
  }

  private get spot(): Spot {
    const { zoneNow: zone, tiles, cards, newcomer } = this;
    return { zone, tiles, cards, newcomer, self: this.bar.zoneNow === 'self' };
  }

  private sayHints(): void {
    const hints = hintsAt(this.app, this.spot);
    const said = JSON.stringify(hints);
    if (said !== this.hinted) this.app.hints(hints);
    this.hinted = said;
  }

  override _handleBlue(): boolean {
    const item = optionsAt(this.spot);
    return item !== undefined && openOptions(this.app, item);
  }
  override _handleHold(): boolean {
    return this._handleBlue();
  }

  override afterPill(direction: Direction): void {
    if (direction !== 'left' && direction !== 'right') return;
    this.goTo('bar');
    this.bar.goTo(direction === 'right' ? 'self' : 'tabs');
  }
}

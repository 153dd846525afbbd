import { Chip } from '../../../components/Chip.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Line } from '../../../components/core/Line.ts';
import type { AppContext } from '../../context.ts';

/** Which conversations are listed. */
export type Filter = 'all' | 'unread' | 'people' | 'rooms';

const FILTERS: readonly Filter[] = ['all', 'unread', 'people', 'rooms'];
/** Only those who are in rooms tell them from people. */
const FOR_ROOMS: readonly Filter[] = ['people', 'rooms'];
const GAP = 12;
/** The focus rests on a chip this long before the list follows. */
const REST_MS = 300;

interface ChipsSignals {
  chosen(filter: Filter): void;
  /** To what came while the list kept its order. */
  newer(): void;
  write(): void;
}

/** Over the list (17): which conversations it holds, what has come meanwhile, and *Write* at its end. */
export class Chips extends FocusGroup<ChipsSignals> {
  /** Fixed when it is made. */
  app!: AppContext;
  private which: Filter = 'all';
  private news = 0;
  private waiting = 0;
  private rooms = false;
  private line!: Line;
  private filters: readonly Chip[] = [];
  private newer_!: Chip;
  private write_!: Chip;
  private resting: ReturnType<typeof setTimeout> | undefined;

  get filter(): Filter {
    return this.which;
  }
  set filter(filter: Filter) {
    this.which = filter;
    this.changed();
  }

  /** Conversations with something unread. */
  get unread(): number {
    return this.news;
  }
  set unread(unread: number) {
    this.news = unread;
    this.changed();
  }

  /** Conversations that would stand before the first of the list. */
  get newer(): number {
    return this.waiting;
  }
  set newer(newer: number) {
    this.waiting = newer;
    this.changed();
  }

  /** There are rooms beside people. */
  get hasRooms(): boolean {
    return this.rooms;
  }
  set hasRooms(hasRooms: boolean) {
    this.rooms = hasRooms;
    this.changed();
  }

  /** The focus is on what has come meanwhile. */
  get isAtNewer(): boolean {
    return this.newer_.visible && this.line.current === this.newer_;
  }

  protected override get members(): readonly Member[] {
    return [this.line];
  }

  protected override build(): void {
    const { t } = this.app;
    // They share a line, so that the arrows walk them; *Write* stands at the end of it.
    this.line = this.put(Line, { direction: 'row', w: this.w, h: this.h });
    this.filters = FILTERS.map((filter) =>
      this.line.put(Chip, {
        signals: { focused: () => this.rest(filter), pressed: () => this.signal('chosen', filter) },
      }),
    );
    this.newer_ = this.line.put(Chip, { visible: false, signals: { pressed: () => this.signal('newer') } });
    this.write_ = this.line.put(Chip, {
      chip: { kind: 'icon', icon: 'pencil-simple-fill', label: t('messages.write') },
      signals: { pressed: () => this.signal('write') },
    });
  }

  protected override draw(): void {
    const { app, news, waiting } = this;
    const { t } = app;
    const labels = {
      all: t('messages.all'),
      unread: t('messages.unread'),
      people: t('messages.people'),
      rooms: t('messages.rooms'),
    };
    FILTERS.forEach((filter, index) => {
      const chip = this.filters[index] as Chip;
      const count = filter === 'unread' ? news : 0;
      const chosen = filter === this.which;
      chip.chip = { kind: 'words', label: labels[filter], strong: chosen, count, chosen };
      chip.spoken = filter === 'unread' ? t('messages.unread.spoken', { count: news }) : labels[filter];
      chip.visible = this.rooms || FOR_ROOMS.indexOf(filter) < 0;
    });
    this.newer_.visible = waiting > 0;
    if (waiting > 0) {
      const label = t('messages.newer', { count: waiting });
      this.newer_.chip = { kind: 'icon', icon: 'caret-up-bold', label };
    }
    let x = 0;
    for (const chip of [...this.filters, this.newer_]) {
      chip.x = x;
      if (chip.visible) x += chip.w + GAP;
    }
    this.write_.x = this.w - this.write_.w;
    this.line.arrange();
  }

  /** The focus comes to what is chosen. */
  override arrive(): void {
    const chip = this.newer > 0 ? this.newer_ : this.filters[FILTERS.indexOf(this.which)];
    if (chip) this.line.choose(chip);
  }

  override _unfocus(): void {
    clearTimeout(this.resting);
  }
  override _inactive(): void {
    clearTimeout(this.resting);
  }

  private rest(filter: Filter): void {
    clearTimeout(this.resting);
    if (filter === this.which) return;
    this.resting = setTimeout(() => this.signal('chosen', filter), REST_MS);
  }
}

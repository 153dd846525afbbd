import { grid, safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { Line } from '../core/Line.ts';
import { Zones } from '../core/Zones.ts';
import { Icon } from '../paint/Icon.ts';
import { Label } from '../text/Label.ts';
import { SelfButton, type SelfView } from './SelfButton.ts';
import { Tab, type TabView } from './Tab.ts';

/** The focus rests on a tab this long before its screen comes. */
export const TAB_REST_MS = 300;

const MARK = 56;
const TABS_X = 188;
const TAB_GAP = 4;
const GAP = 28;
const CLOCK_GAP = 32;
/** As wide as any time: the digits then stand still. */
const WIDEST_TIME = '00:00';

interface TopBarSignals {
  /** The focus has rested on a tab, or OK was pressed on it. */
  tab(key: string, rested: boolean): void;
  /** OK on oneself. */
  self(): void;
  /** The focus goes on to the on-air pill, which lies between tabs and oneself but belongs to the app. */
  pill(): void;
}

/** The bar of the screens one walks between: mark, tabs, oneself, the time. At y 54, as wide as the stage. */
export class TopBar extends Zones<'tabs' | 'self', TopBarSignals> {
  private list: readonly TabView[] = [];
  private here = '';
  private view: SelfView | undefined;
  private now = '';
  private readonly parts: Tab[] = [];
  private line!: Line;
  private self_!: SelfButton;
  private clock_!: Label;
  private resting: ReturnType<typeof setTimeout> | undefined;

  get tabs(): readonly TabView[] {
    return this.list;
  }
  set tabs(tabs: readonly TabView[]) {
    this.list = tabs;
    this.changed();
  }

  /** Key of the tab whose screen shows. */
  get shown(): string {
    return this.here;
  }
  set shown(key: string) {
    this.here = key;
    this.changed();
  }

  /** Where oneself is shown, for the menu that hangs below it. */
  get selfPart(): SelfButton {
    return this.self_;
  }

  get self(): SelfView | undefined {
    return this.view;
  }
  set self(self: SelfView | undefined) {
    this.view = self;
    this.changed();
  }

  /** The time as it is written. */
  get clock(): string {
    return this.now;
  }
  set clock(clock: string) {
    this.now = clock;
    this.changed();
  }

  /** Between what the on-air pill stands, px from the left of the stage. */
  get pillPlace(): { readonly start: number; readonly end: number } {
    return { start: this.line.x + this.line.w + GAP, end: this.self_.x - GAP };
  }

  protected override build(): void {
    const { h } = grid.topBar;
    this.w = safeArea.right + safeArea.x;
    this.h = h;
    this.put(Icon, { name: 'mark', size: MARK, x: safeArea.x, y: (h - MARK) / 2 });
    this.line = this.put(Line, { direction: 'row', gap: TAB_GAP, x: TABS_X, h });
    this.clock_ = this.put(Label, { style: type.largeStrong, words: WIDEST_TIME, align: 'end' });
    this.clock_.width = Math.ceil(this.clock_.w);
    this.clock_.x = safeArea.right - this.clock_.w;
    this.clock_.y = (h - this.clock_.h) / 2;
    const x = this.clock_.x - CLOCK_GAP - SelfButton.D;
    this.self_ = this.put(SelfButton, {
      x,
      y: (h - SelfButton.D) / 2,
      signals: { pressed: () => this.signal('self') },
    });
    this.zone('tabs', this.line);
    this.zone('self', this.self_);
  }

  protected override draw(): void {
    this.list.forEach((tab, index) => {
      const part = this.parts[index] ?? this.makeTab();
      part.visible = true;
      part.tab = tab;
      part.current = tab.key === this.here;
    });
    for (const part of this.parts.slice(this.list.length)) part.visible = false;
    this.line.arrange();
    this.clock_.words = this.now;
    this.self_.self = this.view;
    this.self_.visible = this.view !== undefined;
  }

  /** The focus comes to the tab whose screen shows. */
  override arrive(): void {
    const tab = this.parts.filter((part) => part.current)[0];
    if (!tab) return;
    this.goTo('tabs');
    this.line.choose(tab);
  }

  override _handleRight(): boolean {
    return this.toPill('tabs');
  }
  override _handleLeft(): boolean {
    return this.toPill('self');
  }

  override _inactive(): void {
    this.rest(null);
  }

  override _unfocus(): void {
    this.rest(null);
  }

  private toPill(from: 'tabs' | 'self'): boolean {
    if (this.zoneNow !== from) return false;
    this.signal('pill');
    return true;
  }

  private makeTab(): Tab {
    const tab = this.line.put(Tab, {});
    tab.signals = {
      focused: () => this.rest(tab.tab.leaves ? null : tab.tab.key),
      pressed: () => this.signal('tab', tab.tab.key, false),
    };
    this.parts.push(tab);
    return tab;
  }

  private rest(key: string | null): void {
    clearTimeout(this.resting);
    if (key === null || key === this.here) return;
    this.resting = setTimeout(() => this.signal('tab', key, true), TAB_REST_MS);
  }
}

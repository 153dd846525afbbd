import type Lightning from '@lightningjs/core';
import { Banner, type BannerView } from '../components/Banner.ts';
import { Focusable } from '../components/core/Focusable.ts';
import { type Direction, FocusGroup, type Member } from '../components/core/FocusGroup.ts';
import { adopt, create, type PropsOf } from '../components/core/Part.ts';
import { surround, surroundingsOf } from '../components/core/surroundings.ts';
import { HintStrip } from '../components/HintStrip.ts';
import type { ToastView } from '../components/Toast.ts';
import { safeArea, stage, z } from '../theme/metrics.ts';
import { Announcer, type Speaking } from './announcer.ts';
import type { AppContext, Shortcuts, ToastEvents } from './context.ts';
import { Hinting } from './Hinting.ts';
import { Remote } from './keys.ts';
import { Lending } from './Lending.ts';
import { type Dictionary, dictionary } from './languages/catalogue.ts';
import { calmable } from './looks.ts';
import { Navigation } from './navigation.ts';
import { OwnPill } from './OwnPill.ts';
import type { AppOptions } from './options.ts';
import { listenToPointer } from './pointer.ts';
import { loadersFor, type Routes } from './routes.ts';
import type { AnyScreen } from './Screen.ts';
import { Sheets } from './Sheets.ts';
import { soundsOf } from './sounds.ts';
import { Toasts } from './Toasts.ts';

const OK = 'Enter';

/**
 * The root: layers in the design's order of depth, the remote's keys, and who has the focus: the question on top,
 * else what it was lent to (banner, toast, pill), else the screen.
 */
export abstract class App extends Lending {
  /** Given by whoever starts the app, in a subclass of one line (`main.ts`). */
  abstract readonly options: AppOptions;
  /** What screens are given. */
  context!: AppContext;
  private words!: Dictionary;
  private readonly shortcuts: Shortcuts = {};
  private readonly navigation = new Navigation<Routes, AnyScreen>(
    loadersFor(
      () => this.options.screens,
      (type, parameters) => this.makeScreen(type, parameters),
      () => this.words.whole(),
    ),
    { changed: () => this.screenChanged(), failed: () => this.screenFailed() },
  );
  private readonly remote = new Remote(() => performance.now());
  private screens!: Lightning.Element;
  private hints!: HintStrip;
  private toasts!: Toasts;
  private sheets!: Sheets;
  private banner!: Banner;
  private pill!: OwnPill;
  private hinting!: Hinting;
  private again: (() => void) | undefined;
  private started = false;
  private ends: (() => void)[] = [];

  override _setup(): void {
    const { looks, language, platform, icons, emoji, surface, quietRoom, sofa } = this.options;
    surround(this.stage, {
      looks: calmable(looks, this.options.tv),
      ...(icons ? { icons } : {}),
      ...(emoji ? { emoji } : {}),
      ...(surface ? { underlay: surface } : {}),
    });
    this.rtl = language.direction === 'rtl';
    this.words = dictionary(language);
    const { t } = this.words;
    const { navigation, shortcuts } = this;
    const pillStart = (): number | undefined => (this.pill.visible ? this.pill.x - this.pill.w : undefined);
    const isAsking = (): boolean => this.sheets.isOpen;
    const sounds = soundsOf(this.options);
    this.context = {
      t,
      whole: (chunk) => Promise.all([chunk, this.words.whole()]).then(([module]) => module),
      tv: this.options.tv,
      get asking() {
        return isAsking();
      },
      platform,
      ...(quietRoom ? { quietRoom } : {}),
      ...(sofa ? { sofa } : {}),
      navigation,
      shortcuts,
      announcer: new Announcer(
        (text, { polite }) => platform.speech.speak(text, { polite, language: language.code }),
        t,
      ),
      hints: (hints, end = safeArea.right) => this.hinting.say(hints, end),
      open: (type, props, set = () => undefined) => {
        this.remote.forget();
        const open = this.sheets.open(type, props, set);
        return { ...open, hints: (hints, end = safeArea.right) => this.hinting.say(hints, end, open.sheet) };
      },
      toast: (view, events = {}) => this.toast(view, events),
      noToasts: () => this.toasts.clear(),
      banner: (view, again) => this.showBanner(view, again),
      sounds,
      air: (how, label, short) => {
        this.pill.say(how, label, short);
        // A screen may have a place for it only while one is on air (03).
        this.pill.stand(this.navigation.screen?.pill ?? null);
        if (this.isLentTo(this.pill) && !this.pill.canFocus) this.takeBack();
      },
      placesChanged: () => this.settlePlaces(),
      get pillStart() {
        return pillStart();
      },
      newestNotice: () => {
        if (!this.toasts.answer()) shortcuts.yellow?.();
      },
      focusPill: () => this.lend(this.pill),
      focusBanner: () => this.lend(this.banner),
    };
    super._setup();
  }

  override _init(): void {
    this.options.start(this.context);
  }

  protected override build(): void {
    const size = { w: stage.width, h: stage.height };
    this.patch(size);
    const layer = (zIndex: number) => ({ zIndex, forceZIndexContext: true });
    this.screens = this.box({ ...size, ...layer(z.content) });
    this.hints = this.put(HintStrip, layer(z.hints));
    this.toasts = this.put(Toasts, { ...size, ...layer(z.toast) });
    this.sheets = this.put(Sheets, { ...size, ...layer(z.sheet), signals: { changed: () => this.sheetsChanged() } });
    this.hinting = new Hinting(this.hints, () => this.sheets.top);
    this.banner = this.put(Banner, {
      x: safeArea.x,
      y: safeArea.y,
      ...layer(z.banner),
      signals: { again: () => this.again?.() },
    });
    this.pill = this.put(OwnPill, { visible: false, signals: { pressed: () => this.shortcuts.pill?.() } });
  }

  // Screens.

  private makeScreen<S extends AnyScreen, P extends object>(type: new (stage: Lightning.Stage) => S, parameters: P): S {
    const props = { app: this.context, parameters, visible: false };
    const screen = create(this.stage, type, props as unknown as PropsOf<S>);
    adopt(this.screens, screen);
    return screen;
  }

  private screenChanged(): void {
    this.takeBack();
    this.settlePlaces();
    this.refocus();
  }

  private settlePlaces(): void {
    const { screen } = this.navigation;
    if (screen) this.toasts.moveTo(this.banner.below(screen.toastPlace));
    this.pill.stand(screen?.pill ?? null);
  }

  private screenFailed(): void {
    const { t } = this.context;
    this.toast({ title: t('app.failed'), sign: { kind: 'icon', icon: 'warning-fill' }, seconds: 0 }, {});
  }

  // What lies over them.

  private sheetsChanged(): void {
    this.hints.zIndex = this.sheets.isOpen ? z.sheet + 1 : z.hints;
    this.hinting.show();
    this.refocus();
  }

  private toast(view: ToastView, events: ToastEvents): () => void {
    this.context.announcer.tell(view.title, { polite: true });
    return this.toasts.show(view, events);
  }

  private showBanner(view: BannerView | null, again?: () => void): void {
    this.again = again;
    // Said once: what follows in the text is a countdown.
    if (view && view.title !== this.banner.banner?.title) {
      this.context.announcer.tell(`${view.title}. ${view.text}`, { polite: true });
    }
    this.banner.banner = view ?? undefined;
    this.settlePlaces();
    this.refocus();
  }

  // The focus.

  protected override get members(): readonly Member[] {
    if (this.sheets.isOpen) return [this.sheets];
    const { screen } = this.navigation;
    return screen ? this.borrowers.concat(screen) : this.borrowers;
  }

  protected override get borrowers(): readonly Member[] {
    return [this.banner, this.toasts, this.pill];
  }

  protected override leaves(borrower: Member, direction: Direction): void {
    if (borrower === this.pill) this.navigation.screen?.afterPill(direction);
  }

  override _focus(newTarget: Lightning.Component): void {
    this.focusMoved(newTarget);
  }
  override _focusChange(newTarget: Lightning.Component): void {
    this.focusMoved(newTarget);
  }

  /** Says what has the focus once it has come to rest, if that is another thing or another value than was said last. */
  private announceSoon(): void {
    this.context.announcer.focus(() => (this.application?.focusPath ?? []) as unknown as readonly Speaking[]);
  }

  private focusMoved(to: Lightning.Component): void {
    this.announceSoon();
    if (this.started) this.context.sounds.play('tick');
    if (this.started || !(to instanceof Focusable)) return;
    this.started = true;
    this.stage.once('frameEnd', () => {
      this.options.ready?.();
      // Wanted by the next screen; asked for again there if it does not come now.
      this.words.whole().catch(() => undefined);
    });
  }

  // Keys: first how they come in, then those that nobody below took.

  override _captureKey(e: KeyboardEvent): boolean {
    this.hints.wake();
    // A key may change what has the focus without moving it: a toggle flips, a row asks.
    this.announceSoon();
    const focused = this.application.focusPath?.slice(-1)[0];
    return this.remote.down(e, this.options.platform.keys[e.keyCode] === OK, {
      holds: focused instanceof Focusable && focused.holds,
      grip: focused instanceof Focusable ? focused.grip : undefined,
      short: () => this.send('_handleEnter', e),
      long: () => this.send('_handleHold', e),
    });
  }

  override _captureKeyRelease(e: KeyboardEvent): boolean {
    return this.remote.up(e, this.options.platform.keys[e.keyCode] === OK);
  }

  override _handleBack(): void {
    if (!this.takeBack()) this.shortcuts.leave?.();
  }
  override _handleBackspace(e: KeyboardEvent): void {
    this.send('_handleBack', e);
  }
  override _handleMenu(e: KeyboardEvent): void {
    this.send('_handleHold', e);
  }
  override _handleRed(): void {
    this.shortcuts.red?.();
  }
  override _handleGreen(): void {
    this.shortcuts.green?.();
  }
  override _handleYellow(): void {
    this.context.newestNotice();
  }

  /** Sends a key to whoever has the focus, and up from there. */
  private send(handler: string, e: KeyboardEvent): void {
    // Not in Lightning's typings.
    const application = this.application as unknown as { focusBottomUpEvent(events: string[], e: KeyboardEvent): void };
    application.focusBottomUpEvent([handler], e);
    this.application.updateFocusPath();
  }

  override _attach(): void {
    const lost = () => this.remote.clear();
    window.addEventListener('blur', lost);
    this.ends.push(() => window.removeEventListener('blur', lost));
    const { surface } = this.options;
    if (!surface) return;
    const target = {
      pointable: surroundingsOf(this.stage).pointable,
      reachable: () => this.members,
      scroll: (direction: 'Up' | 'Down') => {
        const path: readonly unknown[] = this.application.focusPath ?? [];
        const across = path.some((part) => part instanceof FocusGroup && part.scrollsAcross);
        const along = direction === 'Up' ? '_handleLeft' : '_handleRight';
        this.send(across ? along : `_handle${direction}`, new KeyboardEvent('keydown'));
      },
    };
    this.ends.push(listenToPointer(surface, target));
  }

  override _detach(): void {
    for (const end of this.ends) end();
    this.ends = [];
  }
}

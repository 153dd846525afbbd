import { Icon } from '../../components/paint/Icon.ts';
import { Label } from '../../components/text/Label.ts';
import type { Shared } from '../../model/sharing.ts';
import type { ViewingState } from '../../model/viewing.ts';
import { codeOf } from '../../net/failure.ts';
import { SOUND_LEVELS } from '../../protocol/limits.ts';
import { color } from '../../theme/color.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { easing, ms } from '../../theme/motion.ts';
import { type } from '../../theme/type.ts';
import { faceOf } from '../faces.ts';
import { arrows, coloured, named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { barOf } from './watch/bar.ts';
import { DirectChoice } from './watch/direct.ts';
import { Watched } from './watch/Watched.ts';
import { waitingOf } from './watch/waits.ts';
import { Room } from './watch-two/Room.ts';
import { SharePanel } from './watch-two/SharePanel.ts';
import { BEGIN, percentsOf, type Split, selected, stepped, toggledEven } from './watch-two/split.ts';

const ROOM = { y: 160, w: 840, h: 472, pitch: 888 } as const;
const PANEL = { x: safeArea.x, y: 704, w: safeArea.width, h: 226 } as const;
const NOTE = { x: safeArea.x, y: 986, icon: 32 } as const;
/** The focus has come to rest. */
const REST_MS = 1_000;
const TICK_MS = 500;
const BARS = { slow: 1, steady: 2, fast: 3 } as const;

type Index = 0 | 1;
const BOTH: readonly Index[] = [0, 1];

/** 09: two rooms beside each other, and how the line is divided between them. */
export class WatchTwo extends Screen<'first' | 'second' | 'panel', Routes['watchTwo']> {
  private rooms: Room[] = [];
  private watched: Watched[] = [];
  private direct: DirectChoice[] = [];
  private panel!: SharePanel;
  private note!: Label;
  private split: Split = BEGIN;
  private shared: Shared | undefined;
  private here: Index = 0;
  /** for which of them the line was divided last */
  private dividedFor: Index = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private told = '';

  override get heading(): string {
    return this.app.t('two.title');
  }

  private get people(): readonly [string, string] {
    return [this.parameters.first, this.parameters.second];
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 54 });
    for (const index of BOTH) {
      const person = this.people[index];
      const room = this.put(Room, { ...ROOM, x: safeArea.x + ROOM.pitch * index });
      room.signals = {
        focused: () => this.select(index),
        pressed: () => void app.navigation.push('watch', { person }),
      };
      this.rooms[index] = room;
      this.watched[index] = new Watched(app, { person }, room.picture, () => this.draw_());
      this.direct[index] = new DirectChoice(app, () => this.watched[index]?.viewing.value);
    }
    this.panel = this.put(SharePanel, {
      ...PANEL,
      visible: app.tv.sharing.offered,
      signals: { stepped: (by) => this.divide(stepped(this.split, by)), focused: () => this.sayHints() },
    });
    this.put(Icon, { name: 'eye-fill', size: NOTE.icon, ink: color.text.tertiary, x: NOTE.x, y: NOTE.y + 4 });
    this.note = this.put(Label, {
      style: type.caption,
      ink: color.text.tertiary,
      x: NOTE.x + NOTE.icon + 12,
      y: NOTE.y + 4,
    });
    const [first, second] = this.rooms as [Room, Room];
    this.zone('first', first, { right: 'second', down: 'panel' });
    this.zone('second', second, { left: 'first', down: 'panel' });
    this.zone('panel', this.panel);
  }

  ready(): Promise<void> {
    return Promise.all(this.watched.map((one) => one.ready())).then(() => undefined);
  }

  protected override opened(): void {
    this.told = '';
    for (const watched of this.watched) {
      watched.goOn();
      this.follow(() => watched.followFilm());
    }
    for (const direct of this.direct) this.follow(() => direct.follow());
    for (const index of BOTH) {
      this.follow(() => {
        this.rooms[index]?.speak((this.watched[index]?.viewing.value?.level.value ?? 0) / SOUND_LEVELS);
      });
      this.follow(() => {
        const state = this.watched[index]?.viewing.value?.state.value;
        if (state?.is === 'over') this.end(index, state);
        this.draw_();
        // A share is of a viewing: one that began anew, after a cut or a message, has none yet.
        if (state?.is === 'watching') this.tellSplit();
      });
    }
    const ticking = setInterval(() => this.draw_(), TICK_MS);
    this.untilClosed(() => clearInterval(ticking));
    this.sayHints();
  }

  protected override closed(): void {
    clearTimeout(this.resting);
    clearTimeout(this.leaving);
    for (const direct of this.direct) direct.end();
    for (const watched of this.watched) watched.leave();
  }

  // The line.

  private select(index: Index): void {
    this.here = index;
    this.sayHints();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.divide(selected(this.split, index, index !== this.dividedFor));
      this.dividedFor = index;
    }, REST_MS);
  }

  private divide(split: Split): void {
    this.split = split;
    this.tellSplit();
    this.draw_();
    this.sayHints();
  }

  /** Tells the server, once for each division of each pair of viewings. */
  private tellSplit(): void {
    const percents = percentsOf(this.split);
    const named_ = this.watched.map(({ viewing }) => viewing.peek());
    const [first, second] = named_;
    if (!first || !second) return;
    const ids = [first, second].map(({ state }) => {
      const now = state.peek();
      return now.is === 'watching' ? now.viewing : '';
    });
    const key = JSON.stringify([ids, percents]);
    if (ids.indexOf('') >= 0 || key === this.told) return;
    this.told = key;
    this.app.tv.sharing
      .share([
        [first, percents[0]],
        [second, percents[1]],
      ])
      .then((shared) => {
        if (key !== this.told) return;
        this.shared = shared;
        this.draw_();
      })
      .catch((failure: unknown) => {
        // One of them has just ended: what follows says so.
        if (codeOf(failure) !== 'view.unknown') this.told = '';
      });
  }

  // What is seen.

  private draw_(): void {
    const { t, tv, platform } = this.app;
    const line = tv.allowance.now.peek()?.line ?? platform.network.line;
    BOTH.forEach((index) => {
      const watched = this.watched[index];
      const viewing = watched?.viewing.peek();
      const room = this.rooms[index];
      if (!watched || !viewing || !room) return;
      const person = this.people[index];
      const state = viewing.state.peek();
      if (state.is === 'over') return;
      room.room = {
        ...barOf(t, {
          name: watched.name,
          state,
          figures: viewing.figures.peek(),
          line,
          direct: watched.isDirect,
          now: Date.now(),
        }),
        person,
        picture: faceOf(platform, tv.friends.get(person)?.avatar ?? null),
        seen: watched.seen,
      };
    });
    const percents = percentsOf(this.split);
    const { shared } = this;
    const part = (index: Index) => ({
      name: this.watched[index]?.name ?? '',
      gets: shared ? t('two.kbps', { kbps: Math.round(shared.of[index] ?? 0) }) : '',
      percent: percents[index],
    });
    const class_ = t(`watch.line.${line}` as const);
    this.panel.share = {
      label: t('two.line'),
      line: shared ? `${class_} · ${t('two.kbps', { kbps: shared.kbps })}` : class_,
      bars: BARS[line],
      parts: [part(0), part(1)],
    };
    this.note.words = t(`two.note.${this.split.is}` as const);
  }

  private sayHints(): void {
    const { t, hints } = this.app;
    const even = coloured('blue', t(this.split.is === 'even' ? 'two.byFocus' : 'two.evenly'));
    const back = named(t('key.back'), t('two.close', { name: this.watched[this.here]?.name ?? '' }));
    const shares = this.panel.canFocus ? [even] : [];
    if (this.zoneNow === 'panel') hints([arrows(t('two.divide')), ...shares, back]);
    else hints([named(t('key.ok'), t('two.full')), ...shares, back]);
  }

  // One of them ends.

  private end(index: Index, state: ViewingState): void {
    const watched = this.watched[index];
    if (!watched || (state.is === 'over' && state.why === 'withdrawn')) return;
    const { asks, seen, name } = watched;
    const { title } = waitingOf(this.app.t, state, { name, asks, seen, now: Date.now() });
    this.app.toast({ title, sign: { kind: 'icon', icon: 'video-camera-slash-fill' }, seconds: 0 });
    this.grow(index === 0 ? 1 : 0);
  }

  /** The other one takes the whole screen (08). */
  private grow(index: Index): void {
    if (this.leaving !== undefined) return;
    const room = this.rooms[index];
    this.rooms.forEach((other) => {
      other.visible = other === room;
    });
    this.panel.visible = false;
    if (room) {
      const to = { x: (stage.width - ROOM.w) / 2, y: (stage.height - ROOM.h) / 2, scale: stage.width / ROOM.w };
      this.ease(room, to, ms.screen, easing.standard);
    }
    const person = this.people[index];
    const wait = this.looks.motion === 'none' ? 0 : ms.screen;
    this.leaving = setTimeout(() => {
      const { navigation } = this.app;
      // It may have ended as well meanwhile: opening it again would ask its owner.
      if (this.watched[index]?.viewing.peek()?.state.peek().is === 'over') navigation.back();
      else void navigation.replace('watch', { person });
    }, wait);
  }

  override _handleBlue(): boolean {
    if (!this.panel.canFocus) return false;
    this.divide(toggledEven(this.split, this.here));
    return true;
  }

  override _handleUp(): boolean {
    if (this.zoneNow !== 'panel') return super._handleUp();
    this.goTo(this.here === 0 ? 'first' : 'second');
    return true;
  }

  /** Closes the picture that is selected. */
  override _handleBack(): boolean {
    this.grow(this.here === 0 ? 1 : 0);
    return true;
  }
}

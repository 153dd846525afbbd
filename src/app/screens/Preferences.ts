import { Line } from '../../components/core/Line.ts';
import { SectionRow } from '../../components/SectionRow.ts';
import { Label } from '../../components/text/Label.ts';
import { codeOf } from '../../net/failure.ts';
import type { Settings, WatchMode } from '../../protocol/words.ts';
import type { IconName } from '../../theme/icons.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { arrows, named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import type { ListName } from './friend-picker/lists.ts';
import { PictureSection } from './preferences/PictureSection.ts';
import { SECTIONS } from './preferences/places.ts';
import { askAboutListed, askForAllFriends } from './preferences/questions.ts';
import { Saving } from './preferences/saving.ts';
import { WebcamSection } from './preferences/WebcamSection.ts';
import { YouSection } from './preferences/YouSection.ts';
import { SettingsDraft } from './webcam/draft.ts';

export type Section = 'webcam' | 'picture' | 'you';

const ICONS: { readonly [S in Section]: IconName } = {
  webcam: 'video-camera-fill',
  picture: 'sliders-horizontal-bold',
  you: 'user-circle-fill',
};
const NAMES: readonly Section[] = ['webcam', 'picture', 'you'];
/** A section shows when the focus has rested on it for so long. */
const REST_MS = 300;

/** 14: everything a person can set, the same on every TV of theirs; each change holds at once (W25). */
export class Preferences extends Screen<'sections' | Section, Routes['preferences']> {
  private list!: Line;
  private rows!: { readonly [S in Section]: SectionRow };
  private webcam!: WebcamSection;
  private picture!: PictureSection;
  private you!: YouSection;
  private shown: Section | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private saving!: Saving;
  private draft!: SettingsDraft;
  /** the list somebody went to choose people for, as it was then */
  private choosing: { readonly list: ListName; readonly before: readonly string[] } | undefined;

  override get heading(): string {
    return this.app.t('preferences.heading');
  }

  /** Over the title, so that the lists stay in sight. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv, navigation } = app;
    const whole = { w: stage.width, h: stage.height };
    this.saving = new Saving(app);
    this.draft = new SettingsDraft(
      tv.settings,
      () => this.drawSettings(),
      (failure) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
    const set = (changes: Partial<Settings>): void => this.saving.set(changes);
    const moved = (does: string): void => this.hint(does);
    this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 58 });
    this.list = this.put(Line, { direction: 'column', ...whole });
    this.rows = { webcam: this.row('webcam'), picture: this.row('picture'), you: this.row('you') };
    this.webcam = this.put(WebcamSection, {
      app,
      ...whole,
      visible: false,
      signals: {
        mode: (mode) => this.chooseMode(mode),
        set,
        listed: (list, who) => askAboutListed(app, list, who, set),
        add: (list) => {
          this.choosing = { list, before: tv.settings.now.peek()[list] };
          void navigation.push('pickFriends', { for: list });
        },
        moved,
      },
    });
    this.picture = this.put(PictureSection, {
      app,
      ...whole,
      visible: false,
      signals: {
        set: (changes) => this.changePicture(changes),
        moved: (row) =>
          row === 'size'
            ? this.hint(t('hint.choose'))
            : app.hints([arrows(t('webcam.sharperOrFaster')), named(t('key.back'), t('preferences.done'))]),
      },
    });
    this.you = this.put(YouSection, { app, ...whole, visible: false, signals: { moved } });
    this.zone('sections', this.list, { right: NAMES });
    for (const name of NAMES) this.zone(name, this[name], { left: 'sections' });
  }

  private row(section: Section): SectionRow {
    const { t } = this.app;
    return this.list.put(SectionRow, {
      label: t(`preferences.${section}`),
      icon: ICONS[section],
      x: SECTIONS.x,
      y: SECTIONS.y + SECTIONS.pitch * NAMES.indexOf(section),
      w: SECTIONS.w,
      h: SECTIONS.h,
      signals: {
        focused: () => this.rest(section),
        pressed: () => this.enterSection(section),
      },
    });
  }

  protected override opened(): void {
    const { settings } = this.app.tv;
    this.follow(() => this.drawSettings());
    this.follow(() => this.you.refresh());
    this.untilClosed(this.app.tv.profile.follow());
    this.untilClosed(() => this.draft.flush());
    this.untilClosed(() => clearTimeout(this.resting));
    const { choosing } = this;
    this.choosing = undefined;
    if (choosing && settings.now.peek()[choosing.list].join() !== choosing.before.join()) this.saving.say();
    if (this.shown === undefined) this.enterSection(this.parameters.section ?? 'webcam');
  }

  /** Reading the draft in an effect follows the store. */
  private drawSettings(): void {
    const { now } = this.draft;
    this.webcam.settings = now;
    this.picture.settings = now;
  }

  // Sections.

  private rest(section: Section): void {
    this.hint(this.app.t('preferences.open'));
    clearTimeout(this.resting);
    if (section !== this.shown) this.resting = setTimeout(() => this.show(section), REST_MS);
  }

  private show(section: Section): void {
    clearTimeout(this.resting);
    if (section === this.shown) return;
    this.shown = section;
    for (const name of NAMES) {
      this.rows[name].chosen = name === section;
      this[name].visible = name === section;
    }
    this.list.choose(this.rows[section]);
    this[section].first();
    this.refocus();
  }

  private enterSection(section: Section): void {
    this.show(section);
    this.goTo(section);
  }

  /** RIGHT goes into the section that has the focus, also before it has rested. */
  override _handleRight(): boolean {
    if (this.zoneNow !== 'sections') return super._handleRight();
    const section = NAMES.filter((name) => this.rows[name] === this.list.current)[0];
    if (section) this.enterSection(section);
    return true;
  }

  // What is changed.

  private chooseMode(mode: WatchMode): void {
    if (mode === this.app.tv.settings.now.peek().watchMode) return;
    const set = (): void => this.saving.set({ watchMode: mode });
    if (mode === 'friends') askForAllFriends(this.app, set);
    else set();
  }

  /** A slider passes many values on its way: it is stored a moment after the last. */
  private changePicture(changes: Partial<Settings>): void {
    if (changes.picture !== undefined) this.app.tv.air.sliderMoved(changes.picture);
    this.draft.change(changes);
  }

  private hint(does: string): void {
    const { t } = this.app;
    const sides = this.shown === 'picture' ? [] : [arrows(t('preferences.sides'))];
    this.app.hints([named(t('key.ok'), does), ...sides, named(t('key.back'), t('preferences.done'))]);
  }
}

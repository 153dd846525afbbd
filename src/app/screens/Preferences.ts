import { Line } from '../../components/core/Line.ts';
import { SectionRow } from '../../components/SectionRow.ts';
import { Label } from '../../components/text/Label.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { NAMES } from './preferences/places.ts';
import type { AnySection } from './preferences/Section.ts';
import { Saving } from './preferences/saving.ts';
import { SECTIONS, type SectionName } from './preferences/sections.ts';

/** A section shows when the focus has rested on its name for so long. */
const REST_MS = 300;

/** 14: everything a person can set, the same on every TV of theirs; each change holds at once (W25). */
export class Preferences extends Screen<'names' | 'section', Routes['preferences']> {
  private names!: Line;
  private readonly rows = new Map<SectionName, SectionRow>();
  private readonly sections = new Map<SectionName, AnySection>();
  private shown: SectionName | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private saving!: Saving;

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
    this.saving = new Saving(app);
    this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 58 });
    this.names = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.zone('names', this.names);
    for (const { name, icon, offered } of SECTIONS) {
      if (offered && !offered(app)) continue;
      const row = this.names.put(SectionRow, {
        label: app.t(`preferences.${name}` as const),
        icon,
        x: NAMES.x,
        y: NAMES.y + NAMES.pitch * this.rows.size,
        w: NAMES.w,
        h: NAMES.h,
        signals: { focused: () => this.rest(name), pressed: () => this.goInto(name) },
      });
      this.rows.set(name, row);
    }
  }

  protected override opened(): void {
    this.untilClosed(() => clearTimeout(this.resting));
    this.untilClosed(() => this.section?.hide());
    if (this.shown === undefined) this.goInto(this.parameters.section ?? 'webcam');
    else this.section?.show();
  }

  private get section(): AnySection | undefined {
    return this.shown && this.sections.get(this.shown);
  }

  private rest(name: SectionName): void {
    const { t } = this.app;
    if (this.section) this.section.hint(t('preferences.open'));
    else this.app.hints([named(t('key.ok'), t('preferences.open'))]);
    clearTimeout(this.resting);
    if (name !== this.shown) this.resting = setTimeout(() => this.show(name), REST_MS);
  }

  private show(name: SectionName): void {
    clearTimeout(this.resting);
    if (name === this.shown) return;
    const section = this.sections.get(name) ?? this.make(name);
    if (!section) return;
    this.section?.hide();
    this.shown = name;
    this.rows.forEach((row, of) => {
      row.chosen = of === name;
      if (of === name) this.names.choose(row);
    });
    this.zone('section', section, { left: 'names' });
    section.show();
    section.first();
    this.refocus();
  }

  private make(name: SectionName): AnySection | undefined {
    const kind = SECTIONS.filter((one) => one.name === name && this.rows.has(name))[0];
    if (!kind) return undefined;
    const section = this.put(kind.type, { app: this.app, saving: this.saving, visible: false });
    this.sections.set(name, section);
    return section;
  }

  private goInto(name: SectionName): void {
    this.show(name);
    this.goTo('section');
  }

  /** RIGHT goes into the section whose name has the focus, also before it has rested. */
  override _handleRight(): boolean {
    if (this.zoneNow !== 'names') return super._handleRight();
    this.rows.forEach((row, name) => {
      if (row === this.names.current) this.goInto(name);
    });
    return true;
  }
}

import type Lightning from '@lightningjs/core';
import { Button } from '../../components/Button.ts';
import { Line } from '../../components/core/Line.ts';
import { LinkRow } from '../../components/LinkRow.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Toggle } from '../../components/Toggle.ts';
import { Label } from '../../components/text/Label.ts';
import { color } from '../../theme/color.ts';
import { radius, safeArea, space, stage } from '../../theme/metrics.ts';
import { type, weighted } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { DemoCard } from './sign-in/DemoCard.ts';
import type { Entry } from './sign-in/Entry.ts';
import type { Wish } from './sign-in/wish.ts';

/** The keyboard comes after the first focus, as a script file of its own. */
const loadEntry = () => import('./sign-in/Entry.ts').then(({ Entry }) => Entry);

const ROW = { x: safeArea.x, w: 640, y: 508 };

/**
 * 01: the door, and behind it the keyboard for name and password. It opens before the line does, so nobody waits for
 * the network to see it; what the server offers (newcomers, the demo household) shows when it has said so.
 */
export class SignIn extends Screen<'door' | 'entry', Routes['signIn']> {
  private front!: Line;
  private invisible!: Toggle;
  private newHere!: LinkRow;
  private demo: DemoCard | undefined;
  private entry: Entry | undefined;
  private entryClass: (new (stage: Lightning.Stage) => Entry) | undefined;

  override get heading(): string {
    return this.app.t('signIn.headline');
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const whole = { w: stage.width, h: stage.height };
    this.front = this.put(Line, { direction: 'column', ...whole });
    const { front } = this;
    const x = safeArea.x;
    front.put(Icon, { name: 'mark', size: 72, x, y: 54 });
    const title = { ...weighted(type.head, 700), size: 44, line: 53 };
    front.put(Label, { words: t('app.name'), style: title, x: 188, y: 63.5 });
    front.put(Label, { words: t('signIn.headline'), style: type.display, x, y: 228 });
    front.put(Label, {
      words: t('signIn.promise'),
      style: type.largeLight,
      ink: color.text.secondary,
      width: 900,
      maxLines: 3,
      x,
      y: 328,
    });
    const row = { x, w: ROW.w, h: 112, pad: space[6], corners: radius.button };
    front.put(Button, {
      label: t('signIn.remote'),
      icon: 'keyboard-fill',
      x,
      y: ROW.y,
      w: ROW.w,
      h: 96,
      signals: { pressed: () => this.type('signIn'), focused: () => this.hint('hint.keyboard') },
    });
    this.invisible = front.put(Toggle, {
      label: t('signIn.invisible'),
      caption: t('signIn.invisible.means'),
      y: 636,
      ...row,
      signals: { focused: () => this.hint('hint.change') },
    });
    this.newHere = front.put(LinkRow, {
      label: t('signIn.new'),
      caption: t('signIn.new.means'),
      y: 772,
      ...row,
      visible: false,
      signals: { pressed: () => this.type('register'), focused: () => this.hint('hint.keyboard') },
    });
    this.zone('door', front);
    front.visible = this.parameters.as === undefined;
  }

  protected override opened(): void {
    this.hint('hint.keyboard');
    const { as, person } = this.parameters;
    if (as !== undefined) this.type(as, person);
    // Asked for again when somebody wants to type, so a failure now is nobody's concern.
    else this.fetchEntry().catch(() => undefined);
    this.follow(() => {
      const state = this.app.tv.account.state.value;
      if (state.is !== 'door') return;
      this.newHere.visible = state.registration;
      this.front.arrange();
      if (state.features.indexOf('demo') >= 0) this.welcomeToDemo();
    });
  }

  override _handleBack(): boolean {
    if (this.zoneNow !== 'entry') return super._handleBack();
    if (this.entry?.back()) return true;
    if (this.parameters.as !== undefined) return super._handleBack();
    this.show('door');
    return true;
  }

  private hint(key: 'hint.keyboard' | 'hint.change' | 'hint.type'): void {
    const { t } = this.app;
    const back = this.zoneNow === 'entry' ? t('hint.back') : t('hint.exit');
    this.app.hints([named(t('key.ok'), t(key)), named(t('key.back'), back)]);
  }

  private welcomeToDemo(): void {
    const { t } = this.app;
    const place = { x: 1024, y: ROW.y, w: 800 };
    this.demo ??= this.put(DemoCard, { title: t('signIn.demo'), how: t('signIn.demo.how'), ...place }, this.front);
    if (this.entry) this.entry.isDemo = true;
  }

  private async fetchEntry(): Promise<void> {
    this.entryClass = await loadEntry();
  }

  private type(wish: Wish, person?: string): void {
    const { app, entryClass } = this;
    if (!entryClass) {
      this.fetchEntry().then(
        () => this.type(wish, person),
        () => app.toast({ title: app.t('app.failed'), sign: { kind: 'icon', icon: 'warning-fill' }, seconds: 0 }),
      );
      return;
    }
    this.entry ??= this.zone('entry', this.put(entryClass, { app, visible: false }));
    this.entry.isDemo = this.demo !== undefined;
    this.entry.begin(wish, this.invisible.checked, person);
    this.show('entry');
  }

  private show(zone: 'door' | 'entry'): void {
    this.front.visible = zone === 'door';
    if (this.entry) this.entry.visible = zone === 'entry';
    this.goTo(zone);
    this.hint(zone === 'entry' ? 'hint.type' : 'hint.keyboard');
  }
}

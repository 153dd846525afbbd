import { Button } from '../../components/Button.ts';
import type { FaultCode } from '../../model/account.ts';
import type { IconName } from '../../theme/icons.ts';
import { stage } from '../../theme/metrics.ts';
import { named } from '../hints.ts';
import type { Translate } from '../languages/catalogue.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { Plain } from './closed/Plain.ts';

interface Ending {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly act: string;
}

/** What happened, and the one thing to do about it. */
function endingOf(t: Translate, code: FaultCode): Ending {
  switch (code) {
    case 'session.taken_over':
      return {
        icon: 'television-simple-fill',
        title: t('closed.elsewhere'),
        text: t('closed.elsewhere.text'),
        act: t('closed.elsewhere.act'),
      };
    case 'session.signed_out':
      return {
        icon: 'sign-out-fill',
        title: t('closed.signedOut'),
        text: t('closed.signedOut.text'),
        act: t('closed.again'),
      };
    case 'auth.disabled':
      return {
        icon: 'lock-simple-fill',
        title: t('closed.disabled'),
        text: t('closed.disabled.text'),
        act: t('closed.again'),
      };
    case 'protocol.version':
      return { icon: 'couch-fill', title: t('closed.old'), text: t('closed.old.text'), act: t('closed.old.act') };
    default:
      return { icon: 'couch-fill', title: t('closed.ended'), text: t('closed.ended.text'), act: t('closed.again') };
  }
}

const BUTTON = { w: 480, h: 96, y: 806 };

/** The server ended it, and trying again by itself would not help; laid out as 15c. */
export class Closed extends Screen<'act', Routes['closed']> {
  private act!: Button;

  override get heading(): string {
    const { title, text } = endingOf(this.app.t, this.parameters.code);
    return `${title}. ${text}`;
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    const { icon, title, text, act } = endingOf(this.app.t, this.parameters.code);
    this.put(Plain, { icon, title, body: text });
    this.act = this.put(Button, {
      label: act,
      icon: 'arrows-clockwise-bold',
      x: (stage.width - BUTTON.w) / 2,
      ...BUTTON,
      signals: { pressed: () => this.begin() },
    });
    this.zone('act', this.act);
  }

  protected override opened(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), this.act.label), named(t('key.back'), t('hint.exit'))]);
  }

  /** Opens the line again; where that leads, home or the sign-in screen, the director sees. */
  private begin(): void {
    const { tv, platform } = this.app;
    if (this.parameters.code === 'protocol.version') return platform.restart();
    tv.open();
    // It was opened already, and is lost now.
    tv.tryNow();
  }
}

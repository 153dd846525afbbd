import { Keyboard } from '../../../components/Keyboard/Keyboard.ts';
import { TextField } from '../../../components/TextField/TextField.ts';
import { Label } from '../../../components/text/Label.ts';
import { ROOM_NAME_CHARACTERS } from '../../../protocol/limits.ts';
import { safeArea } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { keyboardWords } from '../../keyboard-words.ts';
import { WritingScreen } from '../../WritingScreen.ts';
import { Naming } from './Naming.ts';

/** The left column of 18b. */
export const LEFT = { x: safeArea.x, w: 1120 } as const;

/** Naming a room (18b), to make it or to join it: title, field and keyboard, and what is known of the name. */
export abstract class NamingScreen<N extends string, P extends object> extends WritingScreen<N | 'keyboard', P> {
  protected naming!: Naming;
  protected field!: TextField;

  /** Over the title, so that what is chosen stays in sight. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  /** The name has changed. */
  protected abstract typed(): void;
  /** *Done*: the name is written. */
  protected abstract done(): Promise<void>;

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    this.naming = new Naming(tv.rooms);
    this.put(Label, { words: this.heading, style: type.title, x: LEFT.x, y: 58 });
    this.field = this.put(TextField, {
      icon: 'users-three-fill',
      placeholder: t('room.create.field'),
      limit: ROOM_NAME_CHARACTERS,
      ...LEFT,
      y: 146,
      h: 76,
      signals: { changed: () => this.typed() },
    });
    this.keyboard = this.put(Keyboard, {
      x: LEFT.x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => this.send() },
    });
    this.keyboard.focusOn('t');
  }

  protected override closed(): void {
    this.naming.stop();
  }

  protected override get isWriting(): boolean {
    return this.zoneNow === 'keyboard';
  }
  protected override write(): void {
    this.goTo('keyboard');
  }
  protected override send(): void {
    void this.done();
  }
}

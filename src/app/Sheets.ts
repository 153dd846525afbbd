import type Lightning from '@lightningjs/core';
import { FocusGroup, type Member } from '../components/core/FocusGroup.ts';
import { adopt, create, type PropsOf } from '../components/core/Part.ts';
import type { Sheet } from '../components/Sheet.ts';
import type { OpenSheet } from './context.ts';

/** The questions over the screen. The one that came last has the focus; under it the others wait. */
export class Sheets extends FocusGroup<{ changed(): void }> {
  private stack: Sheet[] = [];

  /** Whether there is a question. */
  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  /** The one that has the focus. */
  get top(): Sheet | undefined {
    return this.stack[this.stack.length - 1];
  }

  protected override get members(): readonly Member[] {
    return this.stack.slice(-1);
  }

  /** `set` puts things on the sheet before it shows. */
  open<T extends Sheet>(
    type: new (stage: Lightning.Stage) => T,
    props: PropsOf<T>,
    set: (sheet: T) => void,
  ): Omit<OpenSheet<T>, 'hints'> {
    const sheet = create(this.stage, type, props);
    set(sheet);
    this.stack = this.stack.concat(sheet);
    adopt(this, sheet);
    this.signal('changed');
    this.refocus();
    return { sheet, close: () => this.close(sheet) };
  }

  private close(sheet: Sheet): void {
    if (this.stack.indexOf(sheet) < 0) return;
    this.stack = this.stack.filter((open) => open !== sheet);
    this.childList.remove(sheet);
    this.signal('changed');
    this.refocus();
  }
}

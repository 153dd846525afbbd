import { Chip } from '../../../components/Chip.ts';
import { LineOf } from '../../../components/core/Line.ts';

/** Emoji to write with one press, in a row under the field. */
export class EmojiStrip extends LineOf<{ picked(emoji: string): void }> {
  private offered = '';

  offer(strip: readonly string[]): void {
    if (strip.join() === this.offered) return;
    this.offered = strip.join();
    this.clear();
    for (const label of strip) {
      this.put(Chip, { chip: { kind: 'words', label }, signals: { pressed: () => this.signal('picked', label) } });
    }
  }
}

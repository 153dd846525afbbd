import { ChipCloud } from '../../../components/ChipCloud.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Remark } from '../../../components/Remark.ts';
import { Label } from '../../../components/text/Label.ts';
import { ROOM_PEOPLE } from '../../../protocol/limits.ts';
import type { Friend } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';

const CHIPS_Y = 50;
const PROMISE_Y = 236;

/** Who is invited to a room that is being made (18b): chips, of which OK takes one out, and a way to more. */
export class Guests extends FocusGroup<{ add(): void; takeOut(person: string): void; moved(does: string): void }> {
  app!: AppContext;
  private chips!: ChipCloud;
  private count!: Label;
  private promise!: Remark;

  set people(people: readonly Friend[]) {
    const { t, platform } = this.app;
    this.chips.people = people.map(({ person, name, avatar }) => ({
      kind: 'person',
      label: name,
      person,
      picture: faceOf(platform, avatar),
    }));
    this.count.visible = people.length > 0;
    this.count.words = t('room.create.count', { count: people.length, most: ROOM_PEOPLE - 1 });
    this.promise.visible = people.length > 0;
  }

  override get position(): undefined {
    return undefined;
  }

  protected override get members(): readonly Member[] {
    return [this.chips];
  }

  protected override build(): void {
    const { t } = this.app;
    this.put(Label, { words: t('room.create.invite'), style: type.captionStrong, ink: color.text.secondary });
    this.count = this.put(Label, { style: type.caption, ink: color.text.tertiary, x: this.w, mountX: 1 });
    this.chips = this.put(ChipCloud, {
      y: CHIPS_Y,
      w: this.w,
      h: 150,
      lines: 2,
      adding: t('room.create.add'),
      signals: {
        pressed: (person) => this.signal('takeOut', person),
        added: () => this.signal('add'),
        focused: (name) => this.signal('moved', name ? t('room.create.take', { name }) : t('room.create.add')),
      },
    });
    this.promise = this.put(Remark, { w: this.w, y: PROMISE_Y, h: 48 });
    this.promise.remark = { is: 'says', words: t('room.create.promise'), icon: 'chat-circle-text-fill' };
  }
}

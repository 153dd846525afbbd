import { Button } from '../../../components/Button.ts';
import { Sheet } from '../../../components/Sheet.ts';
import { Label } from '../../../components/text/Label.ts';
import type { Friend } from '../../../protocol/words.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';

const PANEL = { x: 656, y: 232, w: 608, head: 120, end: 40 } as const;
const ROW = { h: 92, gap: 12, pad: 40 } as const;
/** As many as have room; the first by name. */
const MOST = 5;

/** Whoever else may be watched at once now (08, *Watch another*). */
export function othersOnCamera({ tv }: AppContext, person: string): readonly Friend[] {
  return tv.friends.all.value
    .filter((friend) => friend.person !== person && friend.presence.onAir === 'open')
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** From one room to two; of several others one is chosen first. */
export function watchAnother(app: AppContext, person: string): void {
  const others = othersOnCamera(app, person).slice(0, MOST);
  const watch = (second: string) => void app.navigation.replace('watchTwo', { first: person, second });
  const [only] = others;
  if (only && others.length === 1) return watch(only.person);
  if (!only) return;
  const { t } = app;
  const open: OpenSheet<WhoElse> = app.open(WhoElse, {
    title: t('two.who'),
    names: others.map(({ name }) => name),
    acts: {
      chose: (index) => {
        open.close();
        const other = others[index];
        if (other) watch(other.person);
      },
    },
    signals: { back: () => open.close() },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('two.who.leave'))]);
}

/** The people one below the other. */
class WhoElse extends Sheet {
  /** All fixed when it is made. */
  title = '';
  names: readonly string[] = [];
  acts!: { chose(index: number): void };

  protected override build(): void {
    const { x, y, w, head, end } = PANEL;
    const rows = this.names.length * (ROW.h + ROW.gap) - ROW.gap;
    this.panel = { x, y, w, h: head + rows + end };
    super.build();
    this.heading = this.title;
    this.putOn(Label, { words: this.title, style: type.head, width: w - ROW.pad * 2, x: x + ROW.pad, y: y + 40 });
    this.answers.direction = 'column';
    this.names.forEach((label, index) => {
      const place = { x: x + ROW.pad, y: y + head + index * (ROW.h + ROW.gap), w: w - ROW.pad * 2, h: ROW.h };
      this.answers.put(Button, {
        ...place,
        label,
        icon: 'television-simple-fill',
        signals: { pressed: () => this.acts.chose(index) },
      });
    });
  }
}

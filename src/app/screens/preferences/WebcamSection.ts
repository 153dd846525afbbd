import { Line } from '../../../components/core/Line.ts';
import { Radio } from '../../../components/Radio.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { Settings, WatchMode } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { faceOf } from '../../faces.ts';
import type { ListName } from '../friend-picker/lists.ts';
import { ListCard, type Listed } from './ListCard.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { askAboutListed, askForAllFriends } from './questions.ts';
import { RoomsCard } from './RoomsCard.ts';
import { Section } from './Section.ts';

/** In the order of "Settled" 5. */
const MODES: readonly WatchMode[] = ['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'];
const ON_AIR_Y = TOP + ROW.pitch * MODES.length + 8;
const TOGGLES_Y = ON_AIR_Y + 46;
/** Two cards, or three where there are rooms. */
const CARDS = {
  without: { always: { y: TOP, h: 350, lines: 3 }, never: { y: 568, h: 268, lines: 2 } },
  with: { always: { y: TOP, h: 268, lines: 2 }, never: { y: 486, h: 178, lines: 1 } },
} as const;
const ROOMS = { y: 680, h: 246, lines: 2 } as const;

/** Who can watch, what friends are told, the two lists of people (W8), and the rooms that may watch (W28). */
export class WebcamSection extends Section<'rows' | 'rooms' | ListName> {
  private rows!: Line;
  private modes: readonly Radio[] = [];
  private tell!: Toggle;
  private preview!: Toggle;
  private lists!: { readonly [L in ListName]: ListCard };
  private rooms: RoomsCard | undefined;
  private names = new Map<string, string>();
  /** the list somebody went to choose people for, as it was then */
  private choosing: { readonly list: ListName; readonly before: readonly string[] } | undefined;

  protected override opened(): void {
    const { settings } = this.app.tv;
    this.follow(() => this.drawSettings(settings.now.value));
    this.follow(() => this.rooms?.update());
    const { choosing } = this;
    this.choosing = undefined;
    if (choosing && settings.now.peek()[choosing.list].join() !== choosing.before.join()) this.saving.say();
  }

  /** Shows what is in force; reads friends, so that an effect follows their names. */
  private drawSettings({ watchMode, always, never, tellFriends, previewInRequests }: Settings): void {
    this.modes.forEach((radio, index) => {
      radio.chosen = MODES[index] === watchMode;
    });
    this.tell.checked = tellFriends;
    this.preview.checked = previewInRequests;
    this.names = new Map();
    this.lists.always.people = always.map((person) => this.listed(person));
    this.lists.never.people = never.map((person) => this.listed(person));
    this.refocus();
  }

  /** The focus begins at the mode in force. */
  first(): void {
    const now = this.modes.filter(({ chosen }) => chosen)[0];
    if (now) this.rows.choose(now);
    this.goTo('rows');
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const ink = color.text.secondary;
    const head = (words: string, x: number, y: number) =>
      this.put(Label, { words, style: type.captionStrong, ink, x, y });
    head(t('preferences.who'), MIDDLE.x, HEAD_Y);
    head(t('preferences.onAir'), MIDDLE.x, ON_AIR_Y);
    head(t('preferences.lists'), RIGHT.x, HEAD_Y);
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.modes = MODES.map((mode, index) =>
      this.rows.put(Radio, {
        label: t(`preferences.mode.${mode}` as const),
        caption: t(`preferences.mode.${mode}.more` as const),
        ...MIDDLE,
        h: ROW.h,
        y: TOP + ROW.pitch * index,
        signals: { pressed: () => this.chooseMode(mode), focused: () => this.hint(t('hint.choose')) },
      }),
    );
    this.tell = this.toggle('tell', 0, (tellFriends) => ({ tellFriends }));
    this.preview = this.toggle('preview', 1, (previewInRequests) => ({ previewInRequests }));
    this.lists = { always: this.card('always'), never: this.card('never') };
    this.zone('rows', this.rows, { right: ['always', 'never'] });
    this.zone('always', this.lists.always, { left: 'rows', down: 'never' });
    this.zone('never', this.lists.never, { left: 'rows', up: 'always', down: 'rooms' });
    if (!this.app.tv.rooms.offered) return;
    this.rooms = this.put(RoomsCard, {
      app: this.app,
      ...RIGHT,
      ...ROOMS,
      signals: { kept: (done) => this.saving.keep(done), moved: (does) => this.hint(does) },
    });
    this.zone('rooms', this.rooms, { left: 'rows', up: 'never' });
  }

  private toggle(name: 'tell' | 'preview', index: number, change: (on: boolean) => Partial<Settings>): Toggle {
    const { t } = this.app;
    return this.rows.put(Toggle, {
      label: t(`preferences.${name}`),
      caption: t(`preferences.${name}.more` as const),
      ...MIDDLE,
      h: ROW.h,
      y: TOGGLES_Y + ROW.pitch * index,
      signals: {
        flipped: (on) => this.saving.set(change(on)),
        focused: () => this.hint(t('hint.choose')),
      },
    });
  }

  private card(list: ListName): ListCard {
    return this.put(ListCard, {
      app: this.app,
      icon: list === 'always' ? 'user-check-bold' : 'prohibit-fill',
      heading: this.app.t(`preferences.${list}`),
      ...RIGHT,
      ...CARDS[this.app.tv.rooms.offered ? 'with' : 'without'][list],
      signals: {
        pressed: (person) =>
          askAboutListed(this.app, list, { person, name: this.names.get(person) ?? person }, (done) =>
            this.saving.keep(done),
          ),
        added: () => this.choosePeople(list),
        moved: (does) => this.hint(does),
      },
    });
  }

  private chooseMode(mode: WatchMode): void {
    const { app, saving } = this;
    if (mode === app.tv.settings.now.peek().watchMode) return;
    const set = (): void => saving.set({ watchMode: mode });
    if (mode === 'friends') askForAllFriends(app, set);
    else set();
  }

  private choosePeople(list: ListName): void {
    const { tv, navigation } = this.app;
    this.choosing = { list, before: tv.settings.now.peek()[list] };
    void navigation.push('pickFriends', { for: list });
  }

  /** Somebody who is no friend any more stays listed; without a name, by the ID. */
  private listed(person: string): Listed {
    const { platform, tv } = this.app;
    const { friends } = tv;
    const known = friends.get(person) ?? friends.blocked.value.filter((one) => one.person === person)[0];
    const label = known?.name ?? person;
    this.names.set(person, label);
    return { kind: 'person', label, person, picture: known ? faceOf(platform, known.avatar) : null, stays: true };
  }

  /** From the rows one comes to the first of those who are listed. */
  override _handleRight(): boolean {
    if (this.zoneNow === 'rows') for (const card of [this.lists.always, this.lists.never]) card.first();
    return super._handleRight();
  }
}

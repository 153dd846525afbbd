import { Grid } from '../../components/core/Grid.ts';
import { SEAT, Seat } from '../../components/Seat.ts';
import { SignedLine } from '../../components/SignedLine.ts';
import { Label } from '../../components/text/Label.ts';
import { codeOf } from '../../net/failure.ts';
import type { PersonCard } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { coloured, named } from '../hints.ts';
import { everyMinute } from '../minutes.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { openPersonOptions } from '../sheets/person-options.ts';
import { Ground } from './household/Ground.ts';
import { goIn, type Then } from './household/going-in.ts';
import { type SeatItem, seatOf, seatsOf } from './household/seats.ts';

const TOP = 388;
const PROMISE_Y = 858;
/** So many fit; of more the next one peeks in from the edge. */
const FIT = 5;

/** 22: who is on the sofa. Nobody is signed in until somebody is chosen; it works while the server does not answer. */
export class Household extends Screen<'seats', Routes['household']> {
  private ground!: Ground;
  private seats!: Grid<SeatItem, Seat>;
  private promise!: SignedLine;
  /** on the way in */
  private coming = '';
  private started = false;

  override get heading(): string {
    const { t } = this.app;
    return `${t('household.heading')} ${t('household.promise')}`;
  }

  override get pill(): null {
    return null;
  }

  protected override build(): void {
    super.build();
    const { t, sofa } = this.app;
    this.ground = this.put(Ground, sofa ? { picture: sofa } : {});
    const centred = { width: stage.width, align: 'center' } as const;
    const second = color.text.secondary;
    this.put(Label, { words: t('household.heading'), style: type.display, ...centred, y: 196 });
    this.put(Label, { words: t('household.text'), style: type.largeLight, ink: second, ...centred, y: 290 });
    this.seats = this.put(Grid<SeatItem, Seat>, {
      y: TOP,
      w: stage.width,
      h: SEAT.h,
      plan: this.planOf(0),
      cells: {
        key: ({ key }) => key,
        make: (parent) => this.put(Seat, { holds: true }, parent),
        bind: (seat, item) => this.bind(seat, item),
      },
    });
    this.zone('seats', this.seats);
    this.promise = this.put(SignedLine, { x: safeArea.x, y: PROMISE_Y, w: safeArea.width });
  }

  protected override opened(): void {
    const { household, link } = this.app.tv;
    this.coming = '';
    this.ground.tick();
    this.untilClosed(everyMinute(() => this.ground.tick()));
    this.follow(() => this.show(seatsOf(household.people.value)));
    this.follow(() => {
      const { is } = link.value;
      this.promiseSays(is === 'lost');
    });
    // Whoever was here may have read what was new.
    household.look().catch(() => undefined);
    if (this.started) return;
    this.started = true;
    this.begin();
  }

  /** The focus goes to who was here last. */
  private begin(): void {
    const { last } = this.app.tv.household;
    const at = this.seats.items.map(({ key }) => key).indexOf(last ?? '');
    this.seats.focusOn(Math.max(0, at));
    this.refocus();
  }

  private planOf(count: number) {
    const isLong = count > FIT;
    return {
      scrolls: 'across',
      lanes: 1,
      cell: { w: SEAT.w, h: SEAT.h },
      gap: { x: 0, y: 0 },
      lines: isLong ? FIT + 1 : FIT,
      whole: FIT,
      keep: isLong ? FIT - 1 : FIT,
    } as const;
  }

  private show(items: readonly SeatItem[]): void {
    const { seats } = this;
    const before = seats.items.length;
    const had = seats.item?.key;
    // In the middle; more than fit begin where five would, and go on to the right.
    const shown = Math.min(items.length, FIT);
    seats.x = (stage.width - shown * SEAT.w) / 2;
    if (items.length !== before) seats.plan = this.planOf(items.length);
    seats.items = items;
    // Whoever had the focus lives here no more.
    if (had !== undefined && seats.item?.key !== had) this.begin();
    this.hint();
  }

  private bind(seat: Seat, item: SeatItem): void {
    seat.seat = seatOf(this.app, item, this.coming);
    seat.signals = { pressed: () => this.sit(item), focused: () => this.hint() };
  }

  private promiseSays(offline: boolean): void {
    this.promise.icon = offline ? 'wifi-slash-fill' : 'video-camera-slash-fill';
    this.promise.words = this.app.t(offline ? 'household.offline' : 'household.promise');
  }

  private hint(): void {
    const { t, hints } = this.app;
    const { item } = this.seats;
    if (!item) return;
    const ok =
      item.is === 'person'
        ? t('household.goIn', { name: item.person.card.name })
        : t(item.is === 'guest' ? 'household.goIn.guest' : 'household.goIn.add');
    const change = item.is === 'person' ? [coloured('blue', t('household.change'))] : [];
    hints([named(t('key.ok'), ok), ...change, named(t('key.back'), t('hint.exit'))]);
  }

  // Sitting down.

  private sit(item: SeatItem, then?: Then): void {
    const { navigation } = this.app;
    if (this.coming !== '') return;
    if (item.is !== 'person') void navigation.push('signIn', { as: item.is });
    else if (item.person.locked) void navigation.push('pin', { for: 'enter', person: item.key, then });
    else void this.goIn(item.person.card, then);
  }

  /** In, without a PIN; where there is one that was not known of, it is asked. */
  private async goIn({ person, name }: PersonCard, then: Then | undefined): Promise<void> {
    const { tv, navigation } = this.app;
    this.come(person);
    try {
      await goIn(this.app, person, { then });
    } catch (failure) {
      const isHere = this.coming === person && navigation.screen === (this as unknown);
      this.come('');
      const code = codeOf(failure);
      if (!isHere) return;
      if (code === 'pin.needed') void navigation.push('pin', { for: 'enter', person, then });
      else if (code === 'auth.stay_refused') this.signInAgain(person, name);
      else tv.notices.say({ is: 'failed', code });
    }
  }

  /** They live here no more: signed out from another TV, or by a new password. */
  private signInAgain(person: string, name: string): void {
    const { t, toast, navigation } = this.app;
    toast({ title: t('household.gone', { name }), sign: { kind: 'icon', icon: 'sign-in-fill' }, seconds: 0 });
    void navigation.push('signIn', { as: 'add', person });
  }

  private come(person: string): void {
    this.coming = person;
    this.seats.items = seatsOf(this.app.tv.household.people.peek());
  }

  override _handleBlue(): boolean {
    const { item, current } = this.seats;
    if (item?.is !== 'person' || !current || this.coming !== '') return false;
    const sit = (account: boolean): void => this.sit(item, account ? 'account' : undefined);
    openPersonOptions(this.app, { person: item.person, part: current, goIn: sit });
    return true;
  }
  override _handleHold(): boolean {
    return this._handleBlue();
  }
}

import { Avatar } from '../../components/Avatar.ts';
import type { Member } from '../../components/core/FocusGroup.ts';
import { placeOf } from '../../components/core/geometry.ts';
import { SEAT } from '../../components/Seat.ts';
import type { PersonHere } from '../../model/household-state.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { faceOf } from '../faces.ts';
import { named } from '../hints.ts';
import { type OptionRow, OptionsSheet } from './options/OptionsSheet.ts';

export interface PersonOptions {
  readonly person: PersonHere;
  /** Their place on the sofa: it stays bright. */
  readonly part: Member;
  /** @param account to their account, once they are in */
  goIn(account: boolean): void;
}

/** *Change* on 22: what can be done with somebody who lives here. */
export function openPersonOptions(app: AppContext, { person: here, part, goIn }: PersonOptions): void {
  const { t, tv, platform } = app;
  const { person, name, avatar } = here.card;
  const picture = faceOf(platform, avatar);
  const seat = placeOf(part);
  const at = { x: seat.x + SEAT.face.x, y: seat.y };
  const close = (): void => open.close();
  const row = (key: string, icon: OptionRow['icon'], label: string, act: () => void): OptionRow => ({
    key,
    icon,
    label,
    value: '',
    act,
  });
  const takeOff = async (): Promise<void> => {
    close();
    await tv.household.takeOff(person);
    app.toast({ title: t('household.takenOff', { name }), sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
  };
  const rows = (): readonly OptionRow[] => [
    row('in', 'couch-fill', t('household.goIn', { name }), () => {
      close();
      goIn(false);
    }),
    row('account', 'user-circle-fill', t('household.account'), () => {
      close();
      goIn(true);
    }),
    row('off', 'sign-out-fill', t('household.takeOff'), () => show('off')),
  ];
  const asked = (): readonly OptionRow[] => [
    row('keep', 'couch-fill', t('household.takeOff.keep'), () => show('first')),
    row('yes', 'sign-out-fill', t('household.takeOff.yes', { name }), () => void takeOff()),
  ];
  let step: 'first' | 'off' = 'first';
  const show = (next: typeof step): void => {
    step = next;
    open.sheet.rows = next === 'first' ? rows() : asked();
    // Back where one came from; asked, at what does no harm.
    open.sheet.focusOn(next === 'first' ? rows().length - 1 : 0);
    sayHints();
  };
  const sayHints = (): void => {
    const back = t(step === 'first' ? 'options.close' : 'options.back');
    open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), back)], open.sheet.hintsEnd);
  };
  const open: OpenSheet<OptionsSheet> = app.open(OptionsSheet, {
    head: {
      heading: t('household.options', { name }),
      person,
      name,
      picture,
      presence: undefined,
      line: t(here.child ? 'household.child' : 'household.lives'),
    },
    // The face alone stays bright, as oneself does on 24: a bright square round it would not be a thing.
    item: { x: at.x, y: 0, w: 0, h: 0 },
    rows: rows(),
    signals: { back: () => (step === 'first' ? close() : show('first')) },
  });
  open.sheet.putOn(Avatar, { person, name, picture, size: SEAT.face.d, ...at });
  sayHints();
}

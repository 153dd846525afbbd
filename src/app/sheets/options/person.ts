import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import type { OptionsForPerson } from '../options.ts';
import { Doing } from './doing.ts';
import type { OptionRow } from './OptionsSheet.ts';
import { Reporting } from './reporting.ts';
import type { Acting, Subject } from './subject.ts';

const ASKED_BY = 'blockOrRemove';

/** The options of somebody, or of the conversation with them. */
export function personSubject(
  app: AppContext,
  { person, about }: Pick<OptionsForPerson, 'person' | 'about'>,
  acting: Acting,
): Subject {
  const { t, tv, platform } = app;
  const { closing, keep, goTo } = acting;
  const friend = tv.friends.all.peek().filter((one) => one.person === person)[0];
  const name = friend?.name ?? person;
  const part = (): void => goTo('sure', 'keep');
  const doing = new Doing(app, { person, name, about, closing, keep, part });
  const reporting = new Reporting(app, acting, { person, name }, 'sure');
  const parting = (): readonly OptionRow[] => [
    ...reporting.row,
    {
      key: 'block',
      icon: 'prohibit-fill',
      label: t('options.block'),
      value: '',
      act: closing(keep(() => tv.friends.block(person), t('options.blocked', { name }))),
    },
    {
      key: 'remove',
      icon: 'user-minus-bold',
      label: t('options.remove'),
      value: '',
      act: closing(keep(() => tv.friends.remove(person), t('options.removed', { name }))),
    },
    {
      key: 'keep',
      icon: 'handshake-fill',
      label: t('options.keep'),
      value: '',
      act: () => goTo('first', ASKED_BY),
    },
  ];
  return {
    head: {
      heading: t('options.heading', { name }),
      person,
      name,
      picture: faceOf(platform, friend?.avatar ?? null),
      presence: friend ? shapeOf(friend.presence) : undefined,
      line: friend ? presenceLine(t, friend.presence, Date.now()) : t('conversation.notFriends'),
    },
    rows: (step) => {
      if (step === 'first') return doing.rows();
      return step === 'sure' ? parting() : reporting.rows(step);
    },
    askedBy: ASKED_BY,
    isGone: () => false,
  };
}

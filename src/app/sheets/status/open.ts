import { placeOf } from '../../../components/core/geometry.ts';
import type { Part } from '../../../components/core/Part.ts';
import { SelfButton } from '../../../components/TopBar/SelfButton.ts';
import { measureOf } from '../../../components/text/ink.ts';
import { codeOf } from '../../../net/failure.ts';
import type { ChosenStatus } from '../../../protocol/words.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { keyboardWords } from '../../keyboard-words.ts';
import { Question } from '../Question.ts';
import { CHIP_ROOM, StatusMenu, type StatusTextView, type StatusView } from '../StatusMenu.ts';
import { CLEARINGS, clearingOf, clearsIn, endOf } from './clearing.ts';
import { fitting } from './fitting.ts';
import { leaveToSomebodyElse } from './somebody-else.ts';

/** The tick is seen this long before the menu goes. */
const TICK_MS = 300;

/** Opens the menu of one's own status (24), and does what is chosen in it. `from`: oneself in the top bar. */
export function openStatusMenu(app: AppContext, from?: Part): void {
  const { t, tv } = app;
  const { account } = tv;
  const me = account.me;
  if (!me) return;
  const say = (failure: unknown): void => tv.notices.say({ is: 'failed', code: codeOf(failure) });
  let clearing = clearingOf(me.text, account.textUntil, Date.now());
  let isDone = false;
  const close = (): void => {
    isDone = true;
    open.close();
  };
  const become = (status: ChosenStatus): void => {
    isDone = true;
    open.sheet.tick(status);
    account.choose({ status }).then(
      () => setTimeout(close, TICK_MS),
      (failure: unknown) => {
        close();
        say(failure);
      },
    );
  };
  const write = (text: string): void => {
    const lasts = account.clearsTexts ? { textForMs: clearsIn(clearing, Date.now()) } : {};
    account.choose({ text, ...lasts }).then(undefined, (failure: unknown) => {
      open.sheet.saying = account.me?.text ?? '';
      say(failure);
    });
  };
  const sayHints = (writing: boolean): void => {
    const back = t(writing ? 'status.text.keep' : 'status.close');
    open.hints([named(t('key.ok'), t(writing ? 'hint.type' : 'hint.choose')), named(t('key.back'), back)]);
  };
  const view: StatusView = {
    ...statusesOf(app, me.status),
    text: textOf(app),
    somebodyElse: tv.household.offered ? t('household.somebodyElse') : undefined,
    face: faceOf(from),
  };
  const open: OpenSheet<StatusMenu> = app.open(StatusMenu, {
    view,
    acts: {
      chose: (status) => {
        if (isDone) return;
        if (status === 'invisible' && isOnAir(app)) askAboutAir(app, () => become(status));
        else become(status);
      },
      wrote: write,
      clearing: (index) => {
        clearing = CLEARINGS[index] ?? 'never';
        if (account.me?.text) write(account.me.text);
      },
      somebodyElse: () => {
        close();
        leaveToSomebodyElse(app);
      },
      writing: (is) => sayHints(is),
    },
    signals: { back: close },
  });
  sayHints(false);
}

const isOnAir = ({ tv }: AppContext): boolean => {
  const { is } = tv.air.state.peek();
  return is === 'on' || is === 'elsewhere';
};

function statusesOf(app: AppContext, status: ChosenStatus): Pick<StatusView, 'heading' | 'status' | 'rows'> {
  const { t, tv } = app;
  const row = (of: ChosenStatus, caption = '') => ({ label: t(`status.${of}`), caption });
  return {
    heading: t('status.heading'),
    status,
    rows: {
      available: row('available'),
      away: row('away', tv.account.clearsTexts ? t('status.away.text') : ''),
      busy: row('busy', t('status.busy.text')),
      invisible: row('invisible', t(isOnAir(app) ? 'status.invisible.onAir' : 'status.invisible.text')),
    },
  };
}

function textOf({ t, tv }: AppContext): StatusTextView {
  const { account } = tv;
  const { text = '', recentTexts = [] } = account.me ?? {};
  const now = Date.now();
  const { letters } = measureOf(type.labelLight);
  const end = endOf(text, account.textUntil, now);
  const options = {
    midnight: t('status.clear.midnight'),
    hour: end === undefined ? t('status.clear.hour') : t('status.clear.at', { time: end }),
    never: t('status.clear.never'),
  };
  return {
    label: t('status.text'),
    placeholder: t('status.text.none'),
    text,
    recent: fitting(recentTexts, { ...CHIP_ROOM, measure: (label) => letters(label) + CHIP_ROOM.pad * 2 }),
    clearing: account.clearsTexts
      ? {
          label: t('status.clear'),
          options: CLEARINGS.map((one) => options[one]),
          index: CLEARINGS.indexOf(clearingOf(text, account.textUntil, now)),
        }
      : undefined,
    keys: keyboardWords(t, 'done'),
  };
}

function faceOf(from: Part | undefined): StatusView['face'] {
  return from instanceof SelfButton && from.self ? { at: placeOf(from), self: from.self } : undefined;
}

/** Who hides while somebody watches is still seen by them ("Settled" 14): asks whether to go off air. */
function askAboutAir(app: AppContext, become: () => void): void {
  const { t, tv } = app;
  const then = (act: () => void) => (): void => {
    open.close();
    act();
    become();
  };
  const goOffAir = (): void => {
    tv.air.stop().catch((failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }));
  };
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'eye-fill',
      title: t('status.air.title'),
      text: t('status.air.text'),
      answers: [
        { icon: 'video-camera-slash-fill', label: t('status.air.off'), act: then(goOffAir) },
        { icon: 'record-fill', label: t('status.air.stay'), act: then(() => undefined) },
      ],
    },
  });
  open.sheet.backIs(() => open.close());
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('status.close'))]);
}

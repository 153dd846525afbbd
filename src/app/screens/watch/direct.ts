import type { Known } from '../../../model/direct/direct.ts';
import type { Viewing } from '../../../model/viewing.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../../sheets/Question.ts';

const SECOND_MS = 1_000;

/** What a friend's offer of a direct connection wants of whoever watches: a yes (W21), which can be taken back. */
export class DirectChoice {
  private readonly app: AppContext;
  private readonly viewing: () => Viewing | undefined;
  private asked = '';
  private takeAway: () => void = () => {};
  private sheet: OpenSheet<Question> | undefined;

  /** @param viewing what the screen shows; followed */
  constructor(app: AppContext, viewing: () => Viewing | undefined) {
    this.app = app;
    this.viewing = viewing;
  }

  /** Says so when a yes is wanted; a notice, because nothing opens by itself over a picture (06b). Follows the stores. */
  follow(): void {
    const known = this.known();
    const wanted = known && isWanted(known) ? known : undefined;
    if (wanted?.direct === this.asked) return;
    this.end();
    if (!wanted) return;
    this.asked = wanted.direct;
    const { t, toast } = this.app;
    const left = (wanted.until ?? 0) - Date.now();
    this.takeAway = toast(
      {
        title: t('direct.asked', { name: wanted.peer.name }),
        sign: { kind: 'icon', icon: 'lightning-fill' },
        action: { key: 'yellow', label: t('ask.answer') },
        seconds: Math.max(1, Math.ceil(left / SECOND_MS)),
      },
      { answered: () => this.ask() },
    );
  }

  /** What OK on the button does now; empty: there is nothing to choose. Follows the stores. */
  get label(): string {
    const known = this.known();
    if (!known) return '';
    const { t } = this.app;
    if (isWanted(known) || isMine(known)) return t('direct.use');
    return known.link.is === 'declined' ? '' : t('direct.leave');
  }

  press(): void {
    const known = this.known();
    if (!known) return;
    if (isWanted(known) || isMine(known)) this.ask();
    else this.answer(known, false);
  }

  /** The screen is left, or the offer is gone. */
  end(): void {
    this.asked = '';
    this.takeAway();
    this.takeAway = () => {};
    this.sheet?.close();
    this.sheet = undefined;
  }

  private ask(): void {
    const known = this.known();
    if (!known) return;
    const { app } = this;
    const { t, tv } = app;
    const { name } = known.peer;
    const answer =
      (yes: boolean, always = false) =>
      () => {
        this.sheet?.close();
        this.sheet = undefined;
        this.answer(known, yes, always);
      };
    const hidden = tv.settings.now.peek().directRelayOnly;
    this.sheet = app.open(Question, {
      view: {
        icon: 'lightning-fill',
        title: t('direct.question', { name }),
        text: hidden ? t('direct.question.hidden') : t('direct.question.text', { name }),
        answers: [
          { icon: 'x-bold', label: t('direct.notNow'), act: answer(false) },
          { icon: 'lightning-fill', label: t('direct.use'), act: answer(true) },
          { icon: 'check-bold', label: t('direct.question.always'), act: answer(true, true) },
        ],
      },
    });
    this.sheet.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('direct.notNow'))]);
  }

  private answer({ direct }: Known, yes: boolean, always = false): void {
    const { tv } = this.app;
    tv.direct.now
      .peek()
      ?.answer(direct, yes, always)
      .catch((failure: unknown) => {
        const code = codeOf(failure);
        // They went meanwhile, or somebody else came.
        if (code !== 'direct.over') tv.notices.say({ is: 'failed', code });
      });
  }

  private known(): Known | undefined {
    const viewing = this.viewing();
    return viewing && this.app.tv.direct.now.value?.of(viewing);
  }
}

/** Their yes is said, this one's is waited for. */
const isWanted = ({ link }: Known): boolean => link.is === 'offered' && !link.yours;

/** No was said here, and may be taken back. */
const isMine = ({ link }: Known): boolean => link.is === 'declined' && link.by === 'you';

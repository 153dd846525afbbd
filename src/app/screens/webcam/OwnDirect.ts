import type { Known } from '../../../model/direct/direct.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import type { DirectView } from './DirectSide.ts';
import type { OnAir } from './OnAir.ts';

/** Nobody has answered the offer: it becomes a button. */
const FOLDS_MS = 20_000;

/** What 05 says about a direct connection to the one who watches (W21–W23). */
export class OwnDirect {
  private readonly app: AppContext;
  private readonly air: OnAir;
  /** the offer that is open, or was */
  private offered = '';
  private folded = false;
  private folding: ReturnType<typeof setTimeout> | undefined;
  private last: Known | undefined;

  constructor(app: AppContext, air: OnAir) {
    this.app = app;
    this.air = air;
    air.own = this;
  }

  /** Follows the store. */
  draw(): void {
    const known = this.app.tv.direct.now.value?.mine.value;
    const before = this.last;
    this.last = known;
    if (known && before?.direct === known.direct && before.link.is !== known.link.is) this.say(known);
    const isOffer = known?.link.is === 'offered' && !known.link.yours;
    if (isOffer && known.direct !== this.offered) this.begin(known.direct);
    this.air.directIs(this.viewOf(known));
  }

  /** "Not now": the offer becomes a button. @returns whether there was one */
  fold(): boolean {
    if (this.viewOf(this.last).is !== 'offer') return false;
    this.folded = true;
    this.air.directIs(this.viewOf(this.last));
    return true;
  }

  answer(yes: boolean, always = false): void {
    const { tv } = this.app;
    if (!this.last) return;
    this.folded = true;
    tv.direct.now
      .peek()
      ?.answer(this.last.direct, yes, always)
      .catch((failure: unknown) => {
        const code = codeOf(failure);
        // They went meanwhile, or somebody else came.
        if (code !== 'direct.over') tv.notices.say({ is: 'failed', code });
      });
  }

  /** OK on the button. */
  press(): void {
    if (this.last) this.answer(isOpen(this.last));
  }

  /** The screen is left. */
  end(): void {
    clearTimeout(this.folding);
    this.folded = this.offered !== '';
  }

  private begin(direct: string): void {
    this.offered = direct;
    this.folded = false;
    clearTimeout(this.folding);
    this.folding = setTimeout(() => this.fold(), FOLDS_MS);
    this.app.announcer.tell(this.app.t('direct.offer'), { polite: true });
  }

  private viewOf(known: Known | undefined): DirectView {
    const { t, tv } = this.app;
    if (!known || known.link.is === 'relay' || (known.link.is === 'declined' && known.link.by === 'them'))
      return { is: 'none' };
    if (!isOpen(known)) {
      return { is: 'button', label: t(known.link.is === 'offered' ? 'direct.stay' : 'direct.leave') };
    }
    if (known.link.is === 'declined' || this.folded) return { is: 'button', label: t('direct.use') };
    const { name } = known.peer;
    const hidden = tv.settings.now.value.directRelayOnly;
    return { is: 'offer', text: hidden ? t('direct.offer.hidden', { name }) : t('direct.offer.text', { name }) };
  }

  /** What has become of it, where somebody may wonder. */
  private say({ link, peer: { name } }: Known): void {
    const { t, toast, announcer, tv } = this.app;
    const tell = (title: string): void => {
      toast({ title, sign: { kind: 'icon', icon: 'lightning-fill' }, seconds: 0 });
    };
    if (link.is === 'direct') announcer.tell(t('direct.began', { name }), { polite: true });
    else if (link.is === 'declined' && link.by === 'them') tell(t('direct.declined', { name }));
    else if (link.is === 'resting' && tv.air.viewers.peek().length > 1) tell(t('direct.two'));
    else if (link.is === 'waiting') tell(t(WHY[link.why]));
  }
}

const WHY = { failed: 'direct.failed', lost: 'direct.lost', rested: 'direct.two' } as const;

/** A yes of this person's is wanted, or would be taken. */
const isOpen = ({ link }: Known): boolean =>
  (link.is === 'offered' && !link.yours) || (link.is === 'declined' && link.by === 'you');

import { effect } from '@preact/signals-core';
import { asSent } from '../../capture/pose.ts';
import type { Sheet } from '../../components/Sheet.ts';
import type { Invitation } from '../../model/asks.ts';
import type { Ask, WatchAnswer } from '../../protocol/words.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { faceOf } from '../faces.ts';
import { named } from '../hints.ts';
import type { Translate } from '../languages/catalogue.ts';
import { Prompt } from '../sheets/Prompt.ts';
import { duration, shapeOf } from '../texts.ts';
import { viewOfAsk } from './asking.ts';
import { countIn } from './own-webcam.ts';

/** How often the own picture in a prompt is drawn anew. */
const PREVIEW_MS = 120;
const SECOND_MS = 1_000;

/** A question that is put to the person now, as a sheet or as a toast. */
interface Shown {
  readonly id: string;
  close(): void;
}

type Waiting =
  | { readonly is: 'ask'; readonly ask: Ask }
  | { readonly is: 'invitation'; readonly invitation: Invitation };

/**
 * Puts questions to the person, one at a time: somebody wants to watch (06), somebody invites (23). While they type or
 * watch full screen it is a toast (06b), which opens the sheet. One that is settled elsewhere goes by itself.
 */
export class Prompts {
  private readonly app: AppContext;
  private shown: Shown | undefined;
  /** those that were put aside as toasts and let go: not asked again by themselves */
  private readonly seen = new Set<string>();

  constructor(app: AppContext) {
    this.app = app;
    effect(() => {
      const { asks } = app.tv;
      this.follow([
        ...asks.waiting.value.map((ask): Waiting => ({ is: 'ask', ask })),
        ...asks.invitations.value.map((invitation): Waiting => ({ is: 'invitation', invitation })),
      ]);
    });
  }

  /** Opens the newest question that still waits, for YELLOW. False when there is none. */
  openNewest(): boolean {
    const { asks } = this.app.tv;
    const ask = asks.waiting.peek()[0];
    const invitation = asks.invitations.peek()[0];
    if (this.app.asking) return false;
    if (ask) this.openSheet({ is: 'ask', ask }, false);
    else if (invitation) this.openSheet({ is: 'invitation', invitation }, false);
    return ask !== undefined || invitation !== undefined;
  }

  private follow(waiting: readonly Waiting[]): void {
    const ids = waiting.map(idOf);
    if (this.shown && ids.indexOf(this.shown.id) < 0) {
      const { shown } = this;
      this.shown = undefined;
      shown.close();
    }
    this.seen.forEach((id) => {
      if (ids.indexOf(id) < 0) this.seen.delete(id);
    });
    if (this.shown) return;
    const next = waiting.filter((one) => !this.seen.has(idOf(one)))[0];
    if (next) this.bring(next);
  }

  private bring(one: Waiting): void {
    const { navigation, asking } = this.app;
    this.app.sounds.play('chime');
    if (navigation.screen?.quiet || asking) this.openToast(one);
    else this.openSheet(one, true);
  }

  private openToast(one: Waiting): void {
    const { app } = this;
    const { t } = app;
    const { name, person, avatar } = fromOf(one);
    const id = idOf(one);
    const friend = app.tv.friends.all.peek().filter((each) => each.person === person)[0];
    const away = app.toast(
      {
        title: toastTitle(t, one),
        sign: {
          kind: 'person',
          person,
          name,
          picture: faceOf(app.platform, avatar),
          ...(friend ? { presence: shapeOf(friend.presence) } : {}),
        },
        action: { key: 'yellow', label: t('ask.answer') },
        seconds: Math.ceil(app.tv.asks.left(untilOf(one)) / SECOND_MS),
      },
      {
        answered: () => {
          this.shown = undefined;
          this.openSheet(one, false);
        },
        gone: () => {
          this.seen.add(id);
          this.shown = undefined;
        },
      },
    );
    this.shown = { id, close: away };
  }

  /** @param guarded it opens by itself, so keys do nothing for a second */
  private openSheet(one: Waiting, guarded: boolean): void {
    if (one.is === 'invitation') this.openInvitation(one.invitation, guarded);
    else if (one.ask.endsDirect) this.openSecond(one.ask, guarded);
    else this.openAsk(one.ask, guarded);
  }

  /** 27, which is fetched when it is wanted; 06 says the same in one line where it does not come. */
  private openSecond(ask: Ask, guarded: boolean): void {
    const { app } = this;
    let wanted = true;
    this.shown = {
      id: ask.ask,
      close: () => {
        wanted = false;
      },
    };
    app.whole(import('../sheets/second-viewer/opening.ts')).then(
      ({ openSecondViewer }) => {
        if (!wanted) return;
        const { open, deadline } = openSecondViewer(app, ask, guarded, (answer) => this.answer(ask, answer));
        this.attend(ask.ask, open, ask.until, deadline);
      },
      () => wanted && this.openAsk(ask, guarded),
    );
  }

  private openAsk(ask: Ask, guarded: boolean): void {
    const { app } = this;
    const { t } = app;
    const sheet = app.open(Prompt, {
      guarded,
      view: viewOfAsk(app, ask, {
        answer: (answer) => this.answer(ask, answer),
        block: () => this.askAboutBlocking(ask),
      }),
      signals: { back: () => this.answer(ask, 'not_now') },
    });
    sheet.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('ask.notNow'))]);
    this.attend(ask.ask, sheet, ask.until, (left) => t('ask.deadline', { left }), this.showOwnRoom(sheet));
  }

  /** *Block* asks once more, in the same place. */
  private askAboutBlocking(ask: Ask): void {
    const { t } = this.app;
    const { name } = ask.from;
    const prompt = this.prompt;
    prompt?.ask(t('ask.blockSure', { name }), t('ask.blockSure.text', { name }), [
      { icon: 'x-bold', label: t('ask.keep'), x: 304, w: 640, first: true, act: () => this.answer(ask, 'not_now') },
      { icon: 'prohibit-fill', label: t('ask.block'), x: 976, w: 640, act: () => this.answer(ask, 'block') },
    ]);
    this.counting = false;
  }

  private openInvitation(invitation: Invitation, guarded: boolean): void {
    const { app } = this;
    const { t, tv } = app;
    const { name, person, avatar } = invitation.from;
    const yes = (): void => {
      // 09: it waits until there is room for it.
      if (app.navigation.name === 'watchTwo') return this.refuseThird(invitation);
      this.finish();
      tv.asks.dismiss(invitation.invitation);
      void app.navigation.push('watch', { person, invitation: invitation.invitation });
    };
    const no = (): void => {
      this.finish();
      tv.asks.decline(invitation.invitation);
    };
    const sheet = app.open(Prompt, {
      guarded,
      view: {
        who: { person, name, picture: faceOf(app.platform, avatar), presence: 'air' },
        known: { icon: 'hand-waving-fill', text: t('invitation.known', { name }) },
        question: t('invitation.title', { name }),
        under: { icon: 'eye-slash-fill', text: t('invitation.promise', { name }) },
        answers: [
          { icon: 'television-simple-fill', label: t('invitation.yes'), x: 304, w: 640, first: true, act: yes },
          { icon: 'clock-fill', label: t('ask.notNow'), x: 976, w: 640, act: no },
        ],
      },
      signals: { back: no },
    });
    sheet.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('ask.notNow'))]);
    const id = invitation.invitation;
    this.attend(id, sheet, invitation.until, (left) => t('invitation.deadline', { left }));
  }

  private refuseThird(invitation: Invitation): void {
    this.seen.add(invitation.invitation);
    this.finish();
    this.app.toast({
      title: this.app.t('invitation.twoAtATime'),
      sign: { kind: 'icon', icon: 'eye-fill' },
      seconds: 0,
    });
  }

  private prompt: Prompt | undefined;
  private counting = true;

  /** Counts the deadline down while the sheet shows. */
  private attend(
    id: string,
    open: OpenSheet<Sheet & { deadline: string }>,
    until: number,
    deadline: (left: string) => string,
    end: () => void = () => undefined,
  ): void {
    this.prompt = open.sheet instanceof Prompt ? open.sheet : undefined;
    this.counting = true;
    const say = (): void => {
      if (this.counting) open.sheet.deadline = deadline(duration(this.app.tv.asks.left(until)));
    };
    say();
    const ticking = setInterval(say, SECOND_MS);
    this.shown = {
      id,
      close: () => {
        clearInterval(ticking);
        end();
        this.prompt = undefined;
        open.close();
      },
    };
  }

  /**
   * What they would see: the own room, if the camera is on anyway, or if the person wants the preview ("Settled" 1).
   * @returns ends it
   */
  private showOwnRoom(open: OpenSheet<Prompt>): () => void {
    const { air, settings } = this.app.tv;
    const opens = settings.now.peek().previewInRequests;
    if (opens) void air.openPreview();
    const sent = asSent();
    const drawing = setInterval(() => {
      const camera = air.camera.peek();
      if (camera.is === 'on') open.sheet.show(sent(camera.camera));
    }, PREVIEW_MS);
    return () => {
      clearInterval(drawing);
      if (opens) air.closePreview();
    };
  }

  private answer(ask: Ask, answer: WatchAnswer): void {
    const { tv } = this.app;
    this.finish();
    const state = tv.air.state.peek();
    const isYes = answer === 'once' || answer === 'always';
    tv.asks.answer(ask, answer).then(
      () => {
        // A yes while off air leads to the countdown; BACK there means nobody sees anything.
        if (isYes && state.is !== 'on' && state.is !== 'elsewhere') countIn(this.app);
      },
      () => tv.notices.say({ is: 'failed', code: 'ask.over' }),
    );
  }

  private finish(): void {
    const { shown } = this;
    this.shown = undefined;
    shown?.close();
  }
}

function toastTitle(t: Translate, one: Waiting): string {
  const { name } = fromOf(one);
  if (one.is === 'invitation') return t('invitation.toast', { name });
  return one.ask.endsDirect ? t('ask.toast.too', { name }) : t('ask.toast', { name });
}

const idOf = (one: Waiting): string => (one.is === 'ask' ? one.ask.ask : one.invitation.invitation);
const fromOf = (one: Waiting) => (one.is === 'ask' ? one.ask.from : one.invitation.from);
const untilOf = (one: Waiting): number => (one.is === 'ask' ? one.ask.until : one.invitation.until);

import { effect } from '@preact/signals-core';
import type { Invitation } from '../../model/asks.ts';
import type { Ask, WatchAnswer } from '../../protocol/words.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { named } from '../hints.ts';
import { Prompt, type PromptAnswer } from '../sheets/Prompt.ts';
import { duration, shapeOf, sinceWhen } from '../texts.ts';
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
        title: one.is === 'ask' ? t('ask.toast', { name }) : t('invitation.toast', { name }),
        sign: {
          kind: 'person',
          person,
          name,
          picture: avatar,
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
    if (one.is === 'ask') this.openAsk(one.ask, guarded);
    else this.openInvitation(one.invitation, guarded);
  }

  private openAsk(ask: Ask, guarded: boolean): void {
    const { app } = this;
    const { t, tv } = app;
    const { name, person, avatar } = ask.from;
    const friend = tv.friends.all.peek().filter((each) => each.person === person)[0];
    const hasCamera = tv.air.camera.peek().is === 'on' || tv.hasCamera.peek();
    const notNow: PromptAnswer = {
      icon: 'clock-fill',
      label: t('ask.notNow'),
      x: 976,
      w: 304,
      first: true,
      act: () => this.answer(ask, 'not_now'),
    };
    const block: PromptAnswer = {
      icon: 'prohibit-fill',
      label: t('ask.block'),
      x: 1312,
      w: 304,
      act: () => this.askAboutBlocking(ask),
    };
    const allow: PromptAnswer[] = hasCamera
      ? [
          { icon: 'check-bold', label: t('ask.once'), x: 304, w: 304, act: () => this.answer(ask, 'once') },
          { icon: 'user-check-bold', label: t('ask.always'), x: 640, w: 304, act: () => this.answer(ask, 'always') },
        ]
      : [];
    const more = tv.asks.waiting.peek().length - 1;
    const known =
      ask.friendSince === null
        ? t('ask.fromRoom')
        : t('ask.friendSince', { when: sinceWhen(t, ask.friendSince, Date.now()) });
    const sheet = app.open(Prompt, {
      guarded,
      view: {
        who: { person, name, picture: avatar, presence: friend ? shapeOf(friend.presence) : 'available' },
        known: { icon: 'users-fill', text: more > 0 ? `${known} · ${t('ask.more', { more })}` : known },
        question: t('ask.title', { name }),
        under: hasCamera
          ? { icon: 'eye-fill', text: t('ask.wouldSee', { name }) }
          : { icon: 'video-camera-slash-fill', text: t('ask.noCamera') },
        answers: [...allow, notNow, block],
      },
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
      tv.asks.dismiss(invitation.invitation);
    };
    const sheet = app.open(Prompt, {
      guarded,
      view: {
        who: { person, name, picture: avatar, presence: 'air' },
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
    this.attend(
      id,
      sheet,
      invitation.until,
      (left) => t('invitation.deadline', { left }),
      () => undefined,
    );
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
    open: OpenSheet<Prompt>,
    until: number,
    deadline: (left: string) => string,
    end: () => void,
  ): void {
    this.prompt = open.sheet;
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
    const drawing = setInterval(() => {
      const camera = air.camera.peek();
      if (camera.is === 'on') open.sheet.show(camera.camera.source);
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

const idOf = (one: Waiting): string => (one.is === 'ask' ? one.ask.ask : one.invitation.invitation);
const fromOf = (one: Waiting) => (one.is === 'ask' ? one.ask.from : one.invitation.from);
const untilOf = (one: Waiting): number => (one.is === 'ask' ? one.ask.until : one.invitation.until);

import { signal } from '@preact/signals-core';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { Remark, type RemarkView } from '../../components/Remark.ts';
import { Skeleton } from '../../components/Skeleton.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import { PERSON_ID } from '../../protocol/limits.ts';
import { personIdFrom } from '../../protocol/person-id.ts';
import type { PersonCard } from '../../protocol/words.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { faceOf } from '../faces.ts';
import { named } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import { linkTo } from '../links.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { AskedChips } from './add-friend/AskedChips.ts';
import { type Standing, standingOf, type Trouble, troubleOf } from './add-friend/finding.ts';
import { type ResultAnswer, ResultCard, type ResultView } from './add-friend/ResultCard.ts';
import { remarkOn } from './add-friend/remarks.ts';
import { Search } from './add-friend/Search.ts';
import { askToWithdraw } from './add-friend/withdrawing.ts';
import { YourId } from './add-friend/YourId.ts';

const LEFT = { x: safeArea.x, w: 1120 };
const CARD = { ...LEFT, y: 246, h: 188 };

/**
 * 20b: an ID, the person who has it, and asking them. A pause in typing looks them up; *Done* also takes the focus to
 * what can be done, so that nobody who goes on typing asks the wrong person.
 */
export class AddFriend extends Screen<'keyboard' | 'field' | 'result' | 'asked', Routes['addFriend']> {
  private search!: Search;
  /** A request is on its way. */
  private readonly working = signal(false);
  private readonly trouble = signal<Trouble | undefined>(undefined);
  /** The focus goes to the result as soon as there is one. */
  private jumps = false;
  private field!: TextField;
  private keyboard!: Keyboard;
  private result!: ResultCard;
  private bones!: Skeleton;
  private remark!: Remark;
  private asked!: AskedChips;

  override get heading(): string {
    return this.app.t('add.title');
  }

  /** While somebody types, questions come as toasts. */
  override get quiet(): boolean {
    return true;
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    this.search = new Search(app.tv.friends);
    const person = app.tv.account.me?.person ?? '';
    this.put(Label, { words: this.heading, style: type.title, x: LEFT.x, y: 58 });
    this.put(YourId, {
      title: t('add.yours'),
      before: t('add.yourId'),
      person,
      link: person && linkTo(app.platform, person),
      phone: t('add.yours.phone'),
      after: t('add.yours.text'),
      x: 1264,
      y: 146,
      w: 560,
    });
    this.field = this.put(TextField, {
      icon: 'at-fill',
      placeholder: t('add.field'),
      limit: PERSON_ID.max,
      ...LEFT,
      y: 146,
      h: 76,
      signals: { changed: () => this.typed(), pressed: () => this.done() },
    });
    this.result = this.put(ResultCard, CARD);
    this.bones = this.put(Skeleton, { ...CARD, visible: false });
    this.remark = this.put(Remark, { ...LEFT, y: 458, h: 96 });
    this.asked = this.put(AskedChips, {
      title: t('add.already'),
      ...LEFT,
      y: 566,
      signals: { chosen: (card) => this.withdraw(card) },
    });
    this.keyboard = this.put(Keyboard, {
      x: LEFT.x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => this.done() },
    });
    this.keyboard.focusOn('t');
    this.zone('keyboard', this.keyboard, { up: ['asked', 'result', 'field'], down: 'keyboard' });
    this.zone('field', this.field, { down: ['result', 'asked', 'keyboard'] });
    this.zone('result', this.result, { up: 'field', down: ['asked', 'keyboard'] });
    this.zone('asked', this.asked, { up: ['result', 'field'], down: 'keyboard' });
    const { person: sought } = this.parameters;
    if (!sought) return;
    this.field.value = sought;
    void this.lookAndGo(sought);
  }

  protected override opened(): void {
    this.follow(() => this.show());
    this.follow(() => {
      this.asked.people = this.app.tv.friends.requestsOfMine.value;
    });
    this.sayHints();
  }

  protected override closed(): void {
    this.search.stop();
  }

  override _focusChange(): void {
    this.sayHints();
  }

  /** A plugged-in keyboard types wherever the focus is. */
  override _handleKey(e: KeyboardEvent): boolean {
    this.goTo('keyboard');
    return this.keyboard._handleKey(e);
  }
  override _handleBackspace(e: KeyboardEvent): boolean {
    return this.keyboard._handleBackspace(e);
  }

  // Looking somebody up.

  private typed(): void {
    this.jumps = false;
    this.field.warns = false;
    this.trouble.value = undefined;
    this.search.typed(personIdFrom(this.field.value));
  }

  /** *Done*, or OK on the field. */
  private done(): void {
    const id = personIdFrom(this.field.value);
    if (id) void this.lookAndGo(id);
    else {
      this.field.warns = true;
      this.trouble.value = 'add.short';
    }
  }

  private async lookAndGo(person: string): Promise<void> {
    this.jumps = true;
    await this.search.look(person);
    if (!this.jumps || !this.result.canFocus) return;
    this.jumps = false;
    this.goTo('result');
  }

  // What can be done about them.

  private async ask(card: PersonCard): Promise<void> {
    await this.app.tv.friends.ask(card);
    this.goTo('keyboard');
  }

  private withdraw(card: PersonCard): void {
    const { app } = this;
    askToWithdraw(app, card, () => void this.work(() => app.tv.friends.withdraw(card.person)));
  }

  private async sayNotNow(person: string): Promise<void> {
    await this.app.tv.friends.answer(person, false);
    // Whoever came for this one question is done.
    if (this.parameters.person === person && this.app.navigation.screen === this) this.app.navigation.back();
    else this.field.clear();
    this.goTo('keyboard');
  }

  /** One thing at a time; what goes wrong is said, and can be tried again. */
  private async work(act: () => Promise<unknown>): Promise<void> {
    if (this.working.peek()) return;
    this.working.value = true;
    this.trouble.value = undefined;
    try {
      await act();
    } catch (error) {
      const trouble = troubleOf(error);
      this.trouble.value = trouble;
      this.app.announcer.tell(this.app.t(trouble), { polite: false });
    } finally {
      this.working.value = false;
    }
  }

  private answersFor(card: PersonCard, standing: Standing): readonly ResultAnswer[] {
    const { t, tv, navigation } = this.app;
    const { person } = card;
    const does = (act: () => Promise<unknown>) => () => void this.work(act);
    switch (standing) {
      case 'stranger':
        return [
          {
            icon: 'user-plus-bold',
            label: t('add.ask'),
            hint: t('add.hint.ask', { name: card.name }),
            act: does(() => this.ask(card)),
          },
        ];
      case 'asksMe':
        return [
          { icon: 'check-bold', label: t('add.yes'), act: does(() => tv.friends.answer(person, true)) },
          { icon: 'clock-fill', label: t('add.notNow'), act: does(() => this.sayNotNow(person)) },
        ];
      case 'friend': {
        const write = (): void => void navigation.replace('conversation', { person });
        return [{ icon: 'chat-circle-text-fill', label: t('add.message'), act: write }];
      }
      case 'blocked':
        return [{ icon: 'user-check-bold', label: t('add.unblock'), act: does(() => tv.friends.unblock(person)) }];
      case 'asked':
      case 'me':
        return [];
    }
  }

  // What one sees.

  private show(): void {
    const { t } = this.app;
    const finding = this.search.finding.value;
    const trouble = this.trouble.value;
    const working = this.working.value;
    this.bones.visible = finding.is === 'looking';
    this.result.deaf = working;
    let remark: RemarkView | undefined;
    switch (finding.is) {
      case 'nothing':
      case 'looking':
        this.result.result = undefined;
        break;
      case 'missing':
        this.result.result = {
          face: 'user-circle-fill',
          title: t('add.missing', { id: finding.person }),
          text: t('add.missing.text'),
          answers: [],
        };
        break;
      case 'failed':
        this.result.result = {
          face: 'user-circle-fill',
          title: finding.person,
          text: t('add.failed'),
          answers: [
            { icon: 'arrows-clockwise-bold', label: t('add.again'), act: () => void this.lookAndGo(finding.person) },
          ],
        };
        break;
      case 'found':
        [this.result.result, remark] = this.viewOf(finding.card);
    }
    if (trouble) remark = { is: 'warns', words: t(trouble) };
    this.remark.remark = remark;
    this.sayHints();
  }

  private viewOf(card: PersonCard): [ResultView, RemarkView] {
    const { t, tv, platform } = this.app;
    const { friends, account } = tv;
    const { name, person } = card;
    const standing = standingOf(person, {
      me: account.me?.person,
      friends: friends.all.value,
      blocked: friends.blocked.value,
      mine: friends.requestsOfMine.value,
      toMe: friends.requestsToMe.value,
    });
    const view: ResultView = {
      face: { person, name, picture: faceOf(platform, card.avatar) },
      title: name,
      text: person,
      answers: this.answersFor(card, standing),
      ...(standing === 'asked' ? { note: { icon: 'clock-fill', label: t('add.asked') } } : {}),
    };
    return [view, remarkOn(t, standing, name)];
  }

  /** OK is what it does where the focus is. */
  private sayHints(): void {
    const { t, hints } = this.app;
    const answer = this.zoneNow === 'result' ? this.result.answer : undefined;
    const elsewhere = this.zoneNow === 'asked' ? t('add.withdraw.yes') : t('hint.type');
    const ok = answer ? (answer.hint ?? answer.label) : elsewhere;
    hints([named(t('key.ok'), ok), named(t('key.back'), t('add.hint.leave'))]);
  }
}

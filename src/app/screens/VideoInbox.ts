import { Facts } from '../../components/Facts.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Spinner } from '../../components/Spinner.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Thread } from '../../components/Thread/Thread.ts';
import { Label } from '../../components/text/Label.ts';
import { ClipFeed } from '../../model/clip-feed.ts';
import type { ClipLoading, ClipLoadingState } from '../../model/clips-shape.ts';
import { BUFFER_MS } from '../../playback/clip/playhead.ts';
import type { Friend, Message } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { MessageKey, Translate } from '../languages/catalogue.ts';
import { prepareReplay } from '../replay.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { duration } from '../texts.ts';
import { Head } from './conversation/Head.ts';
import { headOf } from './conversation/head-view.ts';
import { idOf, markOf } from './conversation/lines.ts';
import { Talking } from './conversation/Talking.ts';
import { VideoLinks } from './conversation/VideoLinks.ts';
import { Poster, type PosterSign } from './video-inbox/Poster.ts';
import { Arrival } from './video-inbox/pace.ts';
import { sizeOf, timeFor, transferMs } from './video-message/words.ts';

const LEFT = { x: safeArea.x, w: 960 } as const;
const RIGHT = { x: 1104, w: 720 } as const;
const THREAD = { y: 140, h: 738 } as const;
const POSTER = { y: 150, h: 405 } as const;
const FACTS = { y: 579, h: 204, row: 58 } as const;
const NOTE = { y: 822, icon: 34, gap: 14 } as const;

/** 12: a video message is loaded, with the conversation it is in. It plays by itself if one stays on it. */
export class VideoInbox extends Screen<'thread' | 'field', Routes['videoInbox']> {
  private links!: VideoLinks;
  private talking!: Talking;
  private head!: Head;
  private thread!: Thread;
  private poster!: Poster;
  private facts!: Facts;
  private note!: { readonly icon: Icon; readonly words: Label };
  private arrival = new Arrival();
  /** the link it is about */
  private about: ClipLoading | undefined;
  /** it is played by itself only where it was not here when one came to it, and once */
  private awaited = false;
  private played: ClipLoading | undefined;

  override get heading(): string {
    return this.app.t('video.inbox.heading', { name: this.name });
  }

  private get friend(): Friend | undefined {
    return this.app.tv.friends.get(this.parameters.person);
  }

  private get name(): string {
    return this.friend?.name ?? this.parameters.person;
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv } = app;
    const { person } = this.parameters;
    const talk = tv.conversations.with(person);
    this.links = new VideoLinks(app, person);
    this.head = this.put(Head, { x: LEFT.x, y: safeArea.y, w: LEFT.w });
    this.thread = this.put(Thread, {
      ...LEFT,
      ...THREAD,
      signals: {
        picked: (id) => this.pick(id),
        older: () => void this.talking.loadOlder(),
        stood: (id) => this.stand(id),
      },
    });
    const middle = { x: LEFT.x, width: LEFT.w, y: THREAD.y + THREAD.h / 2 } as const;
    const empty = this.put(Label, { words: '', style: type.body, align: 'center', ...middle, visible: false });
    const loading = this.put(Spinner, { x: LEFT.x + LEFT.w / 2 - 22, y: middle.y, visible: false });
    const lines = () => ({
      voiceOf: () => ({ name: this.name }),
      markOf: (at: number) => markOf(t, at, { theirs: talk.theirs.value, readAt: (one) => talk.readAt(one) }),
      typing: talk.typing.value ? t('conversation.typing', { name: this.name }) : '',
      ...this.links.lines(talk.thread.value.messages),
    });
    this.talking = new Talking(app, { talk, lines }, { thread: this.thread, empty, loading });
    const field = this.put(TextField, {
      ...LEFT,
      y: 894,
      h: 84,
      icon: 'keyboard-fill',
      placeholder: t('video.inbox.write', { name: this.name }),
      label: t('video.inbox.write', { name: this.name }),
      showsCaret: false,
      signals: { pressed: () => void app.navigation.back(), focused: () => this.sayHints() },
    });
    this.poster = this.put(Poster, { ...RIGHT, ...POSTER });
    this.facts = this.put(Facts, { ...RIGHT, ...FACTS });
    const ink = color.text.secondary;
    const x = RIGHT.x + NOTE.icon + NOTE.gap;
    const width = RIGHT.w - NOTE.icon - NOTE.gap;
    this.note = {
      icon: this.put(Icon, { name: 'play-circle-fill', size: NOTE.icon, ink, x: RIGHT.x, y: NOTE.y }),
      words: this.put(Label, { words: t('video.inbox.byItself'), style: type.caption, ink, x, y: NOTE.y, width }),
    };
    this.zone('thread', this.thread, { down: 'field' });
    this.zone('field', field, { up: 'thread' });
  }

  protected override opened(): void {
    this.awaited = false;
    prepareReplay();
    this.untilClosed(this.links.open());
    this.follow(() => this.drawHead());
    this.untilClosed(this.talking.follow());
    this.follow(() => this.drawAbout());
    this.goTo('thread');
    const { sequence } = this.parameters;
    const about = this.about?.clip.clip;
    const one = this.messages().filter(({ clip, sequence: at }) => (about ? clip?.clip === about : at === sequence))[0];
    if (one) this.thread.standing = idOf(one);
    this.sayHints();
  }

  private messages(): readonly Message[] {
    return this.app.tv.conversations.with(this.parameters.person).thread.value.messages;
  }

  /** The link that has the focus, or had it last. */
  private stand(id: string): void {
    const found = this.links.find(this.messages(), id);
    if (found && found.loading !== this.about) {
      this.about = found.loading;
      this.awaited = false;
      this.arrival = new Arrival();
      this.drawAbout();
    }
    this.sayHints();
  }

  private pick(id: string): void {
    if (this.links.pickSending(id)) return;
    const found = this.links.find(this.messages(), id);
    if (!found) return this.talking.pick(id);
    const { loading, message } = found;
    const { is } = loading.state.peek();
    if (is === 'ready') this.play(message.sequence);
    else if (is === 'loading') loading.pause();
    else if (loading.clip.state === 'here') loading.load();
    this.sayHints();
  }

  private play(sequence: number): void {
    void this.app.navigation.push('videoPlay', { person: this.parameters.person, sequence });
  }

  // What is so.

  private drawHead(): void {
    const { friend } = this;
    const partner = { person: this.parameters.person, known: friend, now: friend };
    this.head.head = headOf(this.app, partner, this.links.takes);
  }

  /** Follows the link it is about, and plays it when it is here and one has stayed on it. */
  private drawAbout(): void {
    const { t } = this.app;
    const messages = this.messages();
    this.about ??= this.links.find(messages, this.thread.standing ?? '')?.loading;
    const { about } = this;
    if (!about) return;
    const feed = ClipFeed.of(about);
    const reader = feed.pull();
    const state = about.state.value;
    this.poster.show(feed.broken ? undefined : reader);
    this.poster.sign = signOf(t, state, feed.broken);
    const { ms, bytes } = about.clip;
    this.facts.facts = [
      { label: t('video.length'), value: duration(ms) },
      { label: t('video.size'), value: sizeOf(t, bytes) },
      ...this.readyIn(state, bytes),
    ];
    const comes = state.is === 'loading' && !feed.broken;
    this.note.icon.visible = this.note.words.visible = comes;
    this.sayHints();
    if (comes && about !== this.played) this.awaited = true;
    const stays = this.zoneNow === 'thread' && this.links.find(messages, this.thread.standing ?? '')?.loading === about;
    if (!this.awaited || !stays || !this.plays(state, feed)) return;
    this.awaited = false;
    this.played = about;
    const message = messages.filter(({ clip }) => clip?.clip === about.clip.clip)[0];
    if (message) this.play(message.sequence);
  }

  /** On a fast line it begins while the rest still comes. */
  private plays(state: ClipLoadingState, { reader }: ClipFeed): boolean {
    if (state.is === 'ready') return reader.state === 'whole';
    return state.is === 'loading' && this.app.tv.allowance.line === 'fast' && reader.readyMs >= BUFFER_MS;
  }

  private readyIn(state: ClipLoadingState, bytes: number): { label: string; value: string }[] {
    const { t, platform } = this.app;
    if (state.is === 'ready' || state.is === 'gone') return [];
    const now = Date.now();
    const loaded = 'loaded' in state ? state.loaded : 0;
    this.arrival.came(loaded, now);
    const left = this.arrival.left(bytes - loaded, now) ?? transferMs(bytes - loaded, platform.network.line);
    return [{ label: t('video.readyIn'), value: timeFor(t, left) }];
  }

  private sayHints(): void {
    const { t, hints } = this.app;
    if (!this.links) return;
    const found = this.zoneNow === 'thread' ? this.links.find(this.messages(), this.thread.standing ?? '') : undefined;
    const does = found && okOn(found.loading.state.peek(), found.loading.clip.state === 'gone');
    const back = found?.loading.state.peek().is === 'loading' ? t('video.inbox.keep') : t('watch.leave');
    hints([...(does ? [named(t('key.ok'), t(does))] : []), named(t('key.back'), back)]);
  }
}

function okOn({ is }: ClipLoadingState, gone: boolean): MessageKey | undefined {
  if (is === 'gone' || gone) return undefined;
  if (is === 'ready') return 'video.inbox.play';
  if (is === 'loading') return 'video.inbox.pause';
  return is === 'paused' ? 'video.inbox.resume' : 'video.inbox.load';
}

function signOf(t: Translate, state: ClipLoadingState, broken: boolean): PosterSign {
  if (broken || state.is === 'failed') return { is: 'icon', icon: 'warning-fill' };
  if (state.is === 'gone') return { is: 'icon', icon: 'prohibit-fill' };
  if (state.is === 'ready') return { is: 'icon', icon: 'play-fill' };
  if (state.is === 'idle') return { is: 'icon', icon: 'film-strip-fill' };
  const share = state.bytes > 0 ? state.loaded / state.bytes : 0;
  return { is: 'share', share, words: t('video.inbox.percent', { percent: Math.floor(share * 100) }) };
}

import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { TransferPorts } from '../../net/clips/transfer.ts';
import type { SealedClip } from '../../protocol/clip/writer.ts';
import type { AnyEvent, ClipLink, Message } from '../../protocol/words.ts';
import type { ClipsStore } from '../clips-later.ts';
import type { ClipSending } from '../clips-shape.ts';
import { Loading } from './loading.ts';
import { Sending } from './sending.ts';
import { Talk } from './talk.ts';
import { Unsent, type UnsentPorts } from './unsent.ts';

export interface ClipsPorts extends Omit<TransferPorts, 'prepare'> {
  me(): string | undefined;
  /** a key nobody else makes */
  newKey(): string;
  /** It is stored: the conversation shows it. */
  sent(person: string, message: Message): void;
  /** where outlives the app being closed what was to be sent; undefined: nothing does */
  kept: UnsentPorts | undefined;
  /** of whoever is in, something may be kept on this TV */
  keeps(): boolean;
}

/** So many stay loaded whole; a TV has little memory, and what makes room can be loaded again. */
const LOADED = 3;

/** Video messages of whoever is in on this TV: nothing of it depends on which screen is shown (V4, V5). */
export class ClipsModel implements ClipsStore {
  private readonly ports: ClipsPorts;
  private readonly unsent: Unsent | undefined;
  private readonly talks = new Map<string, Talk>();
  private readonly sending_ = signal<readonly Sending[]>([]);
  private readonly links = new Map<string, Loading>();
  /** loaded whole, the one that was first */
  private loaded: Loading[] = [];
  private owner: string | undefined;

  constructor(ports: ClipsPorts) {
    this.ports = ports;
    this.unsent = ports.kept && new Unsent(ports.kept);
    this.owner = ports.me();
    void this.restore();
  }

  get sending(): ReadonlySignal<readonly ClipSending[]> {
    return this.sending_;
  }

  with(person: string): Talk {
    const talk = this.talks.get(person) ?? new Talk(person, this.ports.connection);
    this.talks.set(person, talk);
    return talk;
  }

  send(person: string, clip: SealedClip, { wait = true }: { readonly wait?: boolean } = {}): ClipSending {
    const { ports, owner } = this;
    const key = ports.newKey();
    if (owner !== undefined && ports.keeps()) this.unsent?.keep({ key, owner, person, wait, clip });
    return this.begin(key, person, clip, wait);
  }

  link(clip: ClipLink, person: string): Loading {
    const known = this.links.get(clip.clip);
    if (known) {
      known.is(clip);
      return known;
    }
    const loading: Loading = new Loading(clip, {
      talk: this.with(person),
      transfer: this.ports,
      ready: () => {
        this.loaded = [...this.loaded.filter((other) => other !== loading), loading];
        while (this.loaded.length > LOADED) this.loaded.shift()?.unload();
      },
    });
    this.links.set(clip.clip, loading);
    return loading;
  }

  handle(event: AnyEvent): void {
    if (event.t === 'clip.changed') this.links.get(event.clip.clip)?.is(event.clip);
    else if (event.t === 'conversation.takes' || event.t === 'video.ended') this.talks.get(event.with)?.handle(event);
  }

  /** A new session, perhaps of somebody else. */
  started(): void {
    if (this.ports.me() !== this.owner) {
      this.signedOut();
      this.owner = this.ports.me();
      void this.restore();
    }
    this.talks.forEach((talk) => {
      talk.started();
    });
    this.lineBack();
  }

  /** The session goes on after a cut. */
  resumed(): void {
    this.lineBack();
  }

  lineLost(): void {
    for (const sending of this.sending_.peek()) sending.lineLost();
    this.links.forEach((link) => {
      link.lineLost();
    });
  }

  /** Nobody is in: nothing of whoever was is left. */
  signedOut(): void {
    for (const sending of this.sending_.peek()) sending.stop();
    this.links.forEach((link) => {
      link.stop();
    });
    this.talks.clear();
    this.links.clear();
    this.loaded = [];
    this.sending_.value = [];
    this.owner = undefined;
  }

  forget(owner: string): void {
    void this.unsent?.forget(owner);
  }

  private lineBack(): void {
    for (const sending of this.sending_.peek()) sending.lineBack();
    this.links.forEach((link) => {
      link.lineBack();
    });
  }

  private begin(key: string, person: string, clip: SealedClip, wait: boolean): Sending {
    const sending: Sending = new Sending(key, clip, wait, {
      talk: this.with(person),
      transfer: this.ports,
      sent: ({ sequence, at, clip: link }) => {
        this.done(sending);
        const { ms, sound } = clip;
        const body = { kind: 'video', bytes: JSON.stringify({ ms, bytes: clip.bytes.length, sound }) };
        this.ports.sent(person, { sequence, at, from: this.owner ?? '', key, body, clip: link });
      },
      dropped: () => this.done(sending),
    });
    this.sending_.value = [...this.sending_.peek(), sending];
    sending.again();
    return sending;
  }

  /** What was to be sent when the app was closed goes on. */
  private async restore(): Promise<void> {
    const { owner, unsent } = this;
    if (owner === undefined || !unsent || !this.ports.keeps()) return;
    const all = await unsent.of(owner);
    if (owner !== this.owner) return;
    const begun = this.sending_.peek().map(({ key }) => key);
    for (const { key, person, clip, wait } of all) {
      if (begun.indexOf(key) < 0) this.begin(key, person, clip, wait);
    }
  }

  private done(sending: Sending): void {
    this.sending_.value = this.sending_.peek().filter((other) => other !== sending);
    const { owner } = this;
    if (owner !== undefined) void this.unsent?.drop(owner, sending.key);
  }
}

import { effect } from '@preact/signals-core';
import { userMicrophones } from '../capture/user-microphone.ts';
import { guardTrack } from '../capture/voice/guarded-track.ts';
import { readSamples } from '../capture/voice/samples.ts';
import type { OpenEncoder } from '../capture/voice/voice.ts';
import { loudspeaker } from '../platform/loudspeaker.ts';
import { type Ear, SILENT_DB, SpeakerEar } from '../playback/sound/ear.ts';
import { SoundPlayer } from '../playback/sound/player.ts';
import type { Cancel } from '../protocol/clock.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { AnyEvent } from '../protocol/words.ts';
import { Callers, type CallersPorts } from './callers.ts';
import { Listening, type ListeningPorts, type Player } from './listening.ts';
import { ownOpus } from './own-opus.ts';
import { OwnVoice, type OwnVoicePorts } from './own-voice.ts';
import { Talking } from './talking.ts';

/** What makes and plays sound on this TV. */
export interface SoundEngine extends Pick<OwnVoicePorts, 'microphones' | 'readSamples' | 'guardTrack'> {
  openEncoder: OpenEncoder;
  newPlayer(): Player | undefined;
  /** what all players play into */
  ear: Ear;
  /** codecs this box proves able to send, best first; asked once somebody's microphone is to go out. Left out: as told */
  sends?(): Promise<string[]>;
}

export interface SoundPorts extends Omit<OwnVoicePorts, keyof SoundEngine>, Omit<ListeningPorts, keyof SoundEngine> {
  /** codecs it can really send */
  proved(send: string[]): void;
  notices: CallersPorts['notices'];
}

/** Sound with the pictures (X1), in both directions. */
export class Sound {
  readonly mine: OwnVoice;
  readonly theirs: Listening;
  /** to a friend who is watched */
  readonly talking: Talking;
  /** those who talk to this room */
  readonly callers: Callers;
  private proved = false;
  private readonly stopProving: Cancel;

  constructor(ports: SoundPorts, engine: SoundEngine) {
    const { microphones, openEncoder, readSamples, guardTrack, ear } = engine;
    const newPlayer = (): Player | undefined => engine.newPlayer();
    this.mine = new OwnVoice({ ...ports, microphones, openEncoder, readSamples, guardTrack, ear });
    this.theirs = new Listening({ ...ports, newPlayer, ear });
    const { mine, theirs } = this;
    this.talking = new Talking({ ...ports, mine, theirs });
    this.callers = new Callers({ ...ports, theirs, newPlayer });
    this.stopProving = effect(() => {
      if (this.proved || mine.state.value.is !== 'on') return;
      this.proved = true;
      engine.sends?.().then(ports.proved, () => undefined);
    });
  }

  take(packet: SoundPacket): void {
    if (!this.callers.take(packet)) this.theirs.take(packet);
  }

  handle(event: AnyEvent): void {
    if (event.t === 'webcam.demand') this.mine.wanted(event.sound);
    if (event.t === 'view.sound') this.theirs.heardOf(event);
    if (event.t === 'view.talking') this.talking.heardOf(event);
    if (event.t === 'webcam.talk') this.callers.heardOf(event);
  }

  stop(): void {
    this.stopProving();
    this.talking.stop();
    this.callers.stop();
    this.mine.stop();
    this.theirs.stop();
  }
}

/** What the browser has for it. */
export function browserSound(): SoundEngine {
  const opus = ownOpus();
  let ear: SpeakerEar | undefined;
  const speaker = (): SpeakerEar | undefined => {
    const context = loudspeaker();
    if (context && !ear) ear = new SpeakerEar(context);
    return ear;
  };
  return {
    ear: {
      turn: (volume) => speaker()?.turn(volume),
      loudness: () => ear?.loudness() ?? SILENT_DB,
      beside: (stream, volume) => speaker()?.beside(stream, volume) ?? (() => {}),
    },
    microphones: userMicrophones(),
    openEncoder: opus.openEncoder,
    sends: () => opus.sends(),
    readSamples: (stream, heard) => readSamples(stream, heard, loudspeaker),
    guardTrack: (stream, gainOf) => guardTrack(stream, gainOf, loudspeaker),
    newPlayer: () => {
      const context = loudspeaker();
      return context && new SoundPlayer(context, opus.openDecoder, speaker()?.input);
    },
  };
}

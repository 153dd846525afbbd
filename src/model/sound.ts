import { userMicrophones } from '../capture/user-microphone.ts';
import { openOpus } from '../capture/voice/opus-encoder.ts';
import { readSamples } from '../capture/voice/samples.ts';
import type { OpenEncoder } from '../capture/voice/voice.ts';
import { loudspeaker } from '../platform/loudspeaker.ts';
import { SoundPlayer } from '../playback/sound/player.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { AnyEvent } from '../protocol/words.ts';
import { Listening, type ListeningPorts, type Player } from './listening.ts';
import { OwnVoice, type OwnVoicePorts } from './own-voice.ts';

/** What makes and plays sound on this TV. */
export interface SoundEngine extends Pick<OwnVoicePorts, 'microphones' | 'readSamples'> {
  openEncoder: OpenEncoder;
  newPlayer(): Player | undefined;
}

export type SoundPorts = Omit<OwnVoicePorts, keyof SoundEngine> & Omit<ListeningPorts, keyof SoundEngine>;

/** Sound with the pictures (X1), in both directions. */
export class Sound {
  readonly mine: OwnVoice;
  readonly theirs: Listening;

  constructor(ports: SoundPorts, engine: SoundEngine) {
    const { microphones, openEncoder, readSamples } = engine;
    this.mine = new OwnVoice({ ...ports, microphones, openEncoder, readSamples });
    this.theirs = new Listening({ ...ports, newPlayer: () => engine.newPlayer() });
  }

  take(packet: SoundPacket): void {
    this.theirs.take(packet);
  }

  handle(event: AnyEvent): void {
    if (event.t === 'webcam.demand') this.mine.wanted(event.sound);
    if (event.t === 'view.sound') this.theirs.heardOf(event);
  }

  stop(): void {
    this.mine.stop();
    this.theirs.stop();
  }
}

/** What the browser has for it. */
export function browserSound(): SoundEngine {
  return {
    microphones: userMicrophones(),
    openEncoder: openOpus,
    readSamples: (stream, heard) => readSamples(stream, heard, loudspeaker),
    newPlayer: () => {
      const context = loudspeaker();
      return context && new SoundPlayer(context);
    },
  };
}

import 'webrtc-adapter';
import type { Signal } from '../../protocol/words.ts';
import { figuresOf } from './figures.ts';
import type { Peer, PeerFigures, PeerLimits, PeerMedia, PeerOptions } from './peer-shape.ts';

/** Chromium knew two kinds of SDP once, and around 72 has to be told which. */
interface Configuration extends RTCConfiguration {
  readonly sdpSemantics: 'unified-plan';
}

type Candidate = Extract<Signal, { is: 'candidate' }>;

/** Opens a connection of the browser's (WebRTC). */
export function openPeer(options: PeerOptions): Peer {
  return new RtcPeer(options);
}

/** Thin: what is decided about a connection is decided elsewhere. What it does not get done it says. */
class RtcPeer implements Peer {
  private readonly options: PeerOptions;
  private readonly connection: RTCPeerConnection;
  private readonly picture: RTCRtpSender | undefined;
  private readonly sound: RTCRtpSender | undefined;
  /** candidates that came before the description they belong to */
  private early: Candidate[] | undefined = [];
  /** one thing after the other: a description is set before the candidates that follow it */
  private work: Promise<void> = Promise.resolve();
  private over = false;

  constructor(options: PeerOptions) {
    this.options = options;
    const { role, ice, told } = options;
    const configuration: Configuration = {
      iceServers: ice.servers,
      iceTransportPolicy: ice.relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      sdpSemantics: 'unified-plan',
    };
    const connection = new RTCPeerConnection(configuration);
    this.connection = connection;
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate) this.say({ is: 'end' });
      // Some engines end with an empty one before that.
      else if (candidate.candidate) this.say(asSignal(candidate));
    };
    connection.oniceconnectionstatechange = () => told.ice(connection.iceConnectionState);
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') told.ice('failed');
    };
    if (role === 'shows') return;
    this.picture = connection.addTransceiver('video', { direction: 'sendonly' }).sender;
    this.sound = connection.addTransceiver('audio', { direction: 'sendonly' }).sender;
    this.afterwards(async () => {
      await connection.setLocalDescription(await connection.createOffer());
      this.say({ is: 'offer', sdp: connection.localDescription?.sdp ?? '' });
    });
  }

  take(signal: Signal): void {
    if (signal.is === 'candidate')
      this.afterwards(async () => void (this.early?.push(signal) ?? (await this.add(signal))));
    else if (signal.is !== 'end') this.afterwards(() => this.describe(signal));
  }

  give({ picture, sound }: PeerMedia, limits: PeerLimits): void {
    this.afterwards(async () => {
      await Promise.all([this.picture?.replaceTrack(picture), this.sound?.replaceTrack(sound)]);
      if (picture && this.picture) await limit(this.picture, picture, limits);
    });
  }

  async read(): Promise<PeerFigures> {
    return figuresOf(await this.connection.getStats(), this.options.role);
  }

  close(): void {
    this.over = true;
    this.connection.onicecandidate = null;
    this.connection.oniceconnectionstatechange = null;
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }

  private async describe({ is: type, sdp }: Extract<Signal, { sdp: string }>): Promise<void> {
    const { connection } = this;
    await connection.setRemoteDescription({ type, sdp });
    if (type === 'offer') {
      await connection.setLocalDescription(await connection.createAnswer());
      this.say({ is: 'answer', sdp: connection.localDescription?.sdp ?? '' });
      const tracks = connection.getReceivers().map(({ track }) => track);
      if (!this.over) this.options.told.media(new MediaStream(tracks));
    }
    const early = this.early ?? [];
    this.early = undefined;
    for (const candidate of early) await this.add(candidate);
  }

  private async add({ candidate, mid, line }: Candidate): Promise<void> {
    await this.connection.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: line }).catch(() => {
      // One this engine cannot read; another may lead there.
    });
  }

  private afterwards(act: () => Promise<void>): void {
    this.work = this.work.then(() => (this.over ? undefined : act())).catch(() => this.giveUp());
  }

  private say(signal: Signal): void {
    if (!this.over) this.options.told.signal(signal);
  }

  private giveUp(): void {
    if (this.over) return;
    this.close();
    this.options.told.unable();
  }
}

const asSignal = ({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): Candidate => ({
  is: 'candidate',
  candidate,
  mid: sdpMid,
  line: sdpMLineIndex,
});

/** No larger and no more than the person chose and the line bears. */
async function limit(sender: RTCRtpSender, track: MediaStreamTrack, { width, maxKbps }: PeerLimits): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  encoding.maxBitrate = maxKbps * 1000;
  encoding.scaleResolutionDownBy = Math.max(1, (track.getSettings().width ?? width) / width);
  await sender.setParameters(parameters).catch(() => {
    // Engines that cannot be told send what the line bears.
  });
}

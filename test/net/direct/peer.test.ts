import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canConnectDirectly } from '../../../src/net/direct/able.ts';
import { openPeer } from '../../../src/net/direct/peer.ts';
import type { PeerOptions } from '../../../src/net/direct/peer-shape.ts';
import type { Signal } from '../../../src/protocol/words.ts';

interface Sender {
  track: unknown;
  parameters: { encodings: { maxBitrate?: number; scaleResolutionDownBy?: number }[] };
}

/** What the browser's connection is asked, and what it answers. */
class FakeConnection {
  static readonly all: FakeConnection[] = [];
  static refuse: Error | undefined;
  readonly asked: string[] = [];
  readonly senders: Sender[] = [];
  onicecandidate: ((event: { candidate: object | null }) => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  iceConnectionState = 'new';
  connectionState = 'new';
  localDescription: { sdp: string } | null = null;
  readonly configuration: RTCConfiguration;

  constructor(configuration: RTCConfiguration) {
    this.configuration = configuration;
    FakeConnection.all.push(this);
  }
  addTransceiver(kind: string, { direction }: { direction: string }) {
    this.asked.push(`${kind} ${direction}`);
    const own: Sender = { track: null, parameters: { encodings: [{}] } };
    this.senders.push(own);
    return {
      sender: {
        replaceTrack: async (track: unknown) => {
          own.track = track;
        },
        getParameters: () => own.parameters,
        setParameters: async (parameters: Sender['parameters']) => {
          own.parameters = parameters;
        },
      },
    };
  }
  async createOffer() {
    return { type: 'offer', sdp: 'offer of A' };
  }
  async createAnswer() {
    return { type: 'answer', sdp: 'answer of B' };
  }
  async setLocalDescription(description: { sdp: string }) {
    this.localDescription = description;
  }
  async setRemoteDescription({ type, sdp }: { type: string; sdp: string }) {
    if (FakeConnection.refuse) throw FakeConnection.refuse;
    this.asked.push(`${type}: ${sdp}`);
  }
  async addIceCandidate({ candidate }: { candidate: string }) {
    this.asked.push(candidate);
    if (candidate === 'unreadable') throw new Error('unreadable');
  }
  getReceivers() {
    return [{ track: 'a track' }];
  }
  close() {
    this.asked.push('closed');
  }
}

const CANDIDATE: Signal = { is: 'candidate', candidate: 'one', mid: '0', line: 0 };
const ICE = { servers: [{ urls: ['stun:stun.test'] }], relayOnly: false };

beforeEach(() => {
  FakeConnection.all.length = 0;
  FakeConnection.refuse = undefined;
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
  vi.stubGlobal('MediaStream', Array);
});
afterEach(() => vi.unstubAllGlobals());

function open(role: PeerOptions['role'], ice: PeerOptions['ice'] = ICE) {
  const said: Signal[] = [];
  const told = { signal: (signal: Signal) => said.push(signal), media: vi.fn(), ice: vi.fn(), unable: vi.fn() };
  const peer = openPeer({ role, ice, told });
  const connection = FakeConnection.all[FakeConnection.all.length - 1] as FakeConnection;
  return { peer, connection, said, told };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a connection between two rooms', () => {
  test('the one who sends offers pictures and sound, one way', async () => {
    const { connection, said } = open('sends');
    await rest();
    expect(connection.asked).toEqual(['video sendonly', 'audio sendonly']);
    expect(said).toEqual([{ is: 'offer', sdp: 'offer of A' }]);
    expect(connection.configuration).toMatchObject({ iceTransportPolicy: 'all', iceServers: ICE.servers });
    // Chromium 72 speaks plan B where it is not told.
    expect(connection.configuration).toMatchObject({ sdpSemantics: 'unified-plan' });
  });

  test('only by TURN, where somebody shows no address', () => {
    const { connection } = open('sends', { ...ICE, relayOnly: true });
    expect(connection.configuration.iceTransportPolicy).toBe('relay');
  });

  test('the one who watches answers, and has something to play', async () => {
    const { peer, said, told } = open('shows');
    await rest();
    expect(said).toEqual([]);
    peer.take({ is: 'offer', sdp: 'theirs' });
    await rest();
    expect(said).toEqual([{ is: 'answer', sdp: 'answer of B' }]);
    expect(told.media).toHaveBeenCalledTimes(1);
  });

  test('candidates that come before the description wait for it', async () => {
    const { peer, connection } = open('shows');
    peer.take(CANDIDATE);
    await rest();
    expect(connection.asked).toEqual([]);
    peer.take({ is: 'offer', sdp: 'theirs' });
    peer.take({ ...CANDIDATE, candidate: 'two' });
    peer.take({ is: 'end' });
    await rest();
    expect(connection.asked).toEqual(['offer: theirs', 'one', 'two']);
  });

  test('a candidate it cannot read is passed over', async () => {
    const { peer, connection, told } = open('shows');
    peer.take({ is: 'offer', sdp: 'theirs' });
    peer.take({ ...CANDIDATE, candidate: 'unreadable' });
    peer.take({ ...CANDIDATE, candidate: 'two' });
    await rest();
    expect(connection.asked).toEqual(['offer: theirs', 'unreadable', 'two']);
    expect(told.unable).not.toHaveBeenCalled();
  });

  test('its own candidates are handed on, but not the empty one some engines end with', async () => {
    const { connection, said } = open('shows');
    connection.onicecandidate?.({ candidate: { candidate: 'mine', sdpMid: '0', sdpMLineIndex: 0 } });
    connection.onicecandidate?.({ candidate: { candidate: '' } });
    connection.onicecandidate?.({ candidate: null });
    expect(said).toEqual([{ is: 'candidate', candidate: 'mine', mid: '0', line: 0 }, { is: 'end' }]);
  });

  test('tracks come and go without another offer, no larger than what is wanted', async () => {
    const { peer, connection, said } = open('sends');
    const picture = { getSettings: () => ({ width: 640 }) } as unknown as MediaStreamTrack;
    peer.give({ picture, sound: null }, { width: 320, maxKbps: 600 });
    await rest();
    const [video, audio] = connection.senders;
    expect(video?.track).toBe(picture);
    expect(audio?.track).toBeNull();
    expect(video?.parameters.encodings).toEqual([{ maxBitrate: 600_000, scaleResolutionDownBy: 2 }]);
    peer.give({ picture: null, sound: null }, { width: 320, maxKbps: 600 });
    await rest();
    expect(video?.track).toBeNull();
    expect(said).toHaveLength(1);
  });

  test('says when it cannot be made, once, and is closed then', async () => {
    const { peer, connection, told } = open('shows');
    FakeConnection.refuse = new Error('not SDP');
    peer.take({ is: 'offer', sdp: 'nonsense' });
    peer.take({ is: 'offer', sdp: 'nonsense' });
    await rest();
    expect(told.unable).toHaveBeenCalledTimes(1);
    expect(connection.asked).toEqual(['closed']);
  });

  test('a way without trust between the two ends has failed as well', () => {
    const { connection, told } = open('shows');
    connection.iceConnectionState = 'connected';
    connection.oniceconnectionstatechange?.();
    connection.connectionState = 'failed';
    connection.onconnectionstatechange?.();
    expect(told.ice.mock.calls).toEqual([['connected'], ['failed']]);
  });

  test('closed, it says nothing any more', async () => {
    const { peer, connection, said } = open('sends');
    peer.close();
    await rest();
    peer.take(CANDIDATE);
    await rest();
    expect(said).toEqual([]);
    expect(connection.onicecandidate).toBeNull();
  });
});

describe('who can connect directly', () => {
  const engine = (chrome: number | undefined): void => {
    class Whole {}
    Object.assign(Whole.prototype, { addTransceiver() {} });
    vi.stubGlobal('RTCPeerConnection', Whole);
    vi.stubGlobal('RTCRtpTransceiver', class {});
    vi.stubGlobal('navigator', { userAgent: chrome ? `Mozilla/5.0 Chrome/${chrome}.0` : 'Mozilla/5.0 Firefox/150' });
  };

  test.each([
    [71, false],
    [72, true],
    [156, true],
    [undefined, true],
  ])('an engine of version %s: %s', (chrome, can) => {
    engine(chrome);
    expect(canConnectDirectly()).toBe(can);
  });

  test('none without WebRTC', () => {
    engine(156);
    vi.stubGlobal('RTCPeerConnection', undefined);
    expect(canConnectDirectly()).toBe(false);
  });
});

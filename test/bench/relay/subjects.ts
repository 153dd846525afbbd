import type { CrewTv } from '../../../load/crew.ts';
import { helloOf } from '../../../load/tv.ts';
import type { Stream } from '../../../src/protocol/words.ts';
import { Crowd, type Part } from './crowd/crowd.ts';
import { HearthUnderTest } from './hearth.ts';
import { Measured } from './process.ts';

/** A server with its crowd, ready to be measured. */
export interface Arena {
  server: Measured;
  crowd: Crowd;
  /** the stream the broadcaster's pictures go on */
  stream: number;
  /** Hearth, with its own counters; the peers have none */
  hearth?: HearthUnderTest;
  leave(): Promise<void>;
}

/** What is compared: the machine's raw limit in Node, ws as everyone uses it, Socket.IO, and Hearth with all its gates. */
export const SUBJECTS = ['tcp', 'ws', 'socket-io', 'hearth'] as const;
export type Subject = (typeof SUBJECTS)[number];

const SOCKET_IO: Part['steps'] = [
  ['wait', '"sid"'],
  ['say', '40'],
  ['wait', '40{'],
];

const PEERS = {
  tcp: { broadcaster: {}, viewer: {} },
  ws: { broadcaster: { path: '/broadcaster' }, viewer: { path: '/viewer' } },
  'socket-io': {
    broadcaster: { path: '/publish' },
    viewer: { path: '/socket.io/?EIO=4&transport=websocket', steps: SOCKET_IO },
  },
} as const satisfies Record<Exclude<Subject, 'hearth'>, Record<Part['role'], Omit<Part, 'role'>>>;

/** Starts a server and lets its viewers in. */
export async function open(subject: Subject, viewers: number): Promise<Arena> {
  return subject === 'hearth' ? openHearth(viewers) : openPeer(subject, viewers);
}

async function openPeer(subject: Exclude<Subject, 'hearth'>, viewers: number): Promise<Arena> {
  const server = await Measured.start(`test/bench/relay/peers/${subject}.ts`, /listening on (\d+)/);
  const { broadcaster, viewer } = PEERS[subject];
  const crowd = await Crowd.come(server.port, [
    { role: 'broadcaster', ...broadcaster },
    ...Array.from({ length: viewers }, (): Part => ({ role: 'viewer', ...viewer })),
  ]);
  return { server, crowd, stream: 1, leave: () => leave(server, crowd) };
}

async function openHearth(viewers: number): Promise<Arena> {
  const under = await HearthUnderTest.start({ rooms: 1, viewers });
  const { server, rooms } = under;
  const [room] = rooms;
  if (!room) throw new Error('there is no crew');
  const crowd = await Crowd.come(server.port, [
    { role: 'broadcaster', path: '/ws', steps: [...signedIn(room.broadcaster), ...asking('webcam.start', {})] },
    ...room.viewers.map(
      (tv): Part => ({
        role: 'viewer',
        path: '/ws',
        acks: true,
        steps: [...signedIn(tv), ...asking('view.open', { person: room.broadcaster.person })],
      }),
    ),
  ]);
  const { streams } = JSON.parse(crowd.told) as { streams: Stream[] };
  const stream = streams.at(-1)?.stream ?? 0;
  const close = async (): Promise<void> => {
    await crowd.leave();
    await under.stop();
  };
  return { server, crowd, stream, hearth: under, leave: close };
}

const signedIn = (tv: CrewTv): NonNullable<Part['steps']> => [
  ['say', JSON.stringify({ t: 'hello', id: 1, ...helloOf(tv, 'fast') })],
  ['wait', '"re":1'],
];

const asking = (t: string, fields: object): NonNullable<Part['steps']> => [
  ['say', JSON.stringify({ t, id: 2, ...fields })],
  ['wait', '"re":2'],
];

async function leave(server: Measured, crowd: Crowd): Promise<void> {
  await crowd.leave();
  await server.stop();
}

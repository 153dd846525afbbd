import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clips } from '../clips/clips.ts';
import type { House } from '../house.ts';
import { serverFigures } from './figures.ts';

type All = ReturnType<typeof serverFigures>;
type Labels = Record<string, string>;
type Sample = [value: number, labels?: Labels];

/** One family of figures: its name, what it is, and how it is read. Nobody is ever named in a label. */
interface Family {
  name: string;
  help: string;
  /** total: only ever rises */
  kind: 'total' | 'now';
  labels?: string[];
  read(figures: All): Sample[];
}

type ClipFigures = Awaited<ReturnType<Clips['figures']>>;

/** The same of video messages, where the server has them: what is stored is asked of its database. */
interface ClipFamily extends Omit<Family, 'read'> {
  read(figures: ClipFigures): Sample[];
}

const named = (counts: object, label: string): Sample[] =>
  Object.entries(counts).map(([name, value]): Sample => [Number(value), { [label]: name }]);

const quantiles = (times: All['delivered']['ageMs']): Sample[] => [
  [(times.p50 ?? Number.NaN) / 1_000, { quantile: '0.5' }],
  [(times.p95 ?? Number.NaN) / 1_000, { quantile: '0.95' }],
];

const LINES = ['slow', 'steady', 'fast'] as const;
const DIRECT_STATES = ['offered', 'connecting', 'direct', 'resting', 'returning', 'waiting'] as const;

const FAMILIES: Family[] = [
  {
    name: 'hearth_connections',
    help: 'Open connections, signed in or not.',
    kind: 'now',
    read: ({ connections }) => [[connections]],
  },
  {
    name: 'hearth_sessions',
    help: 'TVs that are here or coming back.',
    kind: 'now',
    read: ({ sessions }) => [[sessions]],
  },
  { name: 'hearth_people', help: 'People with at least one TV here.', kind: 'now', read: ({ people }) => [[people]] },
  { name: 'hearth_broadcasts', help: 'People on air.', kind: 'now', read: ({ broadcasts }) => [[broadcasts]] },
  {
    name: 'hearth_viewings',
    help: 'Webcams being watched, by class of the viewer’s line, size, and whether pictures go there now.',
    kind: 'now',
    labels: ['class', 'size', 'state'],
    read: ({ viewings }) =>
      LINES.flatMap((line) =>
        [true, false].flatMap((small) =>
          [true, false].map((running): Sample => {
            const count = viewings.filter(
              (one) => one.class === line && one.small === small && one.running === running,
            ).length;
            return [count, { class: line, size: small ? 'small' : 'large', state: running ? 'running' : 'still' }];
          }),
        ),
      ),
  },
  {
    name: 'hearth_allowance_reserved_kbps',
    help: 'Sum of the allowances of everybody who watches.',
    kind: 'now',
    read: ({ capacity }) => [[capacity.reservedKbps]],
  },
  {
    name: 'hearth_allowance_total_kbps',
    help: 'What the operator gives to all; +Inf: no limit.',
    kind: 'now',
    read: ({ capacity }) => [[capacity.totalKbps ?? Number.POSITIVE_INFINITY]],
  },
  {
    name: 'hearth_pictures_taken_total',
    help: 'Pictures from broadcasters that were taken in.',
    kind: 'total',
    read: ({ taken }) => [[taken.taken]],
  },
  {
    name: 'hearth_pictures_taken_bytes_total',
    help: 'Bytes on the wire of what broadcasters sent within their allowance.',
    kind: 'total',
    read: ({ taken }) => [[taken.bytes]],
  },
  {
    name: 'hearth_pictures_refused_total',
    help: 'Pictures from broadcasters that were not taken in, by cause.',
    kind: 'total',
    labels: ['cause'],
    read: ({ taken: { stray, tooBig, stale, over } }) => named({ stray, tooBig, stale, over }, 'cause'),
  },
  {
    name: 'hearth_packets_odd_total',
    help: 'Packets that were not what they should be: of an unknown kind, cut off, of no stream, acks of nothing.',
    kind: 'total',
    labels: ['cause'],
    read: ({ packets }) => named(packets, 'cause'),
  },
  {
    name: 'hearth_pictures_sent_total',
    help: 'Pictures sent to viewers.',
    kind: 'total',
    read: ({ delivered }) => [[delivered.sent]],
  },
  {
    name: 'hearth_pictures_sent_bytes_total',
    help: 'Bytes on the wire of pictures sent to viewers.',
    kind: 'total',
    read: ({ delivered }) => [[delivered.bytes]],
  },
  {
    name: 'hearth_pictures_acked_total',
    help: 'Pictures that viewers said they have shown.',
    kind: 'total',
    read: ({ delivered }) => [[delivered.acked]],
  },
  {
    name: 'hearth_pictures_dropped_total',
    help: 'Pictures a viewer did without, by cause.',
    kind: 'total',
    labels: ['cause'],
    read: ({ delivered }) => named(delivered.dropped, 'cause'),
  },
  {
    name: 'hearth_sound_packets_total',
    help: 'Packets of sound by what became of them: taken from who speaks, sent to a listener; or not, by cause.',
    kind: 'total',
    labels: ['what'],
    read: ({ sound: { taken, sent, unwanted, over, behind } }) =>
      named({ taken, sent, unwanted, over, behind }, 'what'),
  },
  {
    name: 'hearth_sound_sent_bytes_total',
    help: 'Bytes on the wire of sound sent to listeners.',
    kind: 'total',
    read: ({ sound }) => [[sound.bytes]],
  },
  {
    name: 'hearth_direct_connections',
    help: 'Direct connections by state: offered to people, being made, direct, resting while two watch, waiting for another try.',
    kind: 'now',
    labels: ['state'],
    read: ({ direct: { states } }) =>
      DIRECT_STATES.map((state) => [states.filter((one) => one === state).length, { state }]),
  },
  {
    name: 'hearth_direct_total',
    help: 'What came of direct connections; signals: what was handed from one to the other for them.',
    kind: 'total',
    labels: ['what'],
    read: ({ direct: { tried, direct, returned, rested, failed, lost, signals } }) =>
      named({ tried, direct, returned, rested, failed, lost, signals }, 'what'),
  },
  {
    name: 'hearth_picture_age_seconds',
    help: 'From taking a picture in to hearing that it was shown, since the start.',
    kind: 'now',
    labels: ['quantile'],
    read: ({ delivered }) => quantiles(delivered.ageMs),
  },
  {
    name: 'hearth_picture_delivery_seconds',
    help: 'From sending a picture to hearing that it was shown, since the start.',
    kind: 'now',
    labels: ['quantile'],
    read: ({ delivered }) => quantiles(delivered.deliveryMs),
  },
];

const WAYS = ['up', 'down'] as const;

const CLIP_FAMILIES: ClipFamily[] = [
  {
    name: 'hearth_clips_stored',
    help: 'Video messages that are stored; what two have sent alike is one.',
    kind: 'now',
    read: ({ files }) => [[files]],
  },
  {
    name: 'hearth_clips_stored_bytes',
    help: 'Bytes of the video messages that are stored.',
    kind: 'now',
    read: ({ bytes }) => [[bytes]],
  },
  {
    name: 'hearth_clip_legs',
    help: 'Video messages on their way now, up: from a sender, down: to a recipient.',
    kind: 'now',
    labels: ['way'],
    read: ({ running }) => WAYS.map((way) => [running[way], { way }]),
  },
  {
    name: 'hearth_clip_legs_total',
    help: 'Legs of video messages that ended, by what ended them; one that is cut and goes on is two.',
    kind: 'total',
    labels: ['way', 'end'],
    read: ({ legs }) =>
      WAYS.flatMap((way) => Object.entries(legs[way]).map(([end, count]): Sample => [count, { way, end }])),
  },
  {
    name: 'hearth_clips_refused_total',
    help: 'Video messages not taken or not given, by cause.',
    kind: 'total',
    labels: ['cause'],
    read: ({ refused }) => named(refused, 'cause'),
  },
];

/** The figures of a server for Prometheus, its process included. They are worked out when they are read. */
export function metricsOf(house: House): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { read, ...family } of FAMILIES) register(registry, family, () => read(serverFigures(house)));
  const { clips } = house;
  if (!clips) return registry;
  for (const { read, ...family } of CLIP_FAMILIES) {
    register(registry, family, async () => read(await clips.figures()));
  }
  return registry;
}

function register(
  registry: Registry,
  { name, help, kind, labels = [] }: Omit<Family, 'read'>,
  read: () => Sample[] | Promise<Sample[]>,
): void {
  const options = { name, help, labelNames: labels, registers: [registry] };
  if (kind === 'now') {
    new Gauge({
      ...options,
      async collect() {
        for (const [value, of = {}] of await read()) this.set(of, value);
      },
    });
  } else {
    new Counter({
      ...options,
      async collect() {
        const samples = await read();
        this.reset();
        for (const [value, of = {}] of samples) this.inc(of, value);
      },
    });
  }
}

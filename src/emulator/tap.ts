import type { OpenSocket, Socket } from '../net/socket.ts';
import type { Clock } from '../protocol/clock.ts';
import { Kind, readFrame } from '../protocol/packet.ts';
import { CLEAR, type Conditions, Lane } from './lane.ts';
import type { TvEvent } from './messages.ts';
import { type LinkFigures, Meter } from './meter.ts';

/** Fields that say what a word is about. Everything else (texts, names, secrets) stays in the TV. */
const TOLD = ['code', 'state', 'why', 'person', 'with', 'to', 'seq', 'change', 'watching', 'answer', 'paused', 'small'];

/** What of a word goes into the log. */
export function describeWord(text: string): { name: string; detail: string } {
  const word = JSON.parse(text) as Record<string, unknown> & { error?: { code: string } };
  const name = typeof word['t'] === 'string' ? word['t'] : `answer ${word['re']}`;
  const parts = TOLD.filter((field) => word[field] !== undefined).map((field) => `${field} ${kindOf(word[field])}`);
  if (word.error) parts.unshift(word.error.code);
  if (Array.isArray(word['demand'])) {
    const sizes = (word['demand'] as { width: number }[]).map(({ width }) => width);
    parts.push(sizes.length > 0 ? `sizes ${sizes.join(', ')}` : 'nothing wanted');
  }
  return { name, detail: parts.join(' · ') };
}

/** Of what is one of several kinds, which one it is. */
const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'is' in value ? value.is : value;

export interface Tap {
  open: OpenSocket;
  /** true: every line breaks and none can be opened */
  cut(cut: boolean): void;
  /** How everything goes over the line from now on, both ways. */
  make(conditions: Conditions): void;
  /** What went over it since the last reading. */
  read(seconds: number): LinkFigures;
}

interface Line {
  readonly socket: Socket;
  readonly out: Lane;
  readonly in: Lane;
}

/** Looks at everything that goes over the line, and can break it or hold it up. */
export function tap(open: OpenSocket, clock: Clock, random: () => number, tell: (event: TvEvent) => void): Tap {
  const lines = new Set<Line>();
  const meter = new Meter(() => clock.now());
  let broken = false;
  let conditions = CLEAR;

  const log = (direction: 'in' | 'out', frame: string | Uint8Array): void => {
    const at = clock.now();
    if (typeof frame === 'string') {
      meter.word(direction, frame);
      tell({ at, direction, kind: 'word', ...describeWord(frame), bytes: frame.length });
      return;
    }
    for (const packet of readFrame(frame).packets) {
      meter.packet(direction, packet);
      const bytes = packet.bytes.length;
      if (packet.kind === Kind.ack) {
        tell({ at, direction, kind: 'ack', name: `ack ${packet.shown}`, detail: `held ${packet.held} ms`, bytes });
      } else if (packet.kind === Kind.piece) {
        const detail = `${(bytes / 1024).toFixed(1)} KB`;
        tell({ at, direction, kind: 'picture', name: `piece ${packet.offset}`, detail, bytes });
      } else {
        const sound = packet.kind === Kind.sound;
        const detail = `${(bytes / 1024).toFixed(1)} KB${sound ? '' : ` · ${packet.width} × ${packet.height}`}`;
        const name = `${sound ? 'sound' : 'picture'} ${packet.sequence}`;
        tell({ at, direction, kind: 'picture', name, detail, bytes });
      }
    }
  };
  const lane = (): Lane => {
    const made = new Lane(clock, random);
    made.conditions = conditions;
    return made;
  };

  return {
    open: (url, handlers) => {
      if (broken) {
        const refusal = setTimeout(() => handlers.closed(1006), 50);
        return { buffered: 0, send: () => {}, close: () => clearTimeout(refusal) };
      }
      const lanes = { out: lane(), in: lane() };
      const come = (frame: string | Uint8Array, act: () => void): void =>
        lanes.in.send(frame.length, () => {
          log('in', frame);
          act();
        });
      const socket = open(url, {
        opened: () => {
          meter.opened();
          lanes.in.send(0, handlers.opened);
        },
        text: (text) => come(text, () => handlers.text(text)),
        bytes: (frame) => come(frame, () => handlers.bytes(frame)),
        closed: (status) => {
          lines.delete(line);
          lanes.out.end();
          // What came before it is heard before it.
          lanes.in.send(0, () => {
            const at = clock.now();
            tell({ at, direction: 'warning', kind: 'line', name: 'line closed', detail: `${status}`, bytes: 0 });
            handlers.closed(status);
          });
        },
      });
      const line: Line = { socket, ...lanes };
      lines.add(line);
      return {
        get buffered() {
          return lanes.out.waiting + socket.buffered;
        },
        send: (frame) => {
          log('out', frame);
          lanes.out.send(frame.length, () => socket.send(frame));
        },
        close: () => {
          lanes.out.send(0, () => socket.close());
        },
      };
    },
    cut(cut) {
      broken = cut;
      if (!cut) return;
      lines.forEach((line) => {
        line.in.end();
        line.out.end();
        line.socket.close();
      });
    },
    make(now) {
      conditions = now;
      lines.forEach((line) => {
        line.in.conditions = now;
        line.out.conditions = now;
      });
    },
    read: (seconds) => meter.read(lines.size > 0, seconds),
  };
}

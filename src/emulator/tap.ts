import type { OpenSocket, Socket } from '../net/socket.ts';
import { Kind, readFrame } from '../protocol/packet.ts';
import type { TvEvent } from './messages.ts';

/** Fields that say what a word is about. Everything else (texts, names, secrets) stays in the TV. */
const TOLD = ['code', 'state', 'why', 'person', 'with', 'to', 'seq', 'change', 'watching', 'answer', 'paused', 'small'];

/** What of a word goes into the log. */
export function describeWord(text: string): { name: string; detail: string } {
  const word = JSON.parse(text) as Record<string, unknown> & { error?: { code: string } };
  const name = typeof word['t'] === 'string' ? word['t'] : `answer ${word['re']}`;
  const parts = TOLD.filter((field) => word[field] !== undefined).map((field) => `${field} ${word[field]}`);
  if (word.error) parts.unshift(word.error.code);
  if (Array.isArray(word['demand'])) {
    const sizes = (word['demand'] as { width: number }[]).map(({ width }) => width);
    parts.push(sizes.length > 0 ? `sizes ${sizes.join(', ')}` : 'nothing wanted');
  }
  return { name, detail: parts.join(' · ') };
}

export interface Tap {
  open: OpenSocket;
  /** true: every line breaks and none can be opened */
  cut(cut: boolean): void;
}

/** Looks at everything that goes over the line, and can break it. */
export function tap(open: OpenSocket, now: () => number, tell: (event: TvEvent) => void): Tap {
  const sockets = new Set<Socket>();
  let broken = false;

  const log = (direction: 'in' | 'out', frame: string | Uint8Array): void => {
    const at = now();
    if (typeof frame === 'string') {
      tell({ at, direction, kind: 'word', ...describeWord(frame), bytes: frame.length });
      return;
    }
    for (const packet of readFrame(frame).packets) {
      const bytes = packet.bytes.length;
      if (packet.kind === Kind.ack) {
        tell({ at, direction, kind: 'ack', name: `ack ${packet.shown}`, detail: `held ${packet.held} ms`, bytes });
      } else {
        const size = packet.kind === Kind.sound ? '' : ` · ${packet.width} × ${packet.height}`;
        const detail = `${(bytes / 1024).toFixed(1)} KB${size}`;
        tell({ at, direction, kind: 'picture', name: `picture ${packet.sequence}`, detail, bytes });
      }
    }
  };

  return {
    open: (url, handlers) => {
      if (broken) {
        const refusal = setTimeout(() => handlers.closed(1006), 50);
        return { buffered: 0, send: () => {}, close: () => clearTimeout(refusal) };
      }
      const socket = open(url, {
        opened: handlers.opened,
        text: (text) => {
          log('in', text);
          handlers.text(text);
        },
        bytes: (frame) => {
          log('in', frame);
          handlers.bytes(frame);
        },
        closed: (status) => {
          sockets.delete(socket);
          tell({ at: now(), direction: 'warning', kind: 'line', name: 'line closed', detail: `${status}`, bytes: 0 });
          handlers.closed(status);
        },
      });
      sockets.add(socket);
      return {
        get buffered() {
          return socket.buffered;
        },
        send: (frame) => {
          log('out', frame);
          socket.send(frame);
        },
        close: () => socket.close(),
      };
    },
    cut(cut) {
      broken = cut;
      if (!cut) return;
      sockets.forEach((socket) => {
        socket.close();
      });
    },
  };
}

import type { Socket } from '../../server/gateway/socket.ts';
import type { Clock } from '../../src/protocol/clock.ts';

/** A server's end of a line that takes so many kbps of pictures towards the TV; words pass, as TCP is not the point here. */
export function slowSocket(socket: Socket, clock: Clock, kbps: number): Socket {
  let free = 0;
  const later = (bytes: number, send: () => void): void => {
    free = Math.max(free, clock.now()) + (bytes * 8) / kbps;
    clock.after(free - clock.now(), send);
  };
  return {
    get buffered() {
      return socket.buffered;
    },
    send: (frame) => {
      if (typeof frame === 'string') socket.send(frame);
      else later(frame.length, () => socket.send(frame));
    },
    sendFramed: (frame) => later(frame.payload.length, () => socket.sendFramed(frame)),
    ping: () => socket.ping(),
    close: (status, reason) => socket.close(status, reason),
    terminate: () => socket.terminate(),
    listen: (handlers) => socket.listen(handlers),
  };
}

/** The machine's raw limit in Node: bytes of a length in front, written to everybody; no frames, no gates. */
import { createServer, type Socket } from 'node:net';
import { tell } from './tell.ts';

const viewers = new Set<Socket>();
let broadcaster: Socket | undefined;

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined);
  // Nothing yet: whoever hears this has been let in.
  socket.write(Buffer.alloc(4));
  if (broadcaster) {
    viewers.add(socket);
    socket.on('close', () => viewers.delete(socket));
    socket.resume();
    return;
  }
  broadcaster = socket;
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const end = 4 + rest.readUInt32BE(0);
      const picture = rest.subarray(0, end);
      rest = rest.subarray(end);
      for (const viewer of viewers) viewer.write(picture);
    }
  });
});

server.listen(0, '127.0.0.1', () => tell(server));

/** ws as everyone uses it: `send` to each in a loop, no gates. */
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { tell } from './tell.ts';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const viewers = new Set<WebSocket>();

sockets.on('connection', (socket, request) => {
  if (request.url === '/viewer') {
    viewers.add(socket);
    socket.on('close', () => viewers.delete(socket));
    return;
  }
  socket.on('message', (picture) => {
    for (const viewer of viewers) if (viewer.readyState === WebSocket.OPEN) viewer.send(picture);
  });
});

server.listen(0, '127.0.0.1', () => tell(server));

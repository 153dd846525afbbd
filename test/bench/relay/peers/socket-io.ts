/** Socket.IO: everybody in one room, pictures emitted to it. They come in over a plain WebSocket. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { tell } from './tell.ts';

const server = createServer();
const io = new Server(server, { destroyUpgrade: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  void socket.join('room');
});

const publishing = new WebSocketServer({ noServer: true, perMessageDeflate: false });
server.on('upgrade', (request, socket, head) => {
  if (request.url !== '/publish') return;
  publishing.handleUpgrade(request, socket, head, (from) => {
    from.on('message', (picture) => io.to('room').emit('picture', picture));
  });
});

server.listen(0, '127.0.0.1', () => tell(server));

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { type Duplex, Readable } from 'node:stream';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import { FRAME_BYTES, PROBE_BYTES, PROBE_PATH } from '../../src/protocol/limits.ts';
import { EXPORT_PATH, type Exports } from '../accounts/exports.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type OriginRules, originAllowed } from '../gateway/origin.ts';
import { type Places, turnAway, turningAway } from '../gateway/places.ts';
import { webSocket } from '../gateway/socket.ts';
import type { Database } from '../store/store.ts';
import { contentPolicy, localPolicy } from './policy.ts';

/** A folder of built files and the address it is served under. */
export interface Site {
  prefix: string;
  folder: string;
}

export interface HttpOptions {
  version: string;
  sites: Site[];
  /** the emulator's page frames TVs of other origins of this machine */
  emulator: boolean;
  db: Database;
  /** what people fetch of themselves */
  exports: Pick<Exports, 'take'>;
}

export interface DoorOptions {
  origins: OriginRules;
  /** how many proxies in front add to X-Forwarded-For */
  trustedProxies: number;
  /** how many connections there may be */
  places: Places;
}

/** Seconds a file whose name holds its own hash may be kept: a year. */
const KEEP_HASHED = 'public, max-age=31536000, immutable';
const HASHED = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** The app's files, pictures of people, and the health of the server; and the door for connections. */
export function createHttp(options: HttpOptions): FastifyInstance {
  const app: FastifyInstance = fastify({
    logger: false,
    forceCloseConnections: true,
    // A request that trickles in is not waited for (slowloris).
    requestTimeout: 15_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', options.emulator ? localPolicy : contentPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    // The emulator shows TVs in frames of their own origins, each with its camera.
    const own = options.emulator ? '*' : '(self)';
    reply.header('permissions-policy', `camera=${own}, microphone=${own}, geolocation=()`);
  });
  app.get('/healthz', async () => ({ status: 'ok', version: options.version }));
  // Random, so that nothing on the way can make it smaller.
  const probe = randomBytes(PROBE_BYTES);
  app.get(PROBE_PATH, async (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'no-store')
      .type('application/octet-stream')
      .send(probe),
  );
  app.get<{ Params: { hash: string } }>('/avatars/:hash', async (request, reply) => {
    const picture = await options.db
      .selectFrom('avatars')
      .select(['type', 'bytes'])
      .where('hash', '=', request.params.hash)
      .executeTakeFirst();
    if (!picture) return reply.code(404).send({ status: 'not found' });
    // Packaged apps have an origin of their own and draw the picture into a texture.
    reply.header('access-control-allow-origin', '*').header('cache-control', KEEP_HASHED).type(picture.type);
    return reply.send(Buffer.from(picture.bytes));
  });
  // Only a fetch uses the address up, not somebody who looks what is there.
  app.get<{ Params: { ticket: string } }>(
    `${EXPORT_PATH}:ticket`,
    { exposeHeadRoute: false },
    async (request, reply) => {
      const file = options.exports.take(request.params.ticket);
      if (!file) return reply.code(404).send({ status: 'not found' });
      reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="${file.name}"`);
      return reply.send(Readable.from(file.chunks));
    },
  );
  // A folder that was not built is left out.
  const sites = options.sites.filter(({ folder }) => existsSync(folder));
  sites.forEach(({ prefix, folder }, index) => {
    app.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: index === 0,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = HASHED.test(path.replace(/\.(br|gz)$/, ''));
        reply.header('cache-control', hashed ? KEEP_HASHED : 'no-cache');
        reply.header('access-control-allow-origin', '*');
      },
    });
  });
  return app;
}

/** How ws is used. (A constant: its typings do not know `closeTimeout` yet.) */
const DOOR = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: FRAME_BYTES,
  // A word or a frame of packets comes in one piece, or in a few where a proxy cuts it.
  maxFragments: 64,
  // Whoever does not say goodbye back is gone all the same.
  closeTimeout: 5_000,
} as const;

/** Lets WebSocket connections on /ws in to the gateway, if the page that opens them may. */
export function openDoor(server: Server, gateway: Gateway, options: DoorOptions): void {
  const door = new WebSocketServer(DOOR);
  const goodbyes = turningAway();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Somebody who hangs up before they are let in: without a listener Node would end the process.
    socket.on('error', () => {});
    const path = request.url?.split('?')[0];
    if (path !== '/ws') return refuse(socket, '404 Not Found');
    if (!originAllowed(request.headers.origin, request.headers.host, options.origins)) {
      return refuse(socket, '403 Forbidden');
    }
    const address = addressOf(request, options.trustedProxies);
    const place = options.places.take(address);
    const giveBack = place ?? goodbyes.take(address);
    if (!giveBack) return refuse(socket, '503 Service Unavailable');
    socket.on('close', giveBack);
    door.handleUpgrade(request, socket, head, (ws) => {
      if (place) return gateway.accept(webSocket(ws), address);
      // A broken frame or a reset: without a listener Node would end the process instead.
      ws.on('error', () => {});
      turnAway(ws);
    });
  });
}

function refuse(socket: Duplex, status: string): void {
  // Not left half open for whoever does not hang up.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** The client's address: the socket's, or what the operator's own outermost proxy wrote down. */
function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((hop) => hop.trim());
  return hops[hops.length - trustedProxies] || direct;
}

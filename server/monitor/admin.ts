import { createHash, timingSafeEqual } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { sessionFigures } from './figures.ts';
import { metricsOf } from './metrics.ts';

/**
 * What operators read: `GET /metrics` (Prometheus; sums only) and `GET /admin/sessions` (JSON; who is here). It listens
 * on an address of its own that only this machine reaches, and asks for a token all the same.
 */
export function createAdmin(house: House, token: string): FastifyInstance {
  const app: FastifyInstance = fastify({ logger: false, forceCloseConnections: true });
  const metrics = metricsOf(house);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return;
    await reply.code(401).header('www-authenticate', 'Bearer').send({ status: 'a token is needed' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  app.get('/admin/sessions', async () => sessionFigures(house));
  return app;
}

/** In the same time whatever is different. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '../src/protocol/clock.ts';
import { Passwords } from './accounts/passwords.ts';
import { type Config, isLoopback } from './config.ts';
import type { ConnectionLimits } from './gateway/connection.ts';
import type { OriginRules } from './gateway/origin.ts';
import { openHouse } from './house.ts';
import { createHttp, openDoor, type Site } from './http/http.ts';
import { createLog } from './log.ts';
import { systemRandom } from './random.ts';
import { openStore } from './store/store.ts';
import { VERSION } from './version.ts';

/** What a person at a remote never reaches and a program soon does (W29 refines it). */
const CONNECTION_LIMITS: ConnectionLimits = {
  words: { burst: 120, perSecond: 40 },
  backlog: 200,
  unsentBytes: 4 * 1024 * 1024,
};

export interface RunningServer {
  port: number;
  /** Lets everybody move on, then stops. Resolves when nothing is left. */
  stop(): Promise<void>;
}

export interface ServerExtras {
  /** its pages may show TVs in frames of origins of their own, each with a camera (demo only) */
  emulator?: boolean;
  /** named abilities beyond the usual ones */
  features?: string[];
}

/**
 * Starts a whole server on one port.
 * @param sites folders to serve: the app, and in the demo the pages for QA
 */
export async function startServer(config: Config, sites: Site[], extras: ServerExtras = {}): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const store = await openStore(join(config.data, 'hearth.db'));
  const house = await openHouse({
    db: store.db,
    clock: systemClock,
    random: systemRandom,
    log,
    passwords: new Passwords(),
    server: { name: config.name, version: VERSION, features: extras.features ?? [] },
    registration: config.registration,
    limits: { ...CONNECTION_LIMITS, views: { full: config.viewsLarge, small: config.viewsSmall } },
  });
  const own = config.publicUrl ? [new URL(config.publicUrl).origin] : [];
  const emulator = extras.emulator ?? false;
  // Without a public address it is for this machine, and so for pages of this machine.
  const localhost = config.publicUrl === undefined && isLoopback(config.host);
  const origins: OriginRules = { allowed: [...config.allowedOrigins, ...own], localhost };
  const http = createHttp({ version: VERSION, sites, emulator, db: store.db, exports: house.exports });
  await http.ready();
  openDoor(http.server, house.gateway, { origins, trustedProxies: config.trustedProxies });
  await http.listen({ host: config.host, port: config.port });
  const { port } = http.server.address() as AddressInfo;
  log.info({ port, version: VERSION }, 'listening');

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    log.info({}, 'stopping');
    // No newcomers; those who are here are asked to go, and the rest is closed.
    http.server.close();
    const move = { withinMs: config.drainMs };
    await house.drain(config.moveTo ? { ...move, to: config.moveTo } : move);
    await house.stop();
    await http.close();
    await store.close();
    log.info({}, 'stopped');
  };
  return {
    port,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

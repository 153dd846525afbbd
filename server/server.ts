import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '../src/protocol/clock.ts';
import { Passwords } from './accounts/passwords.ts';
import { clipRulesOf } from './clips/configured.ts';
import { diskFiles } from './clips/disk-files.ts';
import { type Config, isLoopback } from './config.ts';
import { directRulesOf } from './direct/configured.ts';
import type { ConnectionLimits } from './gateway/connection.ts';
import { OFTEN } from './gateway/often.ts';
import type { OriginRules } from './gateway/origin.ts';
import { Places } from './gateway/places.ts';
import { type House, openHouse } from './house.ts';
import { createHttp, openDoor, type Site } from './http/http.ts';
import { createLog } from './log.ts';
import { createAdmin } from './monitor/admin.ts';
import { systemRandom } from './random.ts';
import { type AllowanceRules, highestCap } from './relay/allowance.ts';
import { rulesOf } from './relay/configured.ts';
import { openStore } from './store/store.ts';
import { VERSION } from './version.ts';

/** What a person at a remote never reaches and a program soon does (W29). */
const CONNECTION_LIMITS: Omit<ConnectionLimits, 'bytes'> = {
  words: { burst: 120, perSecond: 40 },
  backlog: 200,
  unsentBytes: 4 * 1024 * 1024,
};

export interface RunningServer {
  port: number;
  /** where figures are read; undefined: nowhere */
  adminPort: number | undefined;
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
  const relay = rulesOf(config);
  const house = await openHouse({
    db: store.db,
    clock: systemClock,
    random: systemRandom,
    log,
    passwords: new Passwords(),
    server: { name: config.name, version: VERSION, features: extras.features ?? [] },
    registration: config.registration,
    limits: {
      ...CONNECTION_LIMITS,
      bytes: bytesFor(relay.allowance),
      often: OFTEN,
      views: { full: config.viewsLarge, small: config.viewsSmall },
    },
    relay,
    direct: directRulesOf(config),
    ...(config.clipsTotalMb > 0 && {
      clips: { files: diskFiles(join(config.data, 'clips')), rules: clipRulesOf(config) },
    }),
  });
  const own = config.publicUrl ? [new URL(config.publicUrl).origin] : [];
  const emulator = extras.emulator ?? false;
  // Without a public address it is for this machine, and so for pages of this machine.
  const localhost = config.publicUrl === undefined && isLoopback(config.host);
  const origins: OriginRules = { allowed: [...config.allowedOrigins, ...own], localhost };
  const http = createHttp({ version: VERSION, sites, emulator, db: store.db, exports: house.exports });
  await http.ready();
  const places = new Places({ all: config.connections, perAddress: config.connectionsPerAddress });
  openDoor(http.server, house.gateway, { origins, places, trustedProxies: config.trustedProxies });
  await http.listen({ host: config.host, port: config.port });
  const { port } = http.server.address() as AddressInfo;
  const admin = await startAdmin(config, house);
  const adminPort = admin && (admin.server.address() as AddressInfo).port;
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
    await admin?.close();
    await store.close();
    log.info({}, 'stopped');
  };
  return {
    port,
    adminPort,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function startAdmin({ adminHost, adminPort, adminToken }: Config, house: House) {
  if (adminPort === undefined || adminToken === undefined) return undefined;
  const admin = createAdmin(house, adminToken);
  await admin.listen({ host: adminHost, port: adminPort });
  return admin;
}

/** What may come in on one connection: twice what the best line may send of pictures, and as much again as words need. */
function bytesFor(rules: AllowanceRules): ConnectionLimits['bytes'] {
  const perSecond = 128 * 1024 + (2 * highestCap(rules) * 1_000) / 8;
  return { burst: 4 * perSecond, perSecond };
}

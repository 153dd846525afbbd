/**
 * The demo: `npm start`. A server on this machine only, with the household of the design in a data folder of its own,
 * the emulator and the gallery beside the app. Production is `server/main.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, isLoopback, readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { openStore } from '../store/store.ts';
import { seed, VISITOR } from './seed.ts';

const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

function demoConfig(): Config {
  const data = process.env['HEARTH_DATA'] ?? 'data/demo';
  const config = readConfig({ ...process.env, HEARTH_DATA: data });
  if (!isLoopback(config.host)) {
    throw new ConfigError('The demo household is for this machine only: its passwords are known. Use "npm run serve".');
  }
  return {
    ...config,
    registration: true,
    // On one machine, and in one home, TVs meet without help.
    direct: config.direct === 'off' ? 'off' : 'on',
    logLevel: process.env['HEARTH_LOG_LEVEL'] ? config.logLevel : 'warn',
    drainMs: 500,
  };
}

async function main(): Promise<void> {
  const config = demoConfig();
  const store = await openStore(join(config.data, 'hearth.db'));
  await seed(store.db, Date.now());
  await store.close();

  const server = await startServer(
    config,
    [
      { prefix: '/', folder: built('app') },
      { prefix: '/emulator/', folder: built('emulator') },
      { prefix: '/gallery/', folder: built('gallery') },
    ],
    { emulator: true, features: ['demo'] },
  );
  const household = startHousehold(server.port, config.data);
  console.log(`Hearth is ready: http://localhost:${server.port}/`);
  console.log(`Emulator:        http://localhost:${server.port}/emulator/`);
  console.log(`Sign in as "${VISITOR.person}" with the password "${VISITOR.password}".`);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      household?.kill('SIGTERM');
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** The friends, in a process of their own that knows nothing but the port. */
function startHousehold(port: number, data: string): ChildProcess | undefined {
  if (process.env['HEARTH_HOUSEHOLD'] === 'off') return undefined;
  const script = fileURLToPath(new URL('../../demo/household.ts', import.meta.url));
  // The channel is how they notice that this process is gone, however it went.
  return spawn(process.execPath, [script, `ws://127.0.0.1:${port}/ws`, join(data, 'rooms')], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `Hearth does not start. ${error.message}` : error);
  process.exit(1);
});

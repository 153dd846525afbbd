/** Production: `npm run serve`. Reads the configuration, refuses what is unsafe, stops gracefully. */
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig, unsafeSetting } from './config.ts';
import { startServer } from './server.ts';

const app = { prefix: '/', folder: fileURLToPath(new URL('../dist/app', import.meta.url)) };

try {
  const config = readConfig(process.env);
  const unsafe = unsafeSetting(config);
  if (unsafe) throw new ConfigError(unsafe);
  const server = await startServer(config, [app]);
  console.log(`Hearth is ready: ${config.publicUrl ?? `http://${config.host}:${server.port}/`}`);
  if (server.adminPort !== undefined) console.log(`Figures are at http://${config.adminHost}:${server.adminPort}/`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  console.error(error instanceof ConfigError ? `Hearth does not start. ${error.message}` : error);
  process.exit(1);
}

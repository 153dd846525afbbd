import type { Server } from 'node:net';

/** Says where a server listens, in the words `startPeer` waits for. */
export function tell(server: Server): void {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`listening on ${address.port}`);
}

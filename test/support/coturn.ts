import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.ts';

const shipped = fileURLToPath(new URL('../../platforms/turn/turnserver.conf', import.meta.url));

export const SECRET = 'a secret of the two servers';

/** Whether there are coturn and what comes with it to try it. */
export const hasCoturn = (): boolean =>
  ['turnserver', 'turnutils_uclient'].every((program) => spawnSync('which', [program]).status === 0);

/** A real coturn with the configuration we ship; only where it listens and its secret are other ones. */
export class Coturn {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#process = child;
  }

  /** @param addresses of this machine; media is carried by the first */
  static async open(addresses: readonly [string, ...string[]]): Promise<Coturn> {
    const port = 30_000 + Math.floor(Math.random() * 10_000);
    const listening = addresses.map((address) => `--listening-ip=${address}`);
    const where = ['-c', shipped, '-p', String(port), ...listening, `--relay-ip=${addresses[0]}`];
    const child = spawn('turnserver', [...where, `--static-auth-secret=${SECRET}`, '--pidfile=/dev/null'], {
      stdio: 'ignore',
    });
    await waitFor('coturn listens', () => reaches(addresses[0], port), 10_000);
    return new Coturn(port, child);
  }

  /**
   * Asks it to carry something to a peer, as a TV would.
   * @returns what coturn's own client says of it, its last line
   */
  carry(address: string, { username, credential }: { username: string; credential: string }, peer: string): string {
    const who = ['-u', username, '-w', credential];
    const how = ['-v', '-c', '-n', '1', '-m', '1', '-p', String(this.port), ...who, '-e', peer, '-X', address];
    const { stdout } = spawnSync('turnutils_uclient', how, { timeout: 3_000, encoding: 'utf8' });
    return stdout;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

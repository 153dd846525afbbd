import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A server that is measured, in a process of its own. */
export class Measured {
  readonly port: number;
  /** what it has written so far */
  said: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, said: string) {
    this.#child = child;
    this.port = port;
    this.said = said;
    child.stdout?.on('data', (chunk: Buffer) => {
      this.said += chunk.toString();
    });
  }

  /**
   * Starts one of our own scripts with this Node.
   * @param script path below the repository
   * @param ready what it says when it listens; the group is the port
   */
  static async start(script: string, ready: RegExp, env: Record<string, string> = {}): Promise<Measured> {
    const path = fileURLToPath(new URL(`../../../${script}`, import.meta.url));
    const child = spawn(process.execPath, [path], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const port = await new Promise<number>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = ready.exec(said)?.[1];
        if (found) resolve(Number(found));
      });
    });
    return new Measured(child, port, said);
  }

  /** Processor time of all its threads so far, ns. */
  cpuNs(): number {
    const tasks = `/proc/${this.#child.pid}/task`;
    return readdirSync(tasks).reduce(
      (sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
      0,
    );
  }

  /** Memory in use, KB. */
  rssKb(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1]);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}

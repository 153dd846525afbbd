import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home of its own: its packets go where its cables lead, and nowhere else. */
export interface Home {
  readonly namespace: string;
  /** the address the other home sees; of those set aside for documentation, so nothing takes it for a private one */
  readonly address: string;
  /** where this home finds this machine */
  readonly machine: string;
  /** a program that runs another one in this home */
  readonly run: string;
}

const PLANS = [
  { address: '203.0.113.10', own: '198.51.100.2', machine: '198.51.100.1' },
  { address: '203.0.113.20', own: '198.51.100.6', machine: '198.51.100.5' },
] as const;

/** A firewall between the two homes, and the cable that joins them. Needs root. */
export class TwoHomes {
  readonly homes: readonly [Home, Home];
  readonly #folder = mkdtempSync(join(tmpdir(), 'hearth-homes-'));
  readonly #id: string;

  private constructor(id: string) {
    this.#id = id;
    const [a, b] = PLANS.map(({ address, machine }, at): Home => {
      const namespace = `${id}${at}`;
      const run = join(this.#folder, `run${at}`);
      const chromium = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
      writeFileSync(run, `#!/bin/sh\nexec ip netns exec ${namespace} ${chromium} "$@"\n`);
      chmodSync(run, 0o755);
      return { namespace, address, machine, run };
    });
    if (!a || !b) throw new Error('two homes');
    this.homes = [a, b];
  }

  /** @throws where this process may not make namespaces */
  static open(): TwoHomes {
    const id = `hh${process.pid % 100_000}`;
    const two = new TwoHomes(id);
    try {
      two.#build();
    } catch (failure) {
      two.close();
      throw failure;
    }
    return two;
  }

  #build(): void {
    for (const [at, { own, machine }] of PLANS.entries()) {
      const namespace = `${this.#id}${at}`;
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      // To this machine, for words and relayed pictures.
      ip('link', 'add', `${namespace}m`, 'type', 'veth', 'peer', 'name', 'out', 'netns', namespace);
      ip('addr', 'add', `${machine}/30`, 'dev', `${namespace}m`);
      ip('link', 'set', `${namespace}m`, 'up');
      ip('-n', namespace, 'addr', 'add', `${own}/30`, 'dev', 'out');
      ip('-n', namespace, 'link', 'set', 'out', 'up');
      // All of this machine’s addresses, not only the one beside this home.
      ip('-n', namespace, 'route', 'add', '198.51.100.0/24', 'via', machine, 'dev', 'out');
    }
    const [a, b] = this.homes;
    ip('-n', a.namespace, 'link', 'add', 'across', 'type', 'veth', 'peer', 'name', 'across', 'netns', b.namespace);
    for (const { namespace, address } of this.homes) {
      ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'across');
      ip('-n', namespace, 'link', 'set', 'across', 'up');
      // Without permission for a camera, Chromium tells only the address that leads everywhere.
      ip('-n', namespace, 'route', 'add', 'default', 'dev', 'across');
    }
  }

  /** From now on nothing gets from one home to the other, and nobody is told. */
  cut(): void {
    this.#firewall('-A');
  }

  mend(): void {
    this.#firewall('-D');
  }

  #firewall(what: '-A' | '-D'): void {
    const [{ namespace }] = this.homes;
    for (const [chain, flag] of [
      ['INPUT', '-i'],
      ['OUTPUT', '-o'],
    ] as const) {
      execFileSync('ip', ['netns', 'exec', namespace, 'iptables', what, chain, flag, 'across', '-j', 'DROP']);
    }
  }

  /** Harmless after half an opening. */
  close(): void {
    for (const at of PLANS.keys()) {
      try {
        ip('netns', 'del', `${this.#id}${at}`);
      } catch {
        // It was never made.
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

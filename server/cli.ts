/** The operator's command: `npm run hearth -- account add noa --name "Noa"`. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { AccountAdmin } from './accounts/admin.ts';
import { Passwords } from './accounts/passwords.ts';
import { ConfigError, readConfig } from './config.ts';
import { newSecret, systemRandom } from './random.ts';
import { openStore } from './store/store.ts';

const USAGE = `Usage: npm run hearth -- account <command>

  account add <id> [--name "Name"] [--generate]   makes an account
  account reset <id> [--generate]                 gives it a new password and signs its TVs out
  account disable <id>                            closes it: signed out everywhere within half a second
  account enable <id>                             opens it again
  account list                                    every account

The password is read from the terminal or the standard input; --generate makes one and prints it.
The configuration (where the data is) is the server's own: hearth.toml, HEARTH_CONFIG, HEARTH_DATA.`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, generate: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [what, command = '', person = ''] = positionals;
  if (values.help || what !== 'account') return console.log(USAGE);
  const config = readConfig(process.env);
  const store = await openStore(join(config.data, 'hearth.db'));
  const admin = new AccountAdmin(store.db, new Passwords(), Date.now);
  const password = (): Promise<string> => (values.generate ? generate() : ask(`Password for ${person}: `));
  try {
    switch (command) {
      case 'add':
        await admin.add(person, values.name ?? person, await password());
        return console.log(`${person} can sign in.`);
      case 'reset':
        await admin.reset(person, await password());
        return console.log(`${person} has a new password; their TVs are signed out.`);
      case 'disable':
        await admin.disable(person);
        return console.log(`${person} is closed.`);
      case 'enable':
        await admin.enable(person);
        return console.log(`${person} is open again.`);
      case 'list':
        for (const account of await admin.list()) {
          console.log(`${account.person}\t${account.name}${account.closed ? '\tclosed' : ''}`);
        }
        return;
      default:
        throw new ConfigError(`There is no command "${command}".\n\n${USAGE}`);
    }
  } finally {
    await store.close();
  }
}

async function generate(): Promise<string> {
  const password = newSecret(systemRandom).slice(0, 16);
  console.log(`Password: ${password}`);
  return password;
}

/** One line, without showing it where it is typed. */
async function ask(question: string): Promise<string> {
  const hidden = process.stdin.isTTY === true;
  if (hidden) process.stdout.write(question);
  const lines = createInterface({ input: process.stdin, terminal: hidden, output: undefined });
  for await (const line of lines) {
    lines.close();
    if (hidden) process.stdout.write('\n');
    return line;
  }
  throw new ConfigError('No password was given.');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});

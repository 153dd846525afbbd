/** The operator's command: `npm run hearth -- account add noa --name "Noa"`. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { AccountAdmin } from './accounts/admin.ts';
import { Passwords } from './accounts/passwords.ts';
import { ConfigError, readConfig } from './config.ts';
import { newSecret, systemRandom } from './random.ts';
import { rulesOf } from './relay/configured.ts';
import { ReportAdmin } from './reports/admin.ts';
import { openStore } from './store/store.ts';

const USAGE = `Usage: npm run hearth -- <command>

  account add <id> [--name "Name"] [--generate]   makes an account
  account reset <id> [--generate]                 gives it a new password and signs its TVs out
  account disable <id>                            closes it: signed out everywhere within half a second
  account enable <id>                             opens it again
  account level <id> <level>|none                 gives it a service level of the configuration
  account list                                    every account
  reports list [--all]                            what people reported; --all: with what is closed
  reports close <report>                          it was dealt with

The password is read from the terminal or the standard input; --generate makes one and prints it.
The configuration (where the data is) is the server's own: hearth.toml, HEARTH_CONFIG, HEARTH_DATA.`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      generate: { type: 'boolean' },
      all: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [what, command = '', person = '', level = ''] = positionals;
  if (values.help || (what !== 'account' && what !== 'reports')) return console.log(USAGE);
  const config = readConfig(process.env);
  const store = await openStore(join(config.data, 'hearth.db'));
  const admin = new AccountAdmin(store.db, new Passwords(), Date.now);
  const password = (): Promise<string> => (values.generate ? generate() : ask(`Password for ${person}: `));
  try {
    if (what === 'reports')
      return await answerReports(new ReportAdmin(store.db, Date.now), command, person, values.all);
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
      case 'level':
        if (level !== 'none' && !(level in rulesOf(config).allowance.levels)) {
          throw new ConfigError(`There is no level "${level}" in the configuration (levels), and it is not "none".`);
        }
        await admin.level(person, level === 'none' ? null : level);
        return console.log(`${person} has ${level === 'none' ? 'no level' : level}, from the next sign-in on.`);
      case 'list':
        for (const { person, name, closed, level } of await admin.list()) {
          console.log([person, name, ...(closed ? ['closed'] : []), ...(level ? [level] : [])].join('\t'));
        }
        return;
      default:
        throw new ConfigError(`There is no command "${command}".\n\n${USAGE}`);
    }
  } finally {
    await store.close();
  }
}

async function answerReports(admin: ReportAdmin, command: string, report: string, all = false): Promise<void> {
  switch (command) {
    case 'list':
      for (const { report: name, from, person, why, at, closed } of await admin.list(all)) {
        const when = new Date(at).toISOString().slice(0, 16);
        console.log(`${name}\t${when}\t${from} about ${person}\t${why}${closed ? '\tclosed' : ''}`);
      }
      return;
    case 'close':
      await admin.close(report);
      return console.log(`${report} is closed.`);
    default:
      throw new ConfigError(`There is no command "${command}".\n\n${USAGE}`);
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

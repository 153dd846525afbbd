import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { ICE_SERVERS } from '../src/protocol/limits.ts';

/** A name and its times, or from the usual up to the most that people of it may choose. */
const LEVEL = /^[a-z][a-z0-9_-]{0,19}=\d+(\.\d+)?(-\d+(\.\d+)?)?$/;

/**
 * One file (TOML) and the environment, which stands above it. `docs/operating.md` explains every setting;
 * a test holds the two together.
 */
const schema = z.strictObject({
  /** address to listen on; anything but this machine itself needs a public address with TLS in front */
  host: z.string().default('127.0.0.1'),
  port: z.number().int().min(0).max(65535).default(8080),
  /** folder of the database */
  data: z.string().default('data/production'),
  /** address people's TVs use, https:// */
  publicUrl: z.url().optional(),
  /** page origins that may open a connection besides publicUrl's own; "null" and "file://" for packaged apps */
  allowedOrigins: z.array(z.string()).default([]),
  /** how many proxies in front add X-Forwarded-For; 0: none is believed */
  trustedProxies: z.number().int().min(0).max(10).default(0),
  /** whether new people may make an account on their TV */
  registration: z.boolean().default(false),
  /** name shown to clients and in logs */
  name: z.string().min(1).max(60).default('hearth'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** where TVs are sent when this server stops; left out: they come back to the same address */
  moveTo: z.url({ protocol: /^wss?$/ }).optional(),
  /** how long a stopping server waits for its TVs to move, ms */
  drainMs: z.number().int().min(0).max(600_000).default(10_000),
  /** webcams one TV may watch at once, large and as thumbnails */
  viewsLarge: z.number().int().min(1).max(16).default(2),
  viewsSmall: z.number().int().min(0).max(64).default(12),
  /** connections at once, signed in or not; and from one address of another machine (W29) */
  connections: z.number().int().min(1).default(20_000),
  connectionsPerAddress: z.number().int().min(1).default(256),
  /** kbps for the pictures of all viewers together; 0: no limit (W20) */
  capacityKbps: z.number().min(0).default(0),
  /** how much of a line pictures may take (W17) */
  allowance: z.enum(['class', 'percentage', 'fixed']).default('class'),
  /** kbps by class of line */
  allowanceSlow: z.number().min(1).default(20),
  allowanceSteady: z.number().min(1).default(80),
  allowanceFast: z.number().min(1).default(280),
  /** of what a line was measured to bear */
  allowancePercent: z.number().min(1).max(100).default(80),
  /** kbps, whatever the line */
  allowanceFixed: z.number().min(1).default(280),
  /** service levels and what they multiply an allowance with, "plus=2", "plus=2-4" (W19) */
  levels: z.array(z.string().regex(LEVEL, 'write name=times, as plus=2, or name=usual-most, as plus=2-4')).default([]),
  /** what happens to a picture over the allowance (W15) */
  throttle: z.enum(['delay', 'drop']).default('delay'),
  admission: z.enum(['credit', 'window']).default('credit'),
  /** pictures in the window an allowance is measured with */
  samples: z.number().int().min(2).max(1000).default(10),
  /** pictures from home to home while one watches (W21); auto: where stunUrls or turnUrls name a server */
  direct: z.enum(['auto', 'on', 'off']).default('auto'),
  /** what tells homes their own address, "stun:stun.example.org:3478"; what carries where there is no way, "turn:…" */
  stunUrls: z
    .array(z.string().regex(/^stuns?:./, 'write stun: or stuns: and a name'))
    .max(ICE_SERVERS)
    .default([]),
  turnUrls: z
    .array(z.string().regex(/^turns?:./, 'write turn: or turns: and a name'))
    .max(ICE_SERVERS)
    .default([]),
  /** shared with the TURN server (static-auth-secret of coturn) */
  turnSecret: z.string().min(16).optional(),
  /** video messages: longest, s; largest, MB (V2) */
  clipSeconds: z.number().int().min(1).max(300).default(30),
  clipMb: z.number().min(0.1).max(100).default(6),
  /** MB of what one person has sent and is still here, and of everything; 0 of everything: no video messages (V3) */
  clipsPersonMb: z.number().min(1).default(200),
  clipsTotalMb: z.number().min(0).default(10_000),
  /** how long they are kept, days */
  clipDays: z.number().min(1).max(3650).default(30),
  /** where figures are read: an address of this machine, with a token; without a port nowhere */
  adminHost: z.string().default('127.0.0.1'),
  adminPort: z.number().int().min(0).max(65535).optional(),
  adminToken: z.string().min(16).optional(),
});

export type Config = z.infer<typeof schema>;

/** The settings by name, for the check against the documentation. */
export const settingNames = Object.keys(schema.shape) as (keyof Config)[];

/** Environment variables and the setting each one stands for. */
export const VARIABLES: Record<string, keyof Config> = {
  HOST: 'host',
  PORT: 'port',
  HEARTH_DATA: 'data',
  HEARTH_PUBLIC_URL: 'publicUrl',
  HEARTH_ALLOWED_ORIGINS: 'allowedOrigins',
  HEARTH_TRUSTED_PROXIES: 'trustedProxies',
  HEARTH_REGISTRATION: 'registration',
  HEARTH_NAME: 'name',
  HEARTH_LOG_LEVEL: 'logLevel',
  HEARTH_MOVE_TO: 'moveTo',
  HEARTH_DRAIN_MS: 'drainMs',
  HEARTH_VIEWS_LARGE: 'viewsLarge',
  HEARTH_VIEWS_SMALL: 'viewsSmall',
  HEARTH_CONNECTIONS: 'connections',
  HEARTH_CONNECTIONS_PER_ADDRESS: 'connectionsPerAddress',
  HEARTH_CAPACITY_KBPS: 'capacityKbps',
  HEARTH_ALLOWANCE: 'allowance',
  HEARTH_ALLOWANCE_SLOW: 'allowanceSlow',
  HEARTH_ALLOWANCE_STEADY: 'allowanceSteady',
  HEARTH_ALLOWANCE_FAST: 'allowanceFast',
  HEARTH_ALLOWANCE_PERCENT: 'allowancePercent',
  HEARTH_ALLOWANCE_FIXED: 'allowanceFixed',
  HEARTH_LEVELS: 'levels',
  HEARTH_THROTTLE: 'throttle',
  HEARTH_ADMISSION: 'admission',
  HEARTH_SAMPLES: 'samples',
  HEARTH_DIRECT: 'direct',
  HEARTH_STUN_URLS: 'stunUrls',
  HEARTH_TURN_URLS: 'turnUrls',
  HEARTH_TURN_SECRET: 'turnSecret',
  HEARTH_CLIP_SECONDS: 'clipSeconds',
  HEARTH_CLIP_MB: 'clipMb',
  HEARTH_CLIPS_PERSON_MB: 'clipsPersonMb',
  HEARTH_CLIPS_TOTAL_MB: 'clipsTotalMb',
  HEARTH_CLIP_DAYS: 'clipDays',
  HEARTH_ADMIN_HOST: 'adminHost',
  HEARTH_ADMIN_PORT: 'adminPort',
  HEARTH_ADMIN_TOKEN: 'adminToken',
};

/** A setting that cannot be used; the sentence is for the operator. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>;

/**
 * Reads the configuration.
 * @param environment variables; `HEARTH_CONFIG` names the file (default hearth.toml, if it is there)
 * @throws ConfigError with a sentence that says which setting is wrong
 */
export function readConfig(environment: Environment): Config {
  const file = environment['HEARTH_CONFIG'] ?? 'hearth.toml';
  if (environment['HEARTH_CONFIG'] && !existsSync(file))
    throw new ConfigError(`There is no configuration file ${file}.`);
  const fromFile = existsSync(file) ? parseFile(file) : {};
  const result = schema.safeParse({ ...fromFile, ...fromEnvironment(environment) });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const setting = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue?.path[0]);
  throw new ConfigError(`The setting "${setting}" cannot be used: ${issue?.message}.`);
}

function parseFile(file: string): Record<string, unknown> {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function fromEnvironment(environment: Environment): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [variable, setting] of Object.entries(VARIABLES)) {
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    settings[setting] = typed(setting, text);
  }
  return settings;
}

function typed(setting: keyof Config, text: string): unknown {
  if (LISTS.has(setting)) return text.split(',').map((entry) => entry.trim());
  if (setting === 'registration') return text === 'true' ? true : text === 'false' ? false : text;
  return NUMBERS.has(setting) ? Number(text) : text;
}

const LISTS = new Set<keyof Config>(['allowedOrigins', 'levels', 'stunUrls', 'turnUrls']);
const NUMBERS = new Set<keyof Config>([
  'port',
  'trustedProxies',
  'drainMs',
  'viewsLarge',
  'viewsSmall',
  'connections',
  'connectionsPerAddress',
  'capacityKbps',
  'allowanceSlow',
  'allowanceSteady',
  'allowanceFast',
  'allowancePercent',
  'allowanceFixed',
  'samples',
  'clipSeconds',
  'clipMb',
  'clipsPersonMb',
  'clipsTotalMb',
  'clipDays',
  'adminPort',
]);

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host);

/**
 * What would be unsafe to run for real people.
 * @returns a sentence that says which setting and why, or undefined
 */
export function unsafeSetting(config: Config): string | undefined {
  if (config.allowedOrigins.includes('*')) {
    return 'allowedOrigins is "*": any page in anybody’s browser could then act as their TV. Name the origins.';
  }
  if (config.publicUrl && !config.publicUrl.startsWith('https://')) {
    return 'publicUrl does not begin with https://: passwords and pictures would travel in the clear.';
  }
  if (!isLoopback(config.host) && !config.publicUrl) {
    return `host is ${config.host}, reachable from outside, and publicUrl is not set: put TLS in front and name its address.`;
  }
  if (!isLoopback(config.adminHost)) {
    return `adminHost is ${config.adminHost}: what people do here would be read from outside. Name an address of this machine.`;
  }
  if (config.adminPort !== undefined && config.adminToken === undefined) {
    return 'adminPort is set and adminToken is not: every program on this machine could read who watches whom.';
  }
  if (config.turnUrls.length > 0 && config.turnSecret === undefined) {
    return 'turnUrls is set and turnSecret is not: no TV could use it. It is what coturn calls static-auth-secret.';
  }
  if (config.moveTo && !config.moveTo.startsWith('wss://')) {
    return 'moveTo does not begin with wss://: TVs would be sent to a line in the clear.';
  }
  if (/(^|\/)demo(\/|$)/.test(config.data)) {
    return `data is ${config.data}: the demo household’s folder has accounts whose passwords everybody knows.`;
  }
  return undefined;
}

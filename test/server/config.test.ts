import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig, settingNames, unsafeSetting, VARIABLES } from '../../server/config.ts';
import { temporaryFolder } from '../support/server-process.ts';
import { fileOf } from '../support/sources.ts';

const OPERATING = fileOf('docs/operating.md');

describe('the configuration', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  function file(toml: string): Record<string, string> {
    const path = join(folder.path, 'hearth.toml');
    writeFileSync(path, toml);
    return { HEARTH_CONFIG: path };
  }
  const faultOf = (environment: Record<string, string>): string => {
    try {
      readConfig(environment);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return error instanceof Error ? error.message : '';
    }
    throw new Error('it was accepted');
  };

  it('without a word is closed to the outside and to newcomers', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      registration: false,
      allowedOrigins: [],
      trustedProxies: 0,
    });
    expect(unsafeSetting(readConfig({}))).toBeUndefined();
  });

  it('comes from the file, and the environment stands above it', () => {
    const environment = file('port = 9000\nname = "from the file"\nallowedOrigins = ["null"]');
    expect(readConfig(environment)).toMatchObject({ port: 9000, name: 'from the file', allowedOrigins: ['null'] });
    expect(readConfig({ ...environment, PORT: '9001' })).toMatchObject({ port: 9001, name: 'from the file' });
  });

  it('reads every variable in the type of its setting', () => {
    expect(
      readConfig({
        HOST: '::1',
        PORT: '0',
        HEARTH_ALLOWED_ORIGINS: 'null, file://',
        HEARTH_REGISTRATION: 'true',
        HEARTH_TRUSTED_PROXIES: '2',
        HEARTH_DRAIN_MS: '50',
        HEARTH_VIEWS_LARGE: '3',
        HEARTH_VIEWS_SMALL: '0',
        HEARTH_CAPACITY_KBPS: '50000',
        HEARTH_LEVELS: 'plus=2, pro=1-4.5',
        HEARTH_ADMIN_PORT: '0',
      }),
    ).toMatchObject({
      host: '::1',
      port: 0,
      allowedOrigins: ['null', 'file://'],
      registration: true,
      trustedProxies: 2,
      drainMs: 50,
      viewsLarge: 3,
      viewsSmall: 0,
      capacityKbps: 50_000,
      levels: ['plus=2', 'pro=1-4.5'],
      adminPort: 0,
    });
  });

  it('takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', HEARTH_PUBLIC_URL: '' }).port).toBe(8080);
  });

  describe('that cannot be used names the setting', () => {
    for (const [setting, environment] of [
      ['port', { PORT: 'eighty' }],
      ['port', { PORT: '70000' }],
      ['port', { PORT: '1.5' }],
      ['registration', { HEARTH_REGISTRATION: 'yes' }],
      ['logLevel', { HEARTH_LOG_LEVEL: 'loud' }],
      ['moveTo', { HEARTH_MOVE_TO: 'https://tv.example.net' }],
      ['publicUrl', { HEARTH_PUBLIC_URL: 'tv.example.net' }],
      ['viewsLarge', { HEARTH_VIEWS_LARGE: '0' }],
      ['capacityKbps', { HEARTH_CAPACITY_KBPS: '-1' }],
      ['allowance', { HEARTH_ALLOWANCE: 'generous' }],
      ['levels', { HEARTH_LEVELS: 'plus' }],
      ['adminToken', { HEARTH_ADMIN_TOKEN: 'short' }],
    ] as const) {
      it(`${setting}: ${Object.values(environment)[0]}`, () => expect(faultOf(environment)).toContain(`"${setting}"`));
    }

    it('also one that does not exist, a typing mistake perhaps', () => {
      expect(faultOf(file('registratoin = true'))).toContain('registratoin');
    });
    it('also a file that is not there, or is no TOML', () => {
      expect(faultOf({ HEARTH_CONFIG: join(folder.path, 'nowhere.toml') })).toContain('nowhere.toml');
      expect(faultOf(file('port = = 1'))).toContain('hearth.toml');
    });
  });

  describe('that is unsafe is refused with a sentence', () => {
    const unsafe = (more: Partial<Config>): string | undefined => unsafeSetting({ ...readConfig({}), ...more });

    it('any page may connect', () => expect(unsafe({ allowedOrigins: ['null', '*'] })).toContain('allowedOrigins'));
    it('an address without TLS', () => expect(unsafe({ publicUrl: 'http://tv.example.net' })).toContain('publicUrl'));
    it('reachable from outside without an address', () => {
      for (const host of ['0.0.0.0', '::', '192.168.1.5']) expect(unsafe({ host })).toContain('host');
    });
    it('a next server without TLS', () => expect(unsafe({ moveTo: 'ws://tv.example.net/ws' })).toContain('moveTo'));
    it('figures that others could read', () => {
      expect(unsafe({ adminHost: '0.0.0.0' })).toContain('adminHost');
      expect(unsafe({ adminPort: 9090 })).toContain('adminToken');
      expect(unsafe({ adminPort: 9090, adminToken: 'a token of some length' })).toBeUndefined();
    });
    it('the demo household’s data', () => {
      for (const data of ['data/demo', '/srv/hearth/data/demo', 'demo', 'data/demo/'])
        expect(unsafe({ data })).toContain('data');
      expect(unsafe({ data: '/srv/democracy' })).toBeUndefined();
    });
    it('and what is safe is not', () => {
      const publicUrl = 'https://tv.example.net';
      expect(
        unsafe({ host: '0.0.0.0', publicUrl, allowedOrigins: ['null', 'file://'], moveTo: 'wss://b.example.net/ws' }),
      ).toBeUndefined();
      for (const host of ['127.0.0.1', '::1', 'localhost']) expect(unsafe({ host })).toBeUndefined();
    });
  });

  describe('is explained in docs/operating.md', () => {
    it('setting by setting, with its variable and its default', () => {
      const defaults = readConfig({});
      for (const setting of settingNames) {
        const row = OPERATING.split('\n').find((line) => line.startsWith(`| \`${setting}\` |`));
        expect(row, setting).toBeDefined();
        const variable = Object.keys(VARIABLES).find((name) => VARIABLES[name] === setting);
        expect(row).toContain(`\`${variable}\``);
        const value = defaults[setting];
        if (value !== undefined && !Array.isArray(value)) expect(row).toContain(`| \`${value}\` |`);
      }
    });
    it('and no setting that does not exist', () => {
      const named = [...OPERATING.matchAll(/^\| `(\w+)` \| `[A-Z_]+` \|/gm)].map(([, name]) => name);
      expect(named.sort()).toEqual([...settingNames].sort());
    });
  });
});

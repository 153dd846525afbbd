import type { Config } from '../config.ts';
import type { ClipRules } from './rules.ts';

const MB = 1024 * 1024;
const DAY_MS = 24 * 3600_000;

/** What the configuration says about video messages. */
export const clipRulesOf = (config: Config): ClipRules => ({
  longestMs: config.clipSeconds * 1_000,
  mostBytes: Math.round(config.clipMb * MB),
  personBytes: Math.round(config.clipsPersonMb * MB),
  totalBytes: Math.round(config.clipsTotalMb * MB),
  keepMs: config.clipDays * DAY_MS,
});

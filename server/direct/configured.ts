import type { Config } from '../config.ts';
import type { DirectRules } from './ice.ts';

/** What the configuration says about direct connections. Without a server for it, homes behind two routers never meet. */
export function directRulesOf({ direct, stunUrls, turnUrls, turnSecret }: Config): DirectRules {
  const named = stunUrls.length + turnUrls.length > 0;
  return { on: direct === 'on' || (direct === 'auto' && named), stunUrls, turnUrls, turnSecret };
}

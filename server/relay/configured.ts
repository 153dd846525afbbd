import type { Config } from '../config.ts';
import type { AllowanceRules, CapRule } from './allowance.ts';
import type { RelayRules } from './rules.ts';

/** What the configuration says about pictures, in the form the relay works with. */
export function rulesOf(config: Config): RelayRules {
  const { throttle: mode, admission, samples } = config;
  return {
    allowance: { cap: capRuleOf(config), levels: levelsOf(config.levels) },
    throttle: { mode, admission, samples },
    capacityKbps: config.capacityKbps || Number.POSITIVE_INFINITY,
  };
}

function capRuleOf(config: Config): CapRule {
  switch (config.allowance) {
    case 'class':
      return {
        by: 'class',
        kbps: { slow: config.allowanceSlow, steady: config.allowanceSteady, fast: config.allowanceFast },
      };
    case 'percentage':
      return { by: 'percentage', percent: config.allowancePercent };
    case 'fixed':
      return { by: 'fixed', kbps: config.allowanceFixed };
  }
}

/** @param levels "plus=2" or, where people may raise it themselves, "plus=2-4" */
function levelsOf(levels: readonly string[]): AllowanceRules['levels'] {
  return Object.fromEntries(
    levels.map((level) => {
      const [name = '', times = ''] = level.split('=');
      const [usual = 1, most = usual] = times.split('-').map(Number);
      return [name, { usual, most: Math.max(usual, most) }];
    }),
  );
}

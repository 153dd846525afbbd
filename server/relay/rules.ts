import { ALLOWANCE, type AllowanceRules } from './allowance.ts';
import { THROTTLE, type ThrottleRules } from './throttle.ts';

/** What the operator decides about pictures; docs/operating.md says what each means. */
export interface RelayRules {
  allowance: AllowanceRules;
  throttle: ThrottleRules;
  /** kbps to all viewers together; Infinity: no limit */
  capacityKbps: number;
}

export const RELAY_RULES: RelayRules = {
  allowance: ALLOWANCE,
  throttle: THROTTLE,
  capacityKbps: Number.POSITIVE_INFINITY,
};

import type { Finding, Rule } from '../types.ts';

/** What every field group of a rule takes. */
export interface RuleFieldProps {
  rule: Rule;
  set: (given: Partial<Rule>) => void;
  disabled: boolean;
  findings: readonly Finding[];
  at: readonly string[];
}

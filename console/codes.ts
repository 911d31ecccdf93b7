import type { ReversalReason } from './held/held-draft.ts';
import type { CaseKind } from './queue/queue-filter.ts';
import { zhCN } from './texts/zh-CN.ts';

/**
 * The codes of the contract that a person chooses from, in the order in which the catalogue names
 * them. The contract's own lists stand beside its schemas, whose library the screens do without.
 */
const namesIn = <Code extends string>(names: Record<Code, string>) => Object.keys(names) as Code[];

export const caseKinds = namesIn<CaseKind>(zhCN.queue.kinds);
/** Two more are told of, and chosen by nobody. */
const { reopened: _, withdrawn: __, ...chosen } = zhCN.held.reasons;
export const reversalReasons = namesIn<ReversalReason>(chosen);

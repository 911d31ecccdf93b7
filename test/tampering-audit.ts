import { sql } from 'kysely';
import type { AuditFinding } from '../server/platform/audit/findings.ts';
import type { Ground, Target } from './tampering.ts';

/** The chain of an audit, its head and the stub of its beginning. */
export const auditGround: Ground = {
  targets: {
    audit_entries: ({ seq, id }) => ({ seqs: [String(seq)], ids: [String(id)] }),
    audit_heads: () => ({ heads: ['head'] }),
    audit_stubs: () => ({ stubs: ['stub'] }),
  },
  notCovered: new Set(),
  copies: {
    audit_entries: (dice) =>
      sql`jsonb_build_object('id', ${dice.uuid()}::text, 'seq', t.seq + ${dice.pick([1, 40, 500])})`,
  },
  swappable: {
    audit_entries: [
      'seq',
      'at',
      'actor',
      'action',
      'object',
      'details',
      'previous',
      'hash',
      'after_digest',
      'salt',
      'chained_at',
    ],
  },
  tails: { audit_entries: 'seq' },
};

/** Whether what was found names the place that was tampered with. */
export function locates(findings: readonly AuditFinding[], target: Target): boolean {
  return findings.some((finding) => names(finding, target));
}

function names({ kind, seq, last, id }: AuditFinding, target: Target): boolean {
  if (target.heads !== undefined) return kind === 'head_wrong' || kind === 'entries_missing';
  // A stub that is gone leaves a chain that begins nowhere.
  if (target.stubs !== undefined)
    return kind === 'stub_wrong' || (kind === 'entries_missing' && seq === '1');
  if (id !== undefined && target.ids?.includes(id)) return true;
  if (seq === undefined || (kind !== 'entry_altered' && kind !== 'entries_missing')) return false;
  const until = BigInt(last ?? seq);
  return (target.seqs ?? []).some((one) => BigInt(one) >= BigInt(seq) && BigInt(one) <= until);
}

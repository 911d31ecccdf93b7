import { sql } from 'kysely';
import type { Finding } from '../server/features/seals/service.ts';
import type { Ground, Target } from './tampering.ts';

const targets: Ground['targets'] = {
  transfers: ({ id }) => ({ transfers: [String(id)] }),
  accounts: ({ id }) => ({ accounts: [String(id)] }),
  seal_leaves: ({ place, transfer }) => ({
    places: [Number(place)],
    transfers: [String(transfer)],
  }),
  seal_salts: ({ place }) => ({ places: [Number(place)] }),
  seal_erasures: ({ place }) => ({ places: [Number(place)] }),
  seal_nodes: ({ level, place }) => ({ node: [`${level}/${place}`] }),
  seals: ({ day }) => ({ days: [String(day)] }),
  seal_heads: ({ day }) => ({ days: [String(day)] }),
};

/**
 * A daily counter, not points: it cannot be told from the journal, and nothing is paid by it. And what tells
 * transfers of one instant apart, when it is asked whose points went first: no figure of an account hangs on it.
 */
const notCovered = new Set(['accounts.counted', 'accounts.counted_on', 'transfers.seq']);

/** The ledger and what is sealed of it. */
export const sealedGround: Ground = {
  targets,
  notCovered,
  copies: {
    transfers: (dice) =>
      sql`jsonb_build_object('id', ${dice.uuid()}::text, 'key', ${dice.uuid()}::text)`,
    accounts: () =>
      sql`jsonb_build_object('id', t.id + 64, 'posted', t.posted + 5, 'version', t.version + 1)`,
    seal_leaves: (dice) =>
      sql`jsonb_build_object('place', t.place + 100000, 'transfer', ${dice.uuid()}::text)`,
    seal_salts: () => sql`jsonb_build_object('place', t.place + 100000)`,
    seal_erasures: () => sql`jsonb_build_object('place', t.place + 1)`,
    seal_nodes: () => sql`jsonb_build_object('place', t.place + 5)`,
    seals: () => sql`jsonb_build_object('day', t.day + 30)`,
  },
  swappable: {
    transfers: ['amount', 'credit', 'debit', 'at', 'reason', 'key', 'credit_posted'],
    accounts: ['posted', 'version'],
    seal_leaves: ['transfer', 'leaf'],
    seal_salts: ['salt'],
    seals: ['note', 'root'],
  },
  tails: { transfers: 'at', seal_leaves: 'place', seals: 'day' },
};

/** Whether what was found names the place that was tampered with. */
export function locates(findings: readonly Finding[], target: Target): boolean {
  return findings.some((finding) => names(finding, target));
}

function names(finding: Finding, target: Target): boolean {
  const { kind, transfer, place, last, account, day, level } = finding;
  if (level !== undefined) return target.node?.includes(`${level}/${place}`) ?? false;
  if (account !== undefined) return target.accounts?.includes(String(account)) ?? false;
  if (kind === 'seal_missing')
    return target.days?.some((one) => one >= String(day) && one < String(last)) ?? false;
  // The newest seals are gone: what they covered is named, and where the sealing stands.
  if (kind === 'head_altered') return target.days !== undefined;
  if (transfer !== undefined && target.transfers?.includes(transfer)) return true;
  const until = typeof last === 'number' ? last : place;
  if (
    place !== undefined &&
    target.places?.some((one) => Number(one) >= place && Number(one) <= Number(until))
  )
    return true;
  return day !== undefined && (target.days?.includes(day) ?? false);
}

import { verifyJournal } from '../../../server/features/seals/service.ts';
import { reconcileCounty } from '../../../server/features/statements/service.ts';
import { type Check, sqlCheck } from './check.ts';

/** Balances, running numbers, sums, awards against transfers, holders against awards. */
const whole: Check = {
  name: 'the books are whole',
  find: async ({ world, deps }) =>
    (await reconcileCounty(deps, world.county)).map(
      ({ kind, what, stored, recomputed }) => `${kind} ${what}: ${stored} ≠ ${recomputed}`,
    ),
};

const balances = sqlCheck(
  'only cover and debt are below zero',
  `select format('account %s: %s', id, posted) as what from accounts, of
   where accounts.county = of.county and ((posted < 0 and (id >> 16) & 15 not in (3, 6))
     or (posted > 0 and (id >> 16) & 15 in (3, 6) and id & 65535 <> 2) or posted - pending_out < 0 and (id >> 16) & 15 not in (3, 6))`,
);

const complaints: Check = {
  name: 'no service complains',
  find: async ({ world }) => world.complaints,
};

const undelivered = sqlCheck(
  'what was left for others is delivered',
  `select format('%s of %s', topic, at) as what from outbox, of
   where outbox.county = of.county and delivered_at is null and at < of.now - interval '1 day'`,
);

/** Recomputing the whole tree takes a while: once a month, and at the end. */
const seals: Check = {
  name: 'the seals verify',
  find: async ({ world, deps, day, last }) => {
    if (!last && !day.endsWith('-01')) return [];
    const { county } = world;
    const key = world.deps.sealKey.publicKey;
    const { findings } = await deps.database.transact((tx) => verifyJournal(tx, { county, key }));
    return findings.map((finding) => JSON.stringify(finding));
  },
};

export const bookChecks: readonly Check[] = [whole, balances, complaints, undelivered, seals];

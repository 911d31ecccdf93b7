import type { Sentence } from '../../../contract/values.ts';
import { villageAccount } from '../../ledger/account.ts';
import { getPosted } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as store from './village-store.ts';

interface Around {
  deps: Pick<Deps, 'database' | 'clock'>;
  scope: Scope;
}

/** Read beside a transaction, not in it: names of areas are remembered for everybody. */
export async function nameOfVillage({ deps, scope }: Around, community: string): Promise<Sentence> {
  return (await areas.getArea(deps, scope, community))?.name ?? { zh: community, en: community };
}

export interface VillageSum {
  community: string;
  /** What the pool holds now. */
  points: number;
  gifts: number;
}

/** What was given to villages, of one or of all of the county; those without a gift are left out. */
export async function sumVillages(
  read: Read,
  scope: Scope,
  community?: string,
): Promise<VillageSum[]> {
  const villages = await store.listGivenVillages(read, scope, community);
  const accounts = villages.map(({ holderNo }) => villageAccount(holderNo));
  const posted = await getPosted(read, scope.county, accounts);
  return villages.map(({ community: code, holderNo, gifts }) => ({
    community: code,
    points: Number(posted.get(villageAccount(holderNo)) ?? 0n),
    gifts,
  }));
}

import type { AgeClass, Me } from '../../../contract/residents.ts';
import { openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { nameAt, phoneAt, show, sightOf } from '../privacy/service.ts';
import { birthAt } from './sealed-fields.ts';
import * as store from './store.ts';

export async function getMe(deps: Deps, ask: Ask): Promise<Me> {
  const [me, unreadNotices] = await Promise.all([
    readMe(deps.database.read, { deps, scope: ask.scope }),
    notices.countUnread(deps, ask),
  ]);
  return { ...me, unreadNotices };
}

/** The resident who asks, without how many notices wait for them. */
export async function readMe(read: Read, by: Reader): Promise<Omit<Me, 'unreadNotices'>> {
  const self = await store.getSelf(read, by.scope);
  const open = await openerOf(read, by, [self.id]);
  const phone = open(self.id, self.phone_sealed, phoneAt(self.id));
  const onlooker = { relation: 'self', roles: [] } as const;
  const sight = sightOf('phone', onlooker, { confidential: false });
  return {
    id: self.id,
    maskedPhone: show('phone', phone, sight) ?? '',
    name: open(self.id, self.name_sealed, nameAt(self.id)),
    grid: self.grid,
    community:
      self.name_zh === null ? null : { zh: self.name_zh, en: self.name_en ?? self.name_zh },
    ageClass: self.age_class as AgeClass | null,
    ageInDoubt: self.age_doubted_at !== null,
    toured: self.toured_at !== null,
  };
}

/** What is kept of the age of the resident who asks, and since when they are registered. */
export async function getOwnAge(
  read: Read,
  by: Reader,
): Promise<{ born: string | null; ageGroup: string | null; registeredAt: Date }> {
  const me = residentOf(by.scope);
  const age = await store.getOwnAge(read, by.scope);
  const open = await openerOf(read, by, [me]);
  return {
    born: open(me, age.birth_sealed, birthAt(me)),
    ageGroup: age.age_group,
    registeredAt: age.registered_at,
  };
}

/** The number of the resident who asks, for sending something to it; null where none is on record. */
export async function getOwnPhone(read: Read, by: Reader): Promise<string | null> {
  const self = await store.getSelf(read, by.scope);
  const open = await openerOf(read, by, [self.id]);
  return open(self.id, self.phone_sealed, phoneAt(self.id));
}

import type { WhomToAsk } from '../../../contract/unmaskings.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { communityOf, openIdentities, show, sightOf } from '../privacy/service.ts';
import { isCaseCode } from './code.ts';
import { isComplainedOf, takesPart } from './desk.ts';
import { errandOf } from './errands.ts';
import * as lists from './list-store.ts';
import { shownArea } from './place.ts';
import { listReporters } from './reporter-store.ts';
import * as store from './store.ts';

/** Whom to ask about these cases, masked; null where a part in the work hides it. */
export async function openWhom(
  deps: Deps,
  scope: Scope,
  listed: readonly lists.ListedCase[],
): Promise<(one: lists.ListedCase) => WhomToAsk | null> {
  const { read } = deps.database;
  const { unit } = staffOf(scope);
  const toAsk = listed.filter(({ state }) => state.stage === 'awaiting_confirmation');
  const ids = toAsk.map(({ report }) => report.id);
  const reporters = await listReporters(read, scope, ids);
  const residents = [...reporters.values()].map(({ resident }) => resident);
  const identityOf = await openIdentities(read, { deps, scope }, residents);
  const homes = new Map<string, Sentence | null>();
  for (const { home } of reporters.values()) {
    const community = communityOf(home);
    if (community !== null) homes.set(community, await areas.describeArea(deps, scope, community));
  }
  return ({ report, state }) => {
    const reporter = reporters.get(report.id);
    if (reporter === undefined || takesPart(state, unit)) return null;
    const shown = (field: 'name' | 'phone' | 'home', value: string | null) =>
      show(field, value, sightOf(field, { relation: 'visitor', roles: [] }, reporter));
    const { name, phone } = identityOf(reporter.resident);
    const home = shown('home', reporter.home);
    return {
      name: shown('name', name),
      phone: shown('phone', phone),
      home: home === null ? null : (homes.get(home) ?? null),
    };
  };
}

/** A case with what has to be known before somebody is shown whom to ask about it. */
export interface ToAsk {
  id: string;
  /** The first to report it. */
  resident: string;
  /** The grid where they live. */
  home: string | null;
  confidential: boolean;
  /** The reader is of the unit that it was sent to. */
  handles: boolean;
  /** It is the reader’s errand to ask. */
  isErrand: boolean;
  area: string | null;
}

/** One below the reader’s areas alone: another answers like one that does not exist. */
export async function findToAsk(
  read: Read,
  { deps, scope }: { deps: Pick<Deps, 'clock'>; scope: Scope },
  code: string,
): Promise<ToAsk | undefined> {
  const found = isCaseCode(code) ? await store.findCase(read, scope, code) : undefined;
  if (found === undefined || !covers(scope, found.grid)) return undefined;
  const listed = await lists.getListed(read, scope, found.id);
  const { report, state } = listed;
  const reporter = (await listReporters(read, scope, [found.id])).get(found.id);
  if (reporter === undefined || isComplainedOf(scope, state)) return undefined;
  const { resident, home, confidential } = reporter;
  return {
    id: found.id,
    resident,
    home,
    confidential,
    handles: takesPart(state, staffOf(scope).unit),
    isErrand: errandOf(listed, { scope, now: deps.clock.now() }) === 'ask',
    area: shownArea(report),
  };
}

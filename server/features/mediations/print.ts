import { openerOf } from '../../platform/data-keys.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Typesetter } from '../../platform/typst.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { getCounty } from '../areas/service.ts';
import { communityOf, show } from '../privacy/service.ts';
import { gather, holderOfParty, noDetails, openSignature, type Whole } from './gather.ts';
import { paperOf } from './paper.ts';
import type { Language } from './paper-texts.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { namesFor } from './view.ts';

export type PrintDeps = Deps & { typesetter: Typesetter };

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/** The whole file to print and bind, in the official order, with what is missing in it. */
export async function getFile(
  deps: PrintDeps,
  ask: Ask,
  { id, language = ask.language }: { id: string; language?: Language | undefined },
): Promise<Attachment | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  const row = await store.findBelow(read, scope, id);
  if (row === undefined) return refuse('mediation_not_found');
  const by = { deps, scope };
  const found = await gather(read, by, row);
  const whole = namesFor(scope) === 'whole' ? found : masked(found);
  const open = await openerOf(
    read,
    by,
    found.parties.map(({ row: party }) => holderOfParty(party)),
  );
  const signatures = new Map(
    whole.parties.flatMap(({ row: party }) => {
      const path = namesFor(scope) === 'whole' ? openSignature(party, open) : null;
      return path === null ? [] : [[party.id, path] as const];
    }),
  );
  const { name } = await getCounty(read, scope);
  await recordLook(deps, ask, {
    action: 'mediation.printed',
    object: `mediation/${id}`,
    area: communityOf(row.grid),
  });
  const data = paperOf({ whole, county: name, language, signatures });
  const last = found.events.at(-1)?.at ?? row.opened_at;
  const setting = await deps.typesetter.pdf({ template: 'mediation.typ', data, madeAt: last });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  const file = `mediation-${row.year}-${row.no}.pdf`;
  return new Attachment(setting.paper, { type: 'application/pdf', name: file });
}

/** The file as whoever oversees reads it: names masked, nothing of what the form asks beside them. */
const masked = (whole: Whole): Whole => ({
  ...whole,
  parties: whole.parties.map((party) => ({
    ...party,
    name: show('name', party.name, 'masked') ?? '',
    details: noDetails,
  })),
});

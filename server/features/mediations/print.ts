import type { PaperKind } from '../../../contract/mediations.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { pictureForPrint } from '../../platform/images.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Typesetter } from '../../platform/typst.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { getCounty } from '../areas/service.ts';
import { readBytes } from '../photos/service.ts';
import { communityOf, show } from '../privacy/service.ts';
import { gather, holderOfParty, noDetails, openSignature, type Whole } from './gather.ts';
import { paperOf } from './paper.ts';
import type { Language } from './paper-texts.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { sightAt, wordsFor } from './view.ts';

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
  const inCharge = sightAt(scope, row.grid) === 'whole';
  const whole = inCharge ? found : masked(found);
  const open = await openerOf(
    read,
    by,
    found.parties.map(({ row: party }) => holderOfParty(party)),
  );
  const signatures = new Map(
    whole.parties.flatMap(({ row: party }) => {
      const path = inCharge ? openSignature(party, open) : null;
      return path === null ? [] : [[party.id, path] as const];
    }),
  );
  const { name } = await getCounty(read, scope);
  await recordLook(deps, ask, {
    action: 'mediation.printed',
    object: `mediation/${id}`,
    area: communityOf(row.grid),
  });
  const pictures = await picturesOf(deps, ask, whole);
  const data = paperOf({ whole, county: name, language, signatures, pictures });
  const last = found.events.at(-1)?.at ?? row.opened_at;
  const setting = await deps.typesetter.pdf({ template: 'mediation.typ', data, madeAt: last });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  const file = `mediation-${row.year}-${row.no}.pdf`;
  return new Attachment(setting.paper, { type: 'application/pdf', name: file });
}

/** Photos of the papers as they are printed, by their keys; one whose file is gone is left out. */
export async function picturesOf(
  deps: Pick<Deps, 'files'>,
  { scope: { county } }: Pick<Ask, 'scope'>,
  { papers }: Whole,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  // One after the other: a picture is decoded in memory.
  for (const { id } of papers.flatMap(({ photos }) => photos)) {
    const bytes = await readBytes(deps, { county, id });
    if (bytes !== undefined) pictures.set(id, (await pictureForPrint(bytes)).toString('base64'));
  }
  return pictures;
}

/** The file as whoever oversees reads it: names masked, nothing of what the form asks or papers prove beside them. */
const masked = (whole: Whole): Whole => ({
  ...whole,
  parties: whole.parties.map((party) => ({
    ...party,
    name: show('name', party.name, 'masked') ?? '',
    details: noDetails,
  })),
  papers: whole.papers.map(({ row, words }) => ({
    row,
    photos: [],
    words: wordsFor(row.kind as PaperKind, words, false),
  })),
  nameOf: (id) => whole.nameOf(id, 'masked'),
});

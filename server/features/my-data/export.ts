import type { ExportedData } from '../../../contract/exported-data.ts';
import { countMine } from '../../platform/attempts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as photos from '../photos/service.ts';
import { type ArchiveFile, archiveOf, type Picture } from './archive.ts';
import { gatherData } from './gather.ts';
import { readMe } from './readable.ts';
import { pageOf } from './readable-page.ts';
import { refuse } from './refusals.ts';

/** Copies of a person’s data that are made in one day at the most. */
export const mostExports = 5;

/**
 * What the resident who asks is shown anywhere in one archive: a page to read, the data, the photos. That
 * it was taken is in the audit, and shown to the person, before the first byte leaves.
 */
export async function exportMyData(deps: Deps, ask: Ask): Promise<Attachment | Refusal> {
  const counted = await carryOut(deps, ask, async (tx): Promise<null | Refusal> => {
    const { today } = await countMine(tx, { deps, scope: ask.scope }, 'data_exported');
    if (today > mostExports) return refuse('exported_too_often', tomorrow(deps.clock.now()));
    const object = `resident/${residentOf(ask.scope)}` as const;
    const entry = { action: 'my_data.exported', object } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return null;
  });
  if (isRefusal(counted)) return counted;
  const { data, pictures } = await gatherData(deps, ask);
  const at = deps.clock.now();
  const body = archiveOf(filesOf(deps, ask, { data, pictures }), at);
  return new Attachment(body, { type: 'application/zip', name: `my-data-${localDate(at)}.zip` });
}

const tomorrow = (now: Date) => {
  const until = startOfDay(addDays(localDate(now), 1));
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return { values: { most: mostExports }, retryAfterSeconds };
};

function filesOf(
  deps: Pick<Deps, 'files'>,
  { scope, language }: Ask,
  { data, pictures }: { data: ExportedData; pictures: readonly Picture[] },
): ArchiveFile[] {
  const typed = typedByOf(scope) !== undefined;
  const text = (name: string, words: string): ArchiveFile => ({
    name,
    packed: false,
    read: async () => Buffer.from(words),
  });
  return [
    text('README.txt', readMe(data, { typed })),
    text('index.html', pageOf(data, { language, typed })),
    text('data.json', `${JSON.stringify(data, null, 2)}\n`),
    ...pictures.map(({ id, file }) => ({
      name: file,
      packed: true,
      read: () => photos.readBytes(deps, { county: scope.county, id }),
    })),
  ];
}

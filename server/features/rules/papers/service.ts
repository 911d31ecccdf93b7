import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { toString as qrCode } from 'qrcode';
import type { County } from '../../../../contract/areas.ts';
import { localDate } from '../../../platform/calendar.ts';
import { PublicDocument } from '../../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../../platform/refusal.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { Paper, Typesetter } from '../../../platform/typst.ts';
import type { Ask, Deps } from '../../../platform/use-case.ts';
import {
  getRulebook,
  getRulebookVersion,
  listNames,
  publicRulebook,
  type Rulebook,
} from '../service.ts';
import { handbookOf, type Printed } from './handbook.ts';
import type { KeptPapers } from './kept.ts';
import { posterOf } from './poster.ts';
import { refuse } from './refusals.ts';
import { isPublished } from './store.ts';
import type { Language } from './texts.ts';

export { createTypesetter } from '../../../platform/typst.ts';
export { keepPapers } from './kept.ts';

/** The folder that the templates and their drawings stand in. */
export const templates = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export interface PaperDeps extends Pick<Deps, 'database' | 'clock'> {
  typesetter: Typesetter;
  kept: KeptPapers;
  /** Name and hotline of the county in scope. */
  getCounty: (scope: Scope) => Promise<Pick<County, 'name' | 'hotline'>>;
  /** Where people open the platform, without the last slash. */
  publicUrl: string;
}

interface Wishes {
  language?: Language;
  /** Undefined: the version in force today. */
  version?: number;
}

/** The whole book for the letter box and the counter, A5. */
export async function printHandbook(
  deps: PaperDeps,
  ask: Ask,
  { print = 'normal', ...wishes }: Wishes & { print?: 'normal' | 'large' },
): Promise<PublicDocument | Refusal> {
  const found = await gather(deps, ask, wishes);
  if (isRefusal(found)) return found;
  const data = handbookOf(found, print);
  return set(deps, {
    name: `handbook-${ask.scope.county}-v${found.book.version}-${found.language}`,
    paper: { template: 'handbook.typ', data, madeAt: found.book.publishedAt },
  });
}

/** One rule for the notice board, A4 or A3. */
export async function printPoster(
  deps: PaperDeps,
  ask: Ask,
  { rule: id, paper = 'a4', ...wishes }: Wishes & { rule: string; paper?: 'a4' | 'a3' },
): Promise<PublicDocument | Refusal> {
  const found = await gather(deps, ask, wishes);
  if (isRefusal(found)) return found;
  const { version, publishedAt } = found.book;
  const deed = found.document.rules.find((rule) => rule.id === id)?.deed;
  const shown = found.shown.chapters.flatMap(({ rules }) => rules).find((rule) => rule.id === id);
  if (deed === undefined || shown === undefined)
    return refuse('no_such_rule', { field: '/rule', values: { version, rule: id } });
  const data = posterOf(found, { ...shown, deed }, paper);
  return set(deps, {
    name: `poster-${ask.scope.county}-${id}-v${version}-${found.language}`,
    paper: { template: 'poster.typ', data, madeAt: publishedAt },
  });
}

async function gather(
  deps: PaperDeps,
  { scope, language: spoken }: Ask,
  { version, language = spoken }: Wishes,
): Promise<(Printed & { book: Rulebook }) | Refusal> {
  const { read } = deps.database;
  const today = localDate(deps.clock.now());
  if (version !== undefined && !(await isPublished(read, scope, version)))
    return refuse('no_such_rulebook', { field: '/version', values: { version } });
  const [book, county] = await Promise.all([
    version === undefined
      ? getRulebook(read, scope, today)
      : getRulebookVersion(read, scope, version),
    deps.getCounty(scope),
  ]);
  const { document } = book;
  const names = await listNames(read, scope, document);
  const shown = publicRulebook(book, { today, names });
  const address = `${deps.publicUrl}/board/?county=${scope.county}#/rules`;
  const color = { dark: '#1d2723', light: '#ffffff' };
  const qr = await qrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2, color });
  return { book, document, shown, county, language, address, qr };
}

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/** The same words give the same bytes, so a paper that was set once is not set again. */
async function set(
  { typesetter, kept }: PaperDeps,
  { name, paper }: { name: string; paper: Paper },
): Promise<PublicDocument | Refusal> {
  const content = JSON.stringify([paper.template, paper.madeAt, paper.data]);
  const key = createHash('sha256').update(content).digest('base64url');
  let bytes = kept.find(key);
  if (bytes === undefined) {
    const setting = await typesetter.pdf(paper);
    if (setting.kind === 'full')
      return refuse('too_many_papers', {
        retryAfterSeconds,
        values: { seconds: retryAfterSeconds },
      });
    bytes = setting.paper;
    kept.keep(key, bytes);
  }
  return new PublicDocument(bytes, { type: 'application/pdf', name: `${name}.pdf` });
}

import type { RouteName } from '../../contract/table.ts';
import type { Caller, TestApp } from '../app.ts';
import { openMakers } from './people.ts';
import type { Recipe } from './recipe.ts';
import type { ThingName } from './things.ts';

let written = 0;
const narrowed = { show: 'overdue', kind: null, area: null };
const newFilter = () => ({ ...narrowed, name: `催办 ${++written}` });
const newText = () => ({
  move: 'answer',
  category: null,
  name: `已到现场 ${++written}`,
  words: '已经到现场，{期限}前办完。',
});

const keep = async (caller: Caller) => (await caller('saveFilter', { body: newFilter() })).ok.id;

/** A filter that a colleague keeps, and a text of the county for answers. */
export async function keepForTheDesk(
  world: TestApp,
  county: number,
): Promise<Partial<Record<ThingName, string>>> {
  const { first } = await openMakers(world, county);
  const savedFilter = await keep(first);
  const answerTemplate = (await first('addAnswerTemplate', { body: newText() })).ok.id;
  return { savedFilter, answerTemplate };
}

const newCategory = () => ({
  code: `05${String(++written + 10).padStart(2, '0')}00`,
  groupZh: '隐患',
  groupEn: 'Hazard',
  nameZh: '护栏松动',
  nameEn: 'Loose railing',
  kind: 'hazard',
  confidential: false,
  keywords: ['护栏'],
  severity: 3,
  resolveDays: 3,
  reason: '要单列',
});
const csv = [
  'code,l1_name,everyday_name,keywords,hotline_request_type,default_severity,resolve_limit_days,privacy_level,emergency_redirect',
  '059900,隐患,护栏松动,护栏,求助,3,7,低,',
].join('\n');
/** What whoever is tried was shown of it; who sees nothing makes something up. */
async function shownTo(caller: Caller): Promise<string> {
  const shown = await caller('previewCatalogue', { body: { csv } });
  return (shown.status === 200 ? shown.ok.shown : null) ?? '0'.repeat(64);
}

const nothing = (ask: Recipe['ask'], named = false): Recipe => ({ about: 'nothing', named, ask });
const ofFilter = (body?: unknown): Recipe =>
  nothing(async ({ whose, caller, things }) => {
    const id = whose === 'mine' ? await keep(caller) : things.savedFilter;
    return { params: { id }, ...(body === undefined ? {} : { body }) };
  }, true);
const theWhole = (ask: Recipe['ask'], named = false): Recipe => ({ about: 'county', named, ask });
const byId = (id: string) => ({ params: { id } });

/** What the desk keeps for its own work: filters, texts, and the queue as a whole. */
export const ofTheDesksOwn: Partial<Record<RouteName, Recipe>> = {
  acceptCases: nothing(({ things }) => ({ body: { codes: [things.reported], note: '' } })),
  exportCases: nothing(() => ({ body: {} })),
  listSavedFilters: nothing(() => ({})),
  saveFilter: nothing(() => ({ body: newFilter() })),
  renameSavedFilter: ofFilter({ name: '再催一次' }),
  removeSavedFilter: ofFilter(),
  listAnswerTemplates: nothing(() => ({})),
  addAnswerTemplate: theWhole(() => ({ body: newText() })),
  editAnswerTemplate: theWhole(
    ({ things }) => ({ ...byId(things.answerTemplate), body: { ...newText(), version: 1 } }),
    true,
  ),
  withdrawAnswerTemplate: theWhole(({ things }) => byId(things.answerTemplate), true),
  addCategory: theWhole(() => ({ body: newCategory() })),
  retireCategory: theWhole(() => ({ params: { code: '040300' }, body: { reason: '合并了' } })),
  reinstateCategory: theWhole(() => ({ params: { code: '040300' }, body: { reason: '要单列' } })),
  previewCatalogue: theWhole(() => ({ body: { csv } })),
  importCatalogue: theWhole(async ({ caller }) => ({
    body: { csv, shown: await shownTo(caller), reason: '按市里的目录' },
  })),
};

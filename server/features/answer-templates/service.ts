/** Texts of the centre for what is written with the moves of a case. */
import type { AnswerTemplate } from '../../../contract/answer-templates.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as bulletin from '../bulletin/service.ts';
import { faultIn, mostTemplates, refuseAmong } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export const listTemplates = (deps: Deps, ask: Ask): Promise<AnswerTemplate[]> =>
  store.listTemplates(deps.database.read, ask.scope);

interface Given extends Pick<AnswerTemplate, 'move' | 'category' | 'name' | 'words'> {
  namesChecked?: boolean;
}

export async function addTemplate(
  deps: Deps,
  ask: Ask,
  given: Given,
): Promise<AnswerTemplate | Refusal> {
  const text = tidy(given);
  const unfit = await unfitFor(deps, ask, { ...text, namesChecked: given.namesChecked ?? false });
  if (unfit) return unfit;
  return carryOut(deps, ask, async (tx) => {
    await store.lockTemplates(tx, ask.scope);
    const refused = await refuseAmongAll(tx, ask, text);
    if (refused) return refused;
    const written = { id: deps.ids.uuid(), ...text, version: 1 };
    return put(tx, { deps, ask }, { action: 'answer_template.added', written, before: null });
  });
}

export async function editTemplate(
  deps: Deps,
  ask: Ask,
  { id, version, ...given }: Given & { id: string; version: number },
): Promise<AnswerTemplate | Refusal> {
  const text = tidy(given);
  const unfit = await unfitFor(deps, ask, { ...text, namesChecked: given.namesChecked ?? false });
  if (unfit) return unfit;
  return carryOut(deps, ask, async (tx) => {
    await store.lockTemplates(tx, ask.scope);
    const found = await store.findTemplate(tx, ask.scope, id);
    if (found === undefined || found.withdrawn) return refuse('template_unknown');
    const before = found.template;
    if (before.version !== version) return refuse('template_changed');
    const refused = await refuseAmongAll(tx, ask, { ...text, id });
    if (refused) return refused;
    const written = { id, ...text, version: version + 1 };
    return put(tx, { deps, ask }, { action: 'answer_template.changed', written, before });
  });
}

/** What was written with it before stays as it was written. */
export async function withdrawTemplate(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<AnswerTemplate | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('templates_whole_county');
  return carryOut(deps, ask, async (tx) => {
    await store.lockTemplates(tx, scope);
    const found = await store.findTemplate(tx, scope, id);
    if (found === undefined) return refuse('template_unknown');
    const { template, withdrawn } = found;
    if (withdrawn) {
      excuse(ask);
      return template;
    }
    await store.withdrawTemplate(tx, scope, { id, by: staffOf(scope).id, at: deps.clock.now() });
    const object = `answer_template/${id}` as const;
    const entry = { action: 'answer_template.withdrawn', object, before: facts(template) } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: about(template) });
    return template;
  });
}

const tidy = ({ move, category, name, words }: Given) => ({
  move,
  category,
  name: name.trim(),
  words: words.trim(),
});
type Text = ReturnType<typeof tidy>;

/** What stands against a text before anybody else’s are looked at: also that it may speak of a person. */
async function unfitFor(
  deps: Deps,
  { scope }: Ask,
  { namesChecked, ...text }: Text & { namesChecked: boolean },
): Promise<Refusal | undefined> {
  if (!covers(scope, null)) return refuse('templates_whole_county');
  const { category } = text;
  if (category !== null) {
    const all = await areas.getCategories(deps, scope);
    if (!all.some(({ code }) => code.startsWith(category)))
      return refuse('template_category_unknown', { field: '/category' });
  }
  const fault = faultIn(text);
  if (fault) return refuse(fault.code, fault);
  return speaksOfSomebody(text, namesChecked);
}

/** Everybody at the desk reads it, and sends it to others: it is looked through like what is published. */
function speaksOfSomebody(text: Text, namesChecked: boolean): Refusal | undefined {
  for (const name of ['name', 'words'] as const) {
    const field = `/${name}`;
    const words = text[name];
    if (bulletin.personalDataIn(words)) return refuse('template_personal_data', { field });
    if (bulletin.platesIn(words)) return refuse('template_plate', { field });
    const [found] = namesChecked ? [] : bulletin.namesIn(words);
    if (found !== undefined)
      return refuse('template_might_name_somebody', { field, values: { found } });
  }
  return undefined;
}

async function refuseAmongAll(
  tx: Tx,
  { scope }: Ask,
  text: Text & { id?: string },
): Promise<Refusal | undefined> {
  const refused = refuseAmong(await store.listTemplates(tx, scope), text);
  if (refused === undefined) return undefined;
  const values = { name: text.name, most: mostTemplates };
  const isName = refused === 'template_name_taken';
  return refuse(refused, isName ? { field: '/name', values } : { values });
}

interface Putting {
  action: 'answer_template.added' | 'answer_template.changed';
  written: Text & { id: string; version: number };
  before: AnswerTemplate | null;
}

async function put(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { action, written, before }: Putting,
): Promise<AnswerTemplate> {
  const at = deps.clock.now();
  await store.putTemplate(tx, ask.scope, { ...written, by: staffOf(ask.scope).id, at });
  const after = { ...written, writtenAt: at.toISOString() };
  await recordAudit(
    tx,
    { deps, ask },
    {
      action,
      object: `answer_template/${written.id}`,
      details: about(after),
      before: before && facts(before),
      after: facts(after),
    },
  );
  return after;
}

const about = ({ move, category, version }: AnswerTemplate) => ({ move, category, version });
const facts = ({ move, category, name, words }: AnswerTemplate) => ({
  move,
  category,
  name,
  words,
});

import { byKeywords, whyKeyword } from '../../../contract/by-keywords.ts';
import type { Sentence } from '../../../contract/values.ts';
import { kept } from '../../platform/kept.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { fromBytes } from '../../text/categories/bytes.ts';
import { suggester } from '../../text/categories/model.ts';
import * as areas from '../areas/service.ts';
import * as store from './store.ts';

export interface Suggested {
  category: string;
  by: 'decided_cases' | 'keyword';
  why: Sentence;
  /** Chance that it is right; a keyword knows none. */
  sure: number | null;
}

type Known = Pick<Deps, 'database' | 'clock' | 'log'>;

/**
 * What words suggest: by what staff decided of cases like it, where that is sure enough, else by a keyword of
 * the catalogue. undefined where neither has anything to say. Words are kept nowhere.
 */
export async function suggestCategory(
  deps: Known,
  scope: Scope,
  words: string,
): Promise<Suggested | undefined> {
  const [known, model] = await Promise.all([
    areas.getCategories(deps, scope),
    getLoaded(deps, scope),
  ]);
  const categories = known.filter(({ retiredAt }) => retiredAt === null);
  const learnt = model?.suggest({ title: '', text: words });
  if (learnt !== undefined && categories.some(({ code }) => code === learnt.label))
    return {
      category: learnt.label,
      by: 'decided_cases',
      why: {
        zh: `县里办过的 ${model?.cases ?? 0} 件事里，像这样的归在这一类`,
        en: `of ${model?.cases ?? 0} cases decided here, those like it were of this kind`,
      },
      sure: learnt.sure,
    };
  const named = byKeywords(categories, words);
  return (
    named && {
      category: named.code,
      by: 'keyword',
      why: whyKeyword(named.keyword),
      sure: null,
    }
  );
}

interface Loaded {
  cases: number;
  suggest: ReturnType<typeof suggester>;
}

/** Another process may have taken another version into use. */
export const noticedWithinMs = 30_000;
const activeVersion = kept(noticedWithinMs, store.findActive);

interface Loading {
  version: number;
  /** undefined: it could not be read. */
  model: Promise<Loaded | undefined>;
  /** Milliseconds of the clock; one that cannot be read is not tried at every keystroke. */
  askedAt: number;
}
const loaded = new WeakMap<object, Map<number, Loading>>();

/**
 * The model in use, read from the database once and not at every keystroke, by whoever comes first for all who
 * wait. Without it keywords speak.
 */
async function getLoaded(deps: Known, scope: Scope): Promise<Loaded | undefined> {
  const active = await activeVersion(deps, scope);
  if (active === undefined) return undefined;
  const counties = loaded.get(deps.database) ?? new Map<number, Loading>();
  loaded.set(deps.database, counties);
  const known = counties.get(scope.county);
  const askedAt = deps.clock.now().getTime();
  if (known?.version === active.version) {
    const model = await known.model;
    if (model !== undefined || askedAt - known.askedAt < noticedWithinMs) return model;
    // Somebody else who waited may have asked anew meanwhile.
    if (counties.get(scope.county) !== known) return counties.get(scope.county)?.model;
  }
  const model = load(deps, scope, active);
  counties.set(scope.county, { version: active.version, model, askedAt });
  return model;
}

async function load(
  { database, log }: Known,
  scope: Scope,
  { version, cases }: Pick<store.ModelRow, 'version' | 'cases'>,
): Promise<Loaded | undefined> {
  try {
    const weights = await store.findWeights(database.read, scope, version);
    return weights && { cases, suggest: suggester(fromBytes(weights)) };
  } catch (error) {
    log.error({ err: error, county: scope.county, version }, 'categories go by keywords');
    return undefined;
  }
}

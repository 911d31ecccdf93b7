import type { FieldTask } from '../../../contract/field-work.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { onlyArea } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { showClocks } from './clocks.ts';
import { toldTo } from './desk.ts';
import { errandOf } from './errands.ts';
import type { CaseEvent } from './history.ts';
import type { Reading } from './instants.ts';
import * as lists from './list-store.ts';
import * as matterStore from './matter-store.ts';
import { namedUnread } from './named.ts';
import { placeOf } from './place.ts';
import { turns as desk } from './queue.ts';
import * as store from './store.ts';
import { openTexts } from './texts.ts';
import type { Turns } from './turn-store.ts';
import { openWhom } from './whom-to-ask.ts';

/** Of each kind shown: as much as somebody walks in a few days. */
const usualMost = 100;

/** Of asking: who reported without a phone of their own, or has not answered in time. */
const shown = ['mine', 'to_visit'] as const;
/** Theirs as a grid worker, whatever else they are: what is theirs at a desk, and what they check on the spot. */
const turns: Turns = { grid_worker: [...desk.grid_worker, 'answered'] };

/** What waits for a grid worker, the soonest due first: where it is, until when, and what is said to be done. */
export async function listFieldTasks(deps: Deps, ask: Ask, most = usualMost) {
  const { read } = deps.database;
  const { scope } = ask;
  const now = deps.clock.now();
  const found = await Promise.all(
    shown.map((show) =>
      lists.listQueue(read, scope, {
        show,
        kind: undefined,
        areaPrefix: undefined,
        code: undefined,
        after: undefined,
        // One more than is told: then there are others.
        limit: most + 1,
        now,
        turns,
        followers: false,
        // On no phone is it carried about.
        openly: true,
      }),
    ),
  );
  const more = found.some((cases) => cases.length > most);
  const listed = found.flatMap((cases) => cases.slice(0, most));
  const ids = listed.map(({ report }) => report.id);
  const [stepsOf, texts, whomOf] = await Promise.all([
    store.listHistories(read, scope, ids),
    openTexts(read, { deps, scope }, ids),
    openWhom(deps, scope, listed),
  ]);
  await recordStandingLook(deps, ask, {
    action: 'cases.listed',
    object: 'cases',
    area: onlyArea(scope),
    details: { show: 'field_work' },
  });
  const toAccept = listed.filter((one) => errandOf(one, { scope, now }) === 'accept');
  const unread = await namingUnread(deps, ask, toAccept);
  const tasks = listed.flatMap((one): FieldTask[] => {
    const errand = errandOf(one, { scope, now });
    if (errand === undefined) return [];
    const { report } = one;
    // The desk reads first whether it complains of the unit that it names.
    if (errand === 'accept' && unread.has(report.id)) return [];
    const history = texts.historyOf(report.id, stepsOf(report.id));
    const { title, place } = texts.textOf(report);
    return [
      {
        position: placeOf(report),
        gridName: one.gridName,
        code: report.code,
        errand,
        kind: report.kind as FieldTask['kind'],
        categoryName: one.categoryName,
        title,
        place,
        ...clockOf(one, { told: toldTo(scope, one), now }),
        unit: one.unitName,
        done: doneOf(history),
        reopened: one.state.reopened,
        whom: errand === 'ask' ? whomOf(one) : null,
      },
    ];
  });
  return { at: now.toISOString(), tasks, more };
}

/** Cases to accept that name a unit, or have one following them that does. */
async function namingUnread(
  deps: Deps,
  { scope }: Ask,
  listed: readonly lists.ListedCase[],
): Promise<ReadonlySet<string>> {
  const { read } = deps.database;
  const leads = listed.map(({ report }) => report.id);
  const along = await matterStore.findFollowers(read, scope, leads);
  const cases = [...listed, ...along];
  const named = await namedUnread(read, { deps, scope }, { cases });
  const naming = cases.filter(({ report }) => named.has(report.id));
  return new Set(naming.map(({ report, state }) => state.matter ?? report.id));
}

/** The clock that runs: by it an errand is due. */
function clockOf(
  { report, state }: lists.ListedCase,
  reading: Reading,
): Pick<FieldTask, 'clock' | 'running'> {
  const { running, ...clocks } = showClocks(report.reported_at, state, reading);
  return { clock: (running && clocks[running]) ?? clocks.firstAnswer, running };
}

const doneOf = (history: readonly CaseEvent[]): string | null =>
  history.findLast(({ kind }) => kind === 'handled')?.note ?? null;

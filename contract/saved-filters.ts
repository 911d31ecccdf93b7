import Type, { type Static } from 'typebox';
import { caseKinds } from './areas.ts';
import { queueShows } from './cases.ts';
import { answers, caseReaders, defineRoutes } from './route.ts';
import { AreaCode, CountyCode, Id, InCounty, Nullable, strict } from './values.ts';

/** How many somebody keeps at most. */
export const mostFilters = 20;
export const longestFilterName = 20;

const name = Type.String({ minLength: 1, maxLength: longestFilterName });
const narrowed = {
  show: Type.Enum([...queueShows]),
  /** null: all kinds. */
  kind: Nullable(Type.Enum([...caseKinds])),
  /** null: all that the reader may see. */
  area: Nullable(AreaCode),
};

/** A filter of the queue under a name. Words that are looked for are not part of it: they can name somebody. */
export const SavedFilter = Type.Object({ id: Id, name, ...narrowed });
export type SavedFilter = Static<typeof SavedFilter>;

const mine = { who: caseReaders, scope: 'own' } as const;
const change = { ...mine, idempotent: true, audit: 'change', rate: 'write' } as const;
const one = Type.Object({ county: CountyCode, id: Id });

export const savedFilterRoutes = defineRoutes({
  listSavedFilters: {
    method: 'GET',
    path: '/:county/staff/saved-filters',
    summary: 'The filters of the queue that I keep, the first saved first',
    policy: { ...mine, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Array(SavedFilter)),
  },
  saveFilter: {
    method: 'POST',
    path: '/:county/staff/saved-filters',
    summary: 'Keep a filter of the queue under a name, twenty at most',
    policy: change,
    params: InCounty,
    body: Type.Object({ name, ...narrowed }, strict),
    answers: answers(201, SavedFilter),
  },
  renameSavedFilter: {
    method: 'POST',
    path: '/:county/staff/saved-filters/:id/name',
    summary: 'Call a filter of mine otherwise',
    policy: change,
    params: one,
    body: Type.Object({ name }, strict),
    answers: answers(200, SavedFilter),
  },
  removeSavedFilter: {
    method: 'POST',
    path: '/:county/staff/saved-filters/:id/removal',
    summary: 'Do not keep a filter of mine any more',
    policy: change,
    params: one,
    answers: answers(200, SavedFilter),
  },
});

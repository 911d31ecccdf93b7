import type { NoticeChoice } from '../../../contract/notices.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as suggestions from '../suggestions/service.ts';
import { doFor, showFor } from './behalf.ts';

/** What there is none of is the same for everybody: nothing of who agreed is seen. */
export const listEmptyShelvesFor = (deps: Deps, ask: Ask, id: string) =>
  doFor(deps, { ask, id }, (theirs) => suggestions.listEmptyShelves(deps, theirs));

export const wishFor = (
  deps: Deps,
  ask: Ask,
  { id, ...wish }: { id: string; words?: string; reward?: string },
) => doFor(deps, { ask, id }, (theirs) => suggestions.wishInShop(deps, theirs, wish));

export const listNoticesFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => notices.listToReadOut(deps, theirs));

export const markNoticesReadFor = (
  deps: Deps,
  ask: Ask,
  { id, ids }: { id: string; ids: readonly string[] },
) => doFor(deps, { ask, id }, (theirs) => notices.markReadOut(deps, theirs, ids));

/** Which of their browsers is told is for the browser itself to say. */
const choiceOf = ({ ways, quiet }: NoticeChoice): NoticeChoice => ({ ways, quiet });

export const getNoticeWaysFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, async (theirs) => choiceOf(await notices.getSettings(deps, theirs)));

export const setNoticeWaysFor = (
  deps: Deps,
  ask: Ask,
  { id, ...chosen }: { id: string } & NoticeChoice,
) =>
  doFor(deps, { ask, id }, async (theirs) => {
    const settings = await notices.setSettings(deps, theirs, chosen);
    return isRefusal(settings) ? settings : choiceOf(settings);
  });

import type { rulebookRoutes } from '../../../contract/rulebooks.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as carrying from './carrying.ts';
import * as reading from './desk-reading.ts';
import * as drafts from './drafts.ts';
import * as publishing from './publish.ts';

export const rulebookHandlers = (deps: drafts.DeskDeps): Handlers<typeof rulebookRoutes> => ({
  listRulebooks: ({ ask }) => drafts.listRulebooks(deps, ask),
  getRulebookVersion: ({ ask, params }) => drafts.getVersion(deps, ask, params.version),
  createRuleDraft: ({ ask, body }) => drafts.createDraft(deps, ask, body),
  getRuleDraft: ({ ask, params }) => drafts.getDraft(deps, ask, params.id),
  saveRuleDraft: ({ ask, params: { id }, body }) => drafts.saveDraft(deps, ask, { id, ...body }),
  removeRuleDraft: ({ ask, params }) => drafts.removeDraft(deps, ask, params.id),
  readRuleSentences: ({ ask, body }) => reading.readSentences(deps, ask, body.document),
  getRuleDifferences: ({ ask, params }) => reading.getDifferences(deps, ask, params.id),
  getRuleCarryOver: ({ ask, params }) => carrying.getCarryOver(deps, ask, params.id),
  carryRuleDraftOver: ({ ask, params: { id }, body }) =>
    carrying.carryDraftOver(deps, ask, { id, ...body }),
  askRulePublication: ({ ask, params: { id }, body }) =>
    publishing.askPublication(deps, ask, { id, ...body }),
  withdrawRulePublication: ({ ask, params: { id }, body }) =>
    publishing.withdrawPublication(deps, ask, { id, ...body }),
  returnRuleDraft: ({ ask, params: { id }, body }) =>
    publishing.returnDraft(deps, ask, { id, ...body }),
  publishRuleDraft: ({ ask, params: { id }, body }) =>
    publishing.publishDraft(deps, ask, { id, ...body }),
  listComingRulebooks: ({ ask }) => reading.listComing(deps, ask),
});

import type { answerTemplateRoutes } from '../../../contract/answer-templates.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as templates from './service.ts';

export const answerTemplateHandlers = (deps: Deps): Handlers<typeof answerTemplateRoutes> => ({
  listAnswerTemplates: ({ ask }) => templates.listTemplates(deps, ask),
  addAnswerTemplate: ({ ask, body }) => templates.addTemplate(deps, ask, body),
  editAnswerTemplate: ({ ask, params, body }) =>
    templates.editTemplate(deps, ask, { id: params.id, ...body }),
  withdrawAnswerTemplate: ({ ask, params }) => templates.withdrawTemplate(deps, ask, params.id),
});

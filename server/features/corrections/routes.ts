import type { correctionRoutes } from '../../../contract/corrections.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as corrections from './service.ts';

export const correctionHandlers = (deps: Deps): Handlers<typeof correctionRoutes> => ({
  listCorrections: ({ ask }) => corrections.listCorrections(deps, ask),
  previewCorrection: ({ ask, query }) => corrections.previewCorrection(deps, ask, query),
  getCorrection: ({ ask, params }) => corrections.getCorrection(deps, ask, params.id),
  listCorrectionLines: ({ ask, params, query }) =>
    corrections.listLines(deps, ask, { id: params.id, after: query.after }),
  askCorrection: ({ ask, body }) => corrections.askCorrection(deps, ask, body),
  signCorrection: ({ ask, params, body }) =>
    corrections.signCorrection(deps, ask, { id: params.id, ...body }),
  declineCorrection: ({ ask, params, body }) =>
    corrections.declineCorrection(deps, ask, { id: params.id, ...body }),
  withdrawCorrection: ({ ask, params }) => corrections.withdrawCorrection(deps, ask, params.id),
});

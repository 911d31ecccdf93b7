import type { debtRoutes } from '../../../contract/debts.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as debts from './service.ts';

export const debtHandlers = (deps: Deps): Handlers<typeof debtRoutes> => ({
  listDebts: ({ ask, query }) => debts.listDebts(deps, ask, query.after),
  askWaiver: ({ ask, params, body }) => debts.askWaiver(deps, ask, { debtor: params.id, ...body }),
  confirmWaiver: ({ ask, params, body }) =>
    debts.confirmWaiver(deps, ask, { id: params.id, ...body }),
  declineWaiver: ({ ask, params, body }) =>
    debts.declineWaiver(deps, ask, { id: params.id, ...body }),
});

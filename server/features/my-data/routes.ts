import type { myDataRoutes } from '../../../contract/my-data.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { SealDeps } from '../seals/service.ts';
import * as mine from './service.ts';

export type MyDataRouteDeps = mine.SignInDeps & SealDeps;

export const myDataHandlers = (deps: MyDataRouteDeps): Handlers<typeof myDataRoutes> => ({
  getMyData: ({ ask }) => mine.getMyData(deps, ask),
  listMyLooks: ({ ask, query }) => mine.listMyLooks(deps, ask, query.after),
  listMyConsents: ({ ask }) => mine.listMyConsents(deps, ask),
  setMyConsent: ({ ask, params, body }) =>
    mine.setMyConsent(deps, ask, { purpose: params.purpose, ...body }),
  sendMyCode: ({ ask, from, body }) => mine.sendMyCode(deps, { ...ask, from }, body),
  proveMyself: async ({ ask, from, body }) => {
    const done = await mine.proveMyself(deps, { ...ask, from }, body.code);
    if (isRefusal(done)) return done;
    return new SessionChange('resident', done.token, { proved: true as const });
  },
  sendNewPhoneCode: ({ ask, from, body }) => mine.sendNewPhoneCode(deps, { ...ask, from }, body),
  changeMyPhone: ({ ask, from, body }) => mine.changePhone(deps, { ...ask, from }, body),
  exportMyData: ({ ask }) => mine.exportMyData(deps, ask),
  previewErasure: ({ ask }) => mine.previewErasure(deps, ask),
  eraseMe: async ({ ask, body }) => {
    const erased = await mine.eraseMe(deps, ask, body);
    return isRefusal(erased) ? erased : new SessionChange('resident', null, erased);
  },
});

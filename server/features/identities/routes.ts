import type { identityRoutes } from '../../../contract/identities.ts';
import type { Me } from '../../../contract/residents.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask } from '../../platform/use-case.ts';
import * as identities from './service.ts';

export interface IdentityRouteDeps extends identities.IdentityDeps {
  /** What the resident's app shows of whoever is signed in. */
  getMe: (ask: Ask, resident: string) => Promise<Me>;
  /** Ends the session that the browser brought: nobody signs in on top of somebody else. */
  signOut: (ask: Ask, token: string | undefined) => Promise<void>;
}

export const identityHandlers = (deps: IdentityRouteDeps): Handlers<typeof identityRoutes> => ({
  listIdentityProviders: async () => identities.listProviders(deps),
  goToProvider: ({ ask, from, body }) =>
    identities.goToProvider(deps, { ...ask, from }, body.provider),
  comeBackFromProvider: async ({ ask, from, body, tokens }) => {
    const came = await identities.comeBack(deps, { ...ask, from }, body.query);
    if (isRefusal(came) || came.next !== 'signed_in') return came;
    const { token, provider, resident } = came;
    await deps.signOut(ask, tokens.resident);
    const me = await deps.getMe(ask, resident);
    return new SessionChange('resident', token, { next: 'signed_in' as const, provider, me });
  },
  sendConfirmationCode: ({ ask, from, body }) =>
    identities.sendConfirmationCode(deps, { ...ask, from }, body),
  confirmIdentity: async ({ ask, from, body, tokens }): Promise<SessionChange<Me> | Refusal> => {
    const came = await identities.confirmIdentity(deps, { ...ask, from }, body);
    if (isRefusal(came)) return came;
    if (came.next !== 'signed_in') throw new Error('a confirmed identity is signed in');
    await deps.signOut(ask, tokens.resident);
    return new SessionChange('resident', came.token, await deps.getMe(ask, came.resident));
  },
});

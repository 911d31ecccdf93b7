import type { liveRoutes } from '../../../contract/live.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Switchboard } from './service.ts';

export interface LiveRouteDeps {
  switchboard: Switchboard;
}

export const liveHandlers = ({ switchboard }: LiveRouteDeps): Handlers<typeof liveRoutes> => ({
  followCases: async ({ ask, tokens }) => {
    if (tokens.staff === undefined) throw new Error('the door let in somebody without a session');
    return switchboard.open(ask.scope, tokens.staff);
  },
});

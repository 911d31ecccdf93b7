import type { workbenchRoutes } from '../../../contract/workbench.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import { getWorkbench } from './service.ts';

export const workbenchHandlers = (deps: Deps): Handlers<typeof workbenchRoutes> => ({
  getWorkbench: ({ ask }) => getWorkbench(deps, ask),
});

import type { alarmRoutes } from '../../../contract/alarms.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as alarms from './service.ts';

export const alarmHandlers = (deps: Deps): Handlers<typeof alarmRoutes> => ({
  listAlarms: ({ ask }) => alarms.listAlarms(deps, ask),
  seeAlarm: ({ ask, params }) => alarms.seeAlarm(deps, ask, params.id),
});

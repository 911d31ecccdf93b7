import type { Ways } from '../../../contract/notice-ways.ts';
import type { NoticeSettings } from '../../../contract/notices.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { deviceOfActor, residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, ErasedMeanwhile } from '../../platform/use-case.ts';
import type { WebPush } from '../../platform/web-push/client.ts';
import type { PushAddress } from '../../platform/web-push/encrypt.ts';
import { type Settings, settle } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './settings-store.ts';

export type NoticeDeps = Deps & {
  /** Without it nothing is sent to browsers. */
  webPush?: WebPush | undefined;
};

/** The keys of a browser are bound to the device that they are kept for. */
export const browserAt = (resident: string, device: string) => ({
  field: 'push_devices.address',
  row: `${resident}/${device}`,
});

export function getSettings(deps: NoticeDeps, ask: Ask): Promise<NoticeSettings> {
  return show(deps.database.read, { deps, ask });
}

interface By {
  deps: NoticeDeps;
  ask: Ask;
}

async function show(read: Read, { deps, ask: { scope } }: By): Promise<NoticeSettings> {
  const resident = residentOf(scope);
  const { ways, quiet } = await store.getChoice(read, scope, resident);
  const browsers = await store.listBrowsers(read, scope, { resident, now: deps.clock.now() });
  const device = here(scope);
  return {
    ways: mutable(ways),
    quiet,
    pushKey: deps.webPush?.publicKey ?? null,
    pushedHere: browsers.some((one) => one.device === device),
  };
}

/** The device that asks; what staff type for somebody comes from none of theirs. */
const here = (scope: Ask['scope']): string | undefined =>
  scope.actor.kind === 'resident' && scope.actor.signedIn ? deviceOfActor(scope) : undefined;

const mutable = (ways: Ways): NoticeSettings['ways'] => ({
  case: [...ways.case],
  points: [...ways.points],
  together: [...ways.together],
  rights: [...ways.rights],
});

/** Chooses ways and quiet hours; what must stay in the app does, whatever was chosen. */
export function setSettings(deps: NoticeDeps, ask: Ask, { ways, quiet }: Settings) {
  return carryOut(deps, ask, async (tx): Promise<NoticeSettings> => {
    const { scope } = ask;
    const resident = residentOf(scope);
    const chosen = { ways: settle(ways), quiet: { from: quiet.from, until: quiet.until } };
    await store.putSettings(tx, scope, { ...chosen, resident, at: deps.clock.now() });
    const object = `resident/${resident}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'notices.ways_chosen', object });
    return show(tx, { deps, ask });
  });
}

/** Has the browser that asks told, too: as long as it is signed in. */
export function subscribeBrowser(deps: NoticeDeps, ask: Ask, address: PushAddress) {
  return carryOut(deps, ask, async (tx): Promise<NoticeSettings | Refusal> => {
    const { scope } = ask;
    if (deps.webPush === undefined) return refuse('browsers_not_told');
    if (!deps.webPush.isKnown(address.endpoint))
      return refuse('browser_unknown', { field: '/endpoint' });
    const resident = residentOf(scope);
    const device = deviceOfActor(scope);
    const seal = await sealerOf(tx, { deps, scope }, resident);
    const { endpoint, p256dh, auth } = address;
    const text = JSON.stringify({ endpoint, p256dh, auth });
    const addressSealed = seal(text, browserAt(resident, device));
    if (addressSealed === null) throw new ErasedMeanwhile();
    await store.putBrowser(tx, scope, { resident, device, addressSealed, at: deps.clock.now() });
    const object = `resident/${resident}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'notices.browser_added', object });
    return show(tx, { deps, ask });
  });
}

export function unsubscribeBrowser(deps: NoticeDeps, ask: Ask) {
  return carryOut(deps, ask, async (tx): Promise<NoticeSettings> => {
    const { scope } = ask;
    const resident = residentOf(scope);
    const deleted = await store.deleteBrowser(tx, scope, {
      resident,
      device: deviceOfActor(scope),
    });
    const object = `resident/${resident}` as const;
    if (deleted)
      await recordAudit(tx, { deps, ask }, { action: 'notices.browser_removed', object });
    else excuse(ask);
    return show(tx, { deps, ask });
  });
}

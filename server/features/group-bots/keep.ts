import type {
  BotMessageState,
  DigestReaders,
  GroupBotFailure,
  GroupBotKind,
} from '../../../contract/group-bot-kinds.ts';
import type { GroupBot } from '../../../contract/group-bots.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { readBotAddress } from '../../platform/group-bots/address.ts';
import type { BotAddress } from '../../platform/group-bots/client.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { testWords } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const shownMessages = 5;

const addressAt = (bot: string) => ({ field: 'group_bots.address', row: bot });

interface Showing {
  deps: Pick<Deps, 'cipher'>;
  scope: Scope;
}

/** What is secret of a bot's address, opened; null for one that was taken out. */
export async function openBots(
  read: Read,
  by: Showing,
  rows: readonly store.SealedBot[],
): Promise<(row: store.SealedBot) => BotAddress | null> {
  const open = await openerOf(
    read,
    by,
    rows.map(({ id }) => id),
  );
  return ({ id, kind, address_sealed }) => {
    const opened = open(id, address_sealed, addressAt(id));
    return opened === null ? null : { kind: kind as GroupBotKind, ...JSON.parse(opened) };
  };
}

export const listBots = async (deps: Deps, ask: Ask): Promise<GroupBot[]> =>
  showBots(
    deps.database.read,
    { deps, scope: ask.scope },
    await store.listBots(deps.database.read, ask.scope),
  );

async function showBots(
  read: Read,
  by: Showing,
  rows: readonly store.BotRow[],
): Promise<GroupBot[]> {
  const ids = rows.map(({ id }) => id);
  const messages = Map.groupBy(
    await store.listNewest(read, by.scope, { ids, limit: shownMessages }),
    ({ bot }) => bot,
  );
  const addressOf = await openBots(read, by, rows);
  return rows.map((row) => ({
    id: row.id,
    area: row.area,
    areaName: { zh: row.area_zh, en: row.area_en },
    kind: row.kind as GroupBotKind,
    name: row.name,
    readers: row.readers as DigestReaders,
    alerts: row.alerts,
    signed: (addressOf(row)?.secret ?? null) !== null,
    madeAt: row.made_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    failure:
      row.failure === null || row.failed_at === null
        ? null
        : { why: row.failure as GroupBotFailure, at: row.failed_at.toISOString() },
    messages: (messages.get(row.id) ?? []).map(({ what, state, at, failure }) => ({
      what: what as GroupBot['messages'][number]['what'],
      state: state as BotMessageState,
      at: at.toISOString(),
      failure: failure as GroupBotFailure | null,
    })),
  }));
}

async function showOne(tx: Tx, by: Showing, id: string): Promise<GroupBot> {
  const row = await store.findBot(tx, by.scope, id);
  const [shown] = row === undefined ? [] : await showBots(tx, by, [row]);
  if (shown === undefined) throw new Error(`no bot ${id}`);
  return shown;
}

interface NewBot {
  area: string;
  name: string;
  readers: DigestReaders;
  address: string;
  secret: string | null;
}

/** Registers a bot. Of its address only what is secret is kept, sealed; where it sends to is ours to say. */
export async function addBot(
  deps: Deps,
  ask: Ask,
  { area, name, readers, address, secret }: NewBot,
): Promise<GroupBot | Refusal> {
  const { scope } = ask;
  if (name.trim() === '') return refuse('bot_nameless', { field: '/name' });
  const named = readBotAddress(address);
  if (named === undefined) return refuse('bot_address_unknown', { field: '/address' });
  const { kind, key } = named;
  if (kind === 'wecom' && secret !== null)
    return refuse('bot_secret_not_taken', { field: '/secret' });
  const known = await areas.getArea(deps, scope, area);
  if (known === undefined || !covers(scope, area))
    return refuse('area_not_yours', { field: '/area' });
  return carryOut(deps, ask, async (tx) => {
    await store.lockCounty(tx, scope);
    if (await isKnown(tx, { deps, scope }, { kind, key }))
      return refuse('bot_known', { field: '/address' });
    const id = deps.ids.uuid();
    const seal = await sealerOf(tx, { deps, scope }, id);
    const made = { made_at: deps.clock.now(), made_by: staffOf(scope).id };
    await store.insertBot(tx, scope, {
      id,
      area,
      kind,
      name: name.trim(),
      readers,
      // Who works there hears at once what is late, unless somebody turns it off; residents never do.
      alerts: readers === 'staff',
      alerted_until: made.made_at,
      address_sealed: seal(JSON.stringify({ key, secret }), addressAt(id)),
      ...made,
    });
    const details = { kind, readers, signed: secret !== null };
    const entry = { action: 'group_bot.added', object: `group_bot/${id}`, area, details } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return showOne(tx, { deps, scope }, id);
  });
}

/** Whether a bot of the county has this address, wherever in it. */
async function isKnown(
  tx: Tx,
  { deps, scope }: Showing,
  { kind, key }: { kind: GroupBotKind; key: string },
): Promise<boolean> {
  const rows = await store.listOfCounty(tx, scope);
  const addressOf = await openBots(tx, { deps, scope }, rows);
  return rows.some((row) => row.kind === kind && addressOf(row)?.key === key);
}

/** Sends the group a test message. */
export function testBot(deps: Deps, ask: Ask, id: string) {
  return carryOut(deps, ask, async (tx): Promise<GroupBot | Refusal> => {
    const { scope } = ask;
    const bot = await store.findBot(tx, scope, id);
    if (bot === undefined || bot.removed_at !== null) return refuse('bot_unknown');
    await leaveBotMessage(tx, deps, {
      scope,
      message: { id: deps.ids.uuid(), bot: id, what: 'test', words: testWords(bot.name) },
    });
    const entry = {
      action: 'group_bot.tested',
      object: `group_bot/${id}`,
      area: bot.area,
    } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return showOne(tx, { deps, scope }, id);
  });
}

interface Leaving {
  scope: Scope;
  message: { id: string; bot: string; what: GroupBot['messages'][number]['what']; words: string };
}

const botTopic = 'bot_message';

/** Leaves a message for a group, once under its id. @returns whether it was not there yet */
export async function leaveBotMessage(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'ids'>,
  { scope, message }: Leaving,
): Promise<boolean> {
  const { id } = message;
  if (!(await store.insertMessage(tx, scope, { ...message, at: deps.clock.now() }))) return false;
  const { county } = scope;
  await leaveMessage(tx, deps, { county, id, topic: botTopic, payload: { message: id } });
  return true;
}

/** Has a group of staff told at once of what is late below its area, or not; what was before is not told later. */
export function setAlerts(deps: Deps, ask: Ask, { id, alerts }: { id: string; alerts: boolean }) {
  return carryOut(deps, ask, async (tx): Promise<GroupBot | Refusal> => {
    const { scope } = ask;
    const bot = await store.findBot(tx, scope, id);
    if (bot === undefined || bot.removed_at !== null) return refuse('bot_unknown');
    if (alerts && bot.readers !== 'staff') return refuse('bot_of_residents', { field: '/alerts' });
    await store.setAlerts(tx, scope, { id, alerts, at: deps.clock.now() });
    const entry = {
      action: 'group_bot.alerts_set',
      object: `group_bot/${id}`,
      area: bot.area,
      details: { alerts },
    } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return showOne(tx, { deps, scope }, id);
  });
}

/** Takes a bot out; what was still to be sent is not. */
export function removeBot(deps: Deps, ask: Ask, id: string) {
  return carryOut(deps, ask, async (tx): Promise<GroupBot | Refusal> => {
    const { scope } = ask;
    const bot = await store.findBot(tx, scope, id);
    if (bot === undefined) return refuse('bot_unknown');
    const by = staffOf(scope).id;
    const shown = await showOne(tx, { deps, scope }, id);
    const entry = {
      action: 'group_bot.removed',
      object: `group_bot/${id}`,
      area: bot.area,
    } as const;
    if (await store.removeBot(tx, scope, { id, by, at: deps.clock.now() }))
      await recordAudit(tx, { deps, ask }, entry);
    else excuse(ask);
    return shown;
  });
}

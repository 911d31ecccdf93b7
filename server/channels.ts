import type { Config } from './config.ts';
import type { Clock } from './platform/clock.ts';
import { createGroupBots, type GroupBots } from './platform/group-bots/client.ts';
import { startGroupBotStandIn } from './platform/group-bots/stand-in.ts';
import type { Log } from './platform/log.ts';
import { createAliyunSms, type Sms } from './platform/sms.ts';
import { showingCodes, standInTemplates, startSmsStandIn } from './platform/sms-standin.ts';
import { createWebPush, type WebPush } from './platform/web-push/client.ts';
import { openPushKey } from './platform/web-push/vapid.ts';

interface Parts {
  clock: Clock;
  ids: { uuid(): string };
  log: Log;
  /** From which the demo’s key of the push services is made. */
  pushSeed: Buffer | undefined;
}

export interface Channels {
  sms: Sms;
  webPush: WebPush | undefined;
  groupBots: GroupBots;
  close: () => Promise<void>;
}

/** By what people are told beside the app; the demo has stand-ins for what costs money or needs a contract. */
export async function openChannels(config: Config, parts: Parts): Promise<Channels> {
  const text = await openSms(config, parts);
  const bots = await openGroupBots(config, parts);
  return {
    sms: text.sms,
    webPush: openWebPush(config, parts),
    groupBots: bots.groupBots,
    close: async () => {
      await bots.close();
      await text.close();
    },
  };
}

async function openSms({ sms }: Pick<Config, 'sms'>, { clock, ids, log }: Parts) {
  const common = { clock, newId: () => ids.uuid(), log };
  if (sms !== undefined)
    return { sms: createAliyunSms({ ...sms, ...common }), close: async () => {} };
  const account = { accessKeyId: 'demo', accessKeySecret: ids.uuid() };
  const standIn = await startSmsStandIn({ ...account, ...common, flowControl: false });
  const { endpoint } = standIn;
  const templates = standInTemplates;
  const opened = createAliyunSms({
    ...account,
    ...common,
    endpoint,
    signName: '平安积分',
    templates,
  });
  return { sms: showingCodes(opened, standIn), close: () => standIn.close() };
}

function openWebPush(
  { push }: Pick<Config, 'push'>,
  { clock, log, pushSeed }: Parts,
): WebPush | undefined {
  if (push !== undefined) return createWebPush({ ...push, clock, log });
  if (pushSeed === undefined) return undefined;
  const contact = 'mailto:demo@points.example';
  return createWebPush({ key: openPushKey(pushSeed), contact, clock, log });
}

async function openGroupBots({ groupBots }: Pick<Config, 'groupBots'>, { clock, log }: Parts) {
  if (groupBots === 'real')
    return { groupBots: createGroupBots({ clock, log }), close: async () => {} };
  const standIn = await startGroupBotStandIn({ clock });
  const opened = createGroupBots({ clock, log, standIn: standIn.origin });
  return { groupBots: opened, close: () => standIn.close() };
}

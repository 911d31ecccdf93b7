/** Bots in groups of WeCom, DingTalk and Feishu, and what an area tells there. */
export { leaveAlerts } from './alerts.ts';
export { type DigestDeps, getDigest, leaveDigests } from './digest.ts';
export { addBot, listBots, removeBot, setAlerts, testBot } from './keep.ts';
export { type BotSendDeps, sendBotMessage } from './send.ts';

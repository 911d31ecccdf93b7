import { createHmac } from 'node:crypto';

/** DingTalk: the secret signs time (in milliseconds) and itself; it goes into the address. */
export const dingtalkSign = (secret: string, timestampMs: string): string =>
  createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');

/** Feishu: time (in seconds) and secret are the key, and nothing is signed; it goes into the body. */
export const feishuSign = (secret: string, timestampSeconds: string): string =>
  createHmac('sha256', `${timestampSeconds}\n${secret}`).digest('base64');

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  bot_unknown: { status: 404, zh: '没有这个群机器人。', en: 'There is no such group bot.' },
  bot_address_unknown: {
    status: 422,
    zh: '只认企业微信、钉钉、飞书群机器人的地址，请从群设置里整条复制。',
    en: 'Only addresses of bots in WeCom, DingTalk and Feishu are known. Please copy all of it from the settings of the group.',
  },
  bot_secret_not_taken: {
    status: 422,
    zh: '企业微信的群机器人没有签名密钥，请留空。',
    en: 'A bot in WeCom has no secret that signs: please leave it empty.',
  },
  bot_nameless: {
    status: 422,
    zh: '给群机器人起个名字。',
    en: 'Please give the group bot a name.',
  },
  bot_known: {
    status: 409,
    zh: '这个群机器人已经登记过了。',
    en: 'This group bot is registered already.',
  },
  bot_of_residents: {
    status: 409,
    zh: '超时提醒只发工作群，不发居民群。',
    en: 'What is late is told in groups of staff only, never in those of residents.',
  },
  area_not_yours: {
    status: 422,
    zh: '这个区域不在您的辖区内。',
    en: 'This area is not below yours.',
  },
  digest_day_ahead: {
    status: 422,
    zh: '只能看已经过完的一天。',
    en: 'Only of a day that is over.',
  },
});

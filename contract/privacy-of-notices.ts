import { nobody, type PersonalEntry, self, untilErased } from './personal-entry.ts';

/** By which ways somebody is told. */
export const aboutNotices: readonly PersonalEntry[] = [
  {
    columns: [
      'notice_settings.ways',
      'notice_settings.quiet_from',
      'notice_settings.quiet_until',
      'notices.kind',
    ],
    what: {
      zh: '选了哪些通知方式、什么时候不打扰，通知属于哪一类',
      en: 'chosen ways of being told, quiet hours, and of which kind a notice is',
    },
    purpose: { zh: '按本人选的方式通知', en: 'telling people as they wish' },
    basis: 'duty',
    seenBy: self,
    kept: untilErased,
    keeping: 'open',
    why: { zh: '只是选项和钟点', en: 'options and hours only' },
  },
  {
    columns: ['push_devices.address_sealed'],
    what: { zh: '打开了推送的浏览器的地址', en: 'addresses of browsers that take messages' },
    purpose: { zh: '网页推送', en: 'telling a browser that is closed' },
    basis: 'consent',
    seenBy: nobody,
    kept: {
      zh: '直到关闭推送、浏览器退订或本人要求删除；退出登录后不再发送',
      en: 'until it is switched off, the browser unsubscribes, or the person is erased; nothing is sent to a browser that is signed out',
    },
    keeping: 'own_key',
  },
  {
    columns: ['notice_batches.kinds', 'notice_batches.notices', 'notice_batches.way'],
    what: {
      zh: '短信和推送各发过几条通知的提醒、哪一类',
      en: 'how many notices a text message or a push told of, and of which kinds',
    },
    purpose: {
      zh: '合并、限量，不重复发',
      en: 'gathering them, limiting them, sending none twice',
    },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '发出后 30 天', en: 'thirty days after it was sent' },
    keeping: 'open',
    why: { zh: '只有类别和数，没有内容', en: 'kinds and counts, no content' },
  },
  {
    columns: ['group_bots.address_sealed'],
    what: {
      zh: '群机器人的地址和签名密钥（不是个人信息，同样加密）',
      en: 'addresses and secrets of group bots (nothing personal, sealed all the same)',
    },
    purpose: { zh: '往工作群、居民群发汇总', en: 'sending digests to groups' },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '移除机器人时删除', en: 'deleted when the bot is taken out' },
    keeping: 'file_key',
  },
];

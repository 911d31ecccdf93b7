/** WeCom (企业微信), DingTalk (钉钉), Feishu (飞书). */
export const groupBotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type GroupBotKind = (typeof groupBotKinds)[number];

/** Who reads along in the group: residents hear what was solved, staff what waits. */
export const digestReaders = ['residents', 'staff'] as const;
export type DigestReaders = (typeof digestReaders)[number];

/** Why a message did not come through, as far as somebody at the desk can do something about it. */
export const groupBotFailures = [
  'address_unknown',
  'sign_wrong',
  'word_missing',
  'network_not_allowed',
  'too_fast',
  'too_long',
  'unreachable',
  'no_answer',
  'other',
] as const;
export type GroupBotFailure = (typeof groupBotFailures)[number];

export const botMessageStates = [
  'waiting',
  'taken',
  'sent',
  'refused',
  'unclear',
  'unneeded',
] as const;
export type BotMessageState = (typeof botMessageStates)[number];

/**
 * Words by which somebody tells of a danger that cannot wait for an answer within a day. Known on the phone
 * itself: the numbers to call have to stand there at once, and without a network too.
 */
const words: readonly string[] = [
  // Fire, gas, explosion: 119
  '着火',
  '起火',
  '失火',
  '火灾',
  '冒烟',
  '爆炸',
  '煤气泄漏',
  '燃气泄漏',
  '漏气',
  '煤气味',
  '天然气味',
  '中毒',
  '触电',
  '溺水',
  '落水',
  '掉河里',
  '塌方',
  '坍塌',
  '倒塌',
  '有人被困',
  '被困电梯',
  '困在电梯',
  // Violence and threats to life: 110
  '持刀',
  '拿刀',
  '砍人',
  '杀人',
  '打死',
  '抢劫',
  '绑架',
  '家暴',
  '正在打',
  '打起来',
  '打架',
  '打人',
  '救命',
  '受伤',
  '流血',
  '跳楼',
  '自杀',
  '轻生',
  '汽油',
  '有人晕倒',
  '昏迷',
  '车祸',
];

const english =
  /\b(on fire|smoke|explosion|gas leak|smell of gas|drown(ing|ed)?|electrocuted|collapsed?|trapped|knife|kill(ing)?|robbery|kidnap(ping|ped)?|suicide|unconscious|fighting|bleeding|injur(y|ed)|petrol)\b/i;

/** Whether these words tell of a danger for which somebody has to be called first. */
export const isEmergency = (text: string): boolean =>
  words.some((word) => text.includes(word)) || english.test(text);

/*
 * Words by which somebody tells of a danger that cannot wait for an answer within a day. Known on the phone
 * itself: the numbers to call have to stand there at once, and without a network too. A number shown for
 * nothing costs a glance, so stems are wide; left out is only what is a report of every day.
 */

/** Fire, gas, explosions, what falls down: 119. */
const fire = [
  /[着起失][了大]{0,2}火/,
  /烧起来|烧着了|大火|火势|火灾(?!隐患|风险|逃生|报警器?(坏|没电|不响|过期|掉))/,
  /冒.{0,2}烟|爆炸|汽油/,
  /(煤气|燃气|天然气|液化气).{0,6}(漏|味|臭)|漏.{0,2}(煤气|燃气|天然气|气)/,
  /塌方|坍塌|倒塌|塌了|塌下来/,
];

/** Water, current, and being shut in. */
const rescue = [
  /溺水|落水|掉.{0,4}[河水江湖塘井沟]里|跳[河江桥湖井海水]/,
  /触电|电到人|被电(?!动|瓶|梯|线)/,
  /被困|困人|困在|被埋|(关|卡|锁)在.{0,2}(电梯|屋|家|车)里/,
];

/** Whoever is hurt or ill: 120. */
const illness = [
  /晕倒|晕过去|昏倒|昏过去|昏迷|不省人事|叫不醒|没有?呼吸|没气了|喘不上气/,
  /心脏病|心梗|中风|抽搐|休克|中毒|吐血|流.{0,2}血|骨折/,
  /受伤|摔伤|烧伤|烫伤|撞伤|撞死|撞[到了倒].{0,2}人|车祸/,
];

/** Violence, threats to life, and who is missing: 110. */
const violence = [
  /持刀|拿.{0,3}刀|菜刀|砍[人伤死了]|[持开有]枪/,
  /捅[了人伤死]|杀人|杀了|打死|行凶|救命/,
  /打架|打人|打起来|正在打|殴打|斗殴|被.{0,3}打(?!扫|开|印|理|造|破|断|湿)|打伤|家暴|虐待/,
  /抢劫|抢[钱包]|绑架|强奸|猥亵|入室/,
  /跳楼|自杀|轻生|上吊|割腕|服毒|喝.{0,2}农药|不想活/,
  /(老人|孩子|小孩|儿童|娃).{0,4}(走失|走丢|失踪|不见了)/,
];

const chinese = [...fire, ...rescue, ...illness, ...violence];

const english = [
  /\bfire\b(?![ -](extinguishers?|exits?|lanes?|hydrants?|doors?|escapes?|routes?|stations?|drills?|hazards?|risks?|safety|access|equipment))/,
  /\b(smok(e|ing)|burning|explo(sion|ded)|petrol|gas\b.{0,12}\bleak\w*|leak\w*\b.{0,8}\bgas|smell of gas|smells? gas)\b/,
  /\b(drown\w*|fell in(to)? the (river|water|lake|pond|canal|well)|electrocuted|collaps(e|es|ed|ing)|trapped|buried)\b/,
  /\b(unconscious|faint(ed|ing)|not breathing|heart attack|stroke|seizure|poison(ed|ing)|overdose|bleeding|injur(y|ies|ed)|hit by an? (car|bus|truck|lorry)|car (crash|accident))\b/,
  /\b(knife|gun|shooting|stab(bed|bing)?|kill(ing|ed)?|murder\w*|beat(ing|en)( up)?|fighting|assault\w*|rap(e|ed|ing)|robb(ery|ed)|burglars?|break(ing)?[ -]in|kidnap\w*|suicide|hang(ed|ing)? (him|her|my)self)\b/,
  /\bmissing (child|boy|girl|kid)\b|\b(child|boy|girl|kid) (is|has gone) missing\b/,
];

/** Whether these words tell of a danger for which somebody has to be called first. */
export const isEmergency = (text: string): boolean => {
  const lower = text.toLowerCase();
  return chinese.some((one) => one.test(text)) || english.some((one) => one.test(lower));
};

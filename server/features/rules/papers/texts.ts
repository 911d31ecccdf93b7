/** The words of the printed papers, beside those that the rule book itself brings. */
export type Language = 'zh' | 'en';

const zh = {
  handbook: '积分手册',
  edition: (version: number) => `第 ${version} 版`,
  inForce: (date: string) => `${date}起施行`,
  points: '分',
  atMost: (unit: string) => `${unit}以内`,
  chapter: (number: string) => `第 ${number} 章`,
  rule: (id: string) => `第 ${id} 条`,
  basics: '积分怎么算',
  basicsLead: '六句话说明白',
  campaigns: '主题活动日历',
  noCampaigns: '这一版没有主题活动，按各条基本分计。',
  months: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  levels: '等级',
  levelFrom: (points: string) => `累计 ${points} 分起`,
  levelAtStart: '参加就是',
  noLevels: '这一版不设等级。',
  spend: '积分怎么用',
  spendLines: [
    '得的每一分先记在您的积分账上，手机上随时能查：哪天、哪件事、依据哪一条。',
    '在哪里用、能换什么，以县里公布的为准；没有公布的，这本手册不作承诺。',
    '积分不能换现金，也不能转卖。有人要替您“代兑”“收积分”，不要理他。',
  ],
  object: '对得分有疑问',
  objectLines: (hotline: string) => [
    `打综治中心电话 ${hotline}，报上事件码，或者说清哪一天、哪件事。`,
    '工作人员会告诉您依据的是哪一版、哪一条；算错了就改，改动记在账上，查得到。',
  ],
  emergency: '有人受伤、着火、打架，先打电话',
  police: '报警',
  fire: '火警',
  hotline: '综治中心',
  emergencyNote: '人先安全，再谈上报。打架、家暴、火情不用为积分去拍照。',
  scan: '扫码看网上现行版本',
  scanNote: '手册与网上不一致的，以网上现行版本为准。',
  posterScan: '扫码看全部细则',
  seal: '平安积分',
};

type Texts = typeof zh;

const en: Texts = {
  handbook: 'Handbook of points',
  edition: (version) => `Version ${version}`,
  inForce: (date) => `In force from ${date}`,
  points: 'pts',
  atMost: (unit) => `${unit} at most`,
  chapter: (number) => `Chapter ${number}`,
  rule: (id) => `Rule ${id}`,
  basics: 'How points work',
  basicsLead: 'In six sentences',
  campaigns: 'Calendar of campaigns',
  noCampaigns: 'This version has no campaign; every rule counts as written.',
  months: ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'],
  levels: 'Levels',
  levelFrom: (points) => `from ${points} points in all`,
  levelAtStart: 'from the start',
  noLevels: 'This version has no levels.',
  spend: 'Using your points',
  spendLines: [
    'Every point is first written into your account. Your phone shows the day, the matter and the rule.',
    'Where points can be used, and for what, is announced by the county; this handbook promises nothing beyond that.',
    'Points cannot be turned into cash or sold. Whoever offers to buy or redeem them for you should be ignored.',
  ],
  object: 'If an award seems wrong',
  objectLines: (hotline) => [
    `Call the centre on ${hotline} with the case code, or with the day and the matter.`,
    'You will be told which version and which rule it rests on. A mistake is put right, and the change stays in the books.',
  ],
  emergency: 'Somebody hurt, a fire, a fight: call first',
  police: 'Police',
  fire: 'Fire',
  hotline: 'Centre',
  emergencyNote:
    'Be safe first, report later. Nobody need photograph a fight or a fire for points.',
  scan: 'Scan for the version in force',
  scanNote: 'Where this handbook differs, the version online holds.',
  posterScan: 'Scan for every rule',
  seal: '平安积分',
};

const catalogue: Record<Language, Texts> = { zh, en };

export const textsIn = (language: Language): Texts => catalogue[language];

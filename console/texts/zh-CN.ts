import { activitiesZh } from './activities.zh-CN.ts';
import { agreedZh } from './agreed.zh-CN.ts';
import { agreementsZh } from './agreements.zh-CN.ts';
import { alarmsZh } from './alarms.zh-CN.ts';
import { auditZh } from './audit.zh-CN.ts';
import { awardsZh, caseZh, nextZh } from './case.zh-CN.ts';
import { categoriesZh } from './categories.zh-CN.ts';
import { categoryModelsZh } from './category-models.zh-CN.ts';
import { correctionsZh } from './corrections.zh-CN.ts';
import { conflictsZh } from './counter-conflicts.zh-CN.ts';
import { countersZh } from './counters.zh-CN.ts';
import { feedbackZh } from './feedback.zh-CN.ts';
import { forSomebodyZh } from './for-somebody.zh-CN.ts';
import { digestZh, groupBotsZh } from './group-bots.zh-CN.ts';
import { liveZh, onlookersZh } from './live.zh-CN.ts';
import { masksZh } from './masks.zh-CN.ts';
import { matterZh } from './matter.zh-CN.ts';
import { mediationsZh } from './mediations.zh-CN.ts';
import { mediatorsZh } from './mediators.zh-CN.ts';
import { movesZh } from './moves.zh-CN.ts';
import { newcomersZh } from './newcomers.zh-CN.ts';
import { appealsZh, debtsZh, takeBackZh } from './owing.zh-CN.ts';
import { patrolsZh } from './patrols.zh-CN.ts';
import { poolsZh, sponsorshipZh } from './pools.zh-CN.ts';
import { clocksZh, queueZh, stagesZh } from './queue.zh-CN.ts';
import { answerTemplatesZh, exportQueueZh, savedFiltersZh, severalZh } from './queue-work.zh-CN.ts';
import { redPacketsZh } from './red-packets.zh-CN.ts';
import { rehearsalZh } from './rehearsal.zh-CN.ts';
import { rewardsZh } from './rewards.zh-CN.ts';
import { rostersZh } from './rosters.zh-CN.ts';
import { rulesZh } from './rules.zh-CN.ts';
import { safeHouseholdsZh } from './safe-households.zh-CN.ts';
import { settlementsZh } from './settlements.zh-CN.ts';
import { browsersZh, enrolZh, signInZh, stepUpZh, systemsZh } from './sign-in.zh-CN.ts';
import { accountZh, policyZh, staffZh } from './staff.zh-CN.ts';
import { supervisionsZh, timelinessZh } from './supervisions.zh-CN.ts';
import { topicsZh } from './topics.zh-CN.ts';
import { unmaskZh } from './unmask.zh-CN.ts';
import { windowZh } from './window.zh-CN.ts';
import { workbenchZh } from './workbench.zh-CN.ts';
import { yearEndZh } from './year-end.zh-CN.ts';

/** Chinese comes first: this catalogue gives the shape that every other language must have. */
export const zhCN = {
  app: {
    title: '综治中心工作台',
    centre: '综治中心',
    loading: '正在打开工作台',
    skip: '跳到主要内容',
  },
  languages: { 'zh-CN': '中文', en: 'English' },
  nav: {
    label: '工作台导航',
    workbench: '今日待办',
    queue: '收件派单',
    topics: '热点',
    supervisions: '督办',
    timeliness: '时效',
    window: '窗口办理',
    activities: '活动',
    'for-somebody': '代办',
    rosters: '纸面登记',
    held: '暂扣积分',
    appeals: '申诉',
    feedback: '意见反馈',
    debts: '欠分减免',
    pools: '积分池',
    catalogue: '奖品目录',
    counters: '兑换点',
    'counter-conflicts': '离线对不上的',
    'my-counters': '我的兑换点',
    'by-card': '凭卡代办',
    mediations: '调解卷宗',
    mediators: '调解员',
    settlements: '兑换点结算',
    'red-packets': '红包',
    sponsorship: '我们的认捐',
    unmaskings: '查看身份',
    'category-models': '归类学习',
    'answer-templates': '答复用语',
    rules: '细则管理',
    'safe-households': '平安家庭',
    rehearsals: '试算',
    corrections: '细则更正',
    'year-end': '到期和年结',
    staff: '人员',
    policy: '登录规定',
    patrols: '巡逻',
    alarms: '告警',
    digest: '群里说一声',
    'group-bots': '群机器人',
    audit: '审计',
    pages: '我的页面',
    waiting: '等着办的',
    rulebook: '积分细则',
    bulletin: '公示',
    public: '对外页面',
    language: '语言',
    dark: '夜间',
    light: '日间',
    motion: '动画',
    keys: '快捷键',
    signOut: '退出',
    signedIn: '当前登录',
    menu: '菜单',
    closeMenu: '收起菜单',
  },
  roles: {
    grid_worker: '网格员',
    unit_handler: '责任单位经办',
    intake: '受理员',
    dispatcher: '派单员',
    reviewer: '审核员',
    mediator_in_charge: '调解负责人',
    rule_owner: '细则管理员',
    treasurer: '积分出纳',
    leader: '中心领导',
    auditor: '审计员',
    security_officer: '安全员',
    administrator: '系统管理员',
    merchant: '兑换商户',
    sponsor: '赞助方',
  },
  signIn: signInZh,
  enrol: enrolZh,
  stepUp: stepUpZh,
  browsers: browsersZh,
  systems: systemsZh,
  queue: queueZh,
  stages: stagesZh,
  clocks: clocksZh,
  case: caseZh,
  awards: awardsZh,
  next: nextZh,
  moves: movesZh,
  held: {
    heading: '暂扣积分',
    lead: '证据检查有疑点的积分，和随件转出、没人核查的积分，先扣着，由人来定。',
    list: '暂扣清单',
    loading: '正在取暂扣清单',
    empty: { heading: '没有暂扣的积分', words: '有疑点的会出现在这里，等人来定。' },
    pick: { heading: '从左边选一笔', words: '看清疑点，再决定入账还是撤回。' },
    resident: '居民',
    fromCase: '来自事件',
    what: '积分从哪来',
    at: '授予时间',
    lapses: '失效日期',
    signals: '为什么扣下',
    noSignals: '没有记下疑点：多半是随件转出的，看看说明再定。',
    decide: '怎么定',
    submit: '提交决定',
    settle: '解除暂扣',
    settleLead: '证据没问题：已核实的直接入账，没核实的回到待核。',
    reverse: '撤回积分',
    reverseLead: '理由居民看得到，不同意可以在 30 天内申诉。',
    note: '依据',
    noteHint: '看了什么，为什么这样定',
    reason: '撤回理由',
    reasons: {
      not_true: '与事实不符',
      duplicate: '重复上报',
      out_of_scope: '不在计分范围',
      copied_photo: '照片不是现场拍的',
      other_person: '是别人做的',
      had_before: '一人一次，以前领过',
      reopened: '事件重办',
      withdrawn: '报告人撤回',
    },
    decided: '这笔已经定了',
    decidedWords: '它不在暂扣清单里了，居民会收到结果。',
    readOnly: '您可以看，由审核员来定。',
    typedByYou: '这是您替居民办的，由另一位审核员来定。',
  },
  denied: {
    heading: '这页归{{roles}}看',
    words: '您的角色是{{mine}}。',
    ask: '要用这页，请找系统管理员加角色。',
    back: '回到我的页面',
    nothingHeading: '您还没有岗位',
    nothingWords: '现在能看的：',
    pagelessHeading: '{{role}}在这里没有页面',
    pagelessLater: '要办别的事，请找系统管理员。',
    nothingLater: '请找系统管理员加岗位；加上后，页面会出现在左边。',
    joiner: '、',
    roleIn: '{{role}}（{{area}}）',
  },
  states: {
    errorHeading: '没能打开',
    errorWords: '服务器这会儿没答复，您写的都还在。',
    retry: '再试一次',
    offline: '现在没网',
    offlineWords: '看到的是上次的内容，写的字会留着',
    unknownCounty: '还没有县',
    unknownCountyWords: '服务器上没有配置县（市、区）。',
    gone: '没有这一页',
    goneWords: '地址可能写错了。',
    signAgain: '重签',
  },
  appeals: appealsZh,
  feedback: feedbackZh,
  groupBots: groupBotsZh,
  savedFilters: savedFiltersZh,
  several: severalZh,
  exportQueue: exportQueueZh,
  answerTemplates: answerTemplatesZh,
  digest: digestZh,
  rosters: rostersZh,
  safeHouseholds: safeHouseholdsZh,
  agreed: agreedZh,
  agreements: agreementsZh,
  forSomebody: forSomebodyZh,
  newcomers: newcomersZh,
  debts: debtsZh,
  pools: poolsZh,
  rewards: rewardsZh,
  counters: countersZh,
  conflicts: conflictsZh,
  mediations: mediationsZh,
  mediators: mediatorsZh,
  activities: activitiesZh,
  settlements: settlementsZh,
  redPackets: redPacketsZh,
  sponsorship: sponsorshipZh,
  window: windowZh,
  yearEnd: yearEndZh,
  categories: categoriesZh,
  categoryModels: categoryModelsZh,
  masks: masksZh,
  matter: matterZh,
  supervisions: supervisionsZh,
  timeliness: timelinessZh,
  topics: topicsZh,
  takeBack: takeBackZh,
  corrections: correctionsZh,
  unmask: unmaskZh,
  rules: rulesZh,
  rehearsal: rehearsalZh,
  staff: staffZh,
  policy: policyZh,
  alarms: alarmsZh,
  patrols: patrolsZh,
  account: accountZh,
  audit: auditZh,
  workbench: workbenchZh,
  live: liveZh,
  onlookers: onlookersZh,
};

export type Catalogue = typeof zhCN;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** A path to a text: "queue.heading". */
export type TextKey = Leaves<Catalogue>;

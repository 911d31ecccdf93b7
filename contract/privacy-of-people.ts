import { nobody, type PersonalEntry, untilErased } from './personal-entry.ts';

export const aboutPeople: readonly PersonalEntry[] = [
  {
    columns: ['residents.phone_sealed'],
    what: { zh: '手机号', en: 'phone number' },
    purpose: {
      zh: '登录；必要时联系；积分快到期时发短信提醒（可以关）',
      en: 'signing in; contact where needed; reminders before points lapse, which can be switched off',
    },
    basis: 'consent',
    seenBy: {
      zh: '本人和受理员、派单员、调解负责人、要回访的网格员看到的都是遮挡后的；经批准的查看，和网格员回访前的查看，另行留痕并告知本人',
      en: 'masked: the person, intake, dispatchers, the mediator in charge, a grid worker who is to ask them; a look that was agreed to, and that of the grid worker, is on record and told to the person',
    },
    kept: {
      zh: '直到本人要求删除，或号码在窗口取下',
      en: 'until the person asks to have it erased, or until the window took the number off',
    },
    keeping: 'own_key',
  },
  {
    columns: [
      'residents.phone_index',
      'sign_in_codes.phone_index',
      'sign_in_codes.asked_from',
      'known_devices.phone_index',
      'known_devices.device_index',
      'identities.subject_index',
      'identity_ways.device_index',
      'household_invites.code_index',
      'attempt_counts.key',
      'spent_puzzles.puzzle',
    ],
    what: {
      zh: '手机号、登录方式、设备和邀请码的查找值',
      en: 'look-up values of phone numbers, ways to sign in, devices and invitations',
    },
    purpose: {
      zh: '不打开手机号也能找到是谁，限制验证码次数',
      en: 'finding whose phone it is without opening it, and limiting codes',
    },
    basis: 'consent',
    seenBy: nobody,
    kept: {
      zh: '账号上的到本人要求删除，或号码在窗口取下；验证码上的在过期两天后删除；登录过的设备 400 天不用就忘掉',
      en: 'with the account until erased, or until the window took the number off; with a code until two days after it expired; of a device until 400 days without a sign-in',
    },
    keeping: 'index',
  },
  {
    columns: ['residents.name_sealed'],
    what: { zh: '姓名', en: 'name' },
    purpose: {
      zh: '称呼；核对积分归谁；没有号码的，新居民礼也只发一次；号码取下后在窗口找到账号',
      en: 'addressing people; telling whose points are whose; giving the newcomer gift once also where there is no number; finding at the window an account that has lost its number',
    },
    basis: 'consent',
    seenBy: {
      zh: '本人看到全名；办积分的工作人员看到遮挡后的；经办单位和网格员只看到代号；要回访的网格员看到遮挡后的，查看全名会留痕并告知本人',
      en: 'whole: the person; masked: staff who deal with points, and a grid worker who is to ask them; units and other grid workers see an alias only. A look of that grid worker at the whole name is on record and told to the person',
    },
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['residents.grid', 'deeds.grid', 'households.grid'],
    what: { zh: '居住网格', en: 'grid of the home' },
    purpose: { zh: '定辖区，找附近的事', en: 'area of responsibility, what is nearby' },
    basis: 'consent',
    seenBy: {
      zh: '本人；工作人员看到社区或乡镇为止；要回访的网格员查看网格会留痕并告知本人',
      en: 'the person; staff no further than the community or town; a look at the grid by a grid worker who is to ask them is on record and told to the person',
    },
    kept: {
      zh: '个人资料和空了的家庭里的，到本人要求删除（家庭留到社区）；没有定位的上报按住的网格派单，事件和积分依据里的网格随事件保存；早先的新居民礼依据里的不能改，也保存着',
      en: 'with the person and a household that is empty: until erased (of the household the community stays). A report without a position goes by the grid of the home, which stays with the case and what its points were computed from; so does that of older newcomer gifts, which cannot be changed',
    },
    keeping: 'open',
    why: {
      zh: '查询要按辖区筛选；一个网格有几百户，认不出哪一家',
      en: 'queries select by area; a grid holds some hundred homes and names none of them',
    },
  },
  {
    columns: ['residents.age_group'],
    what: { zh: '年龄段（可不填）', en: 'age group (voluntary)' },
    purpose: {
      zh: '看一版细则对不同人群的影响；有的奖品请某个年龄段的人先换',
      en: 'what a rule book does to different groups; letting an age group reserve a reward first',
    },
    basis: 'consent',
    seenBy: { zh: '没有人单独看到，只有五人以上的合计', en: 'nobody; only sums of five and more' },
    kept: untilErased,
    keeping: 'open',
    why: {
      zh: '只分四档；除了让本人先换奖品，只用于合计',
      en: 'four groups only; used in sums, and to let the person reserve first',
    },
  },
  {
    columns: ['residents.age_class', 'residents.taken_for', 'residents.age_doubted_at'],
    what: {
      zh: '是不是未成年人，年龄有没有疑问',
      en: 'whether somebody is a minor, and whether that is in doubt',
    },
    purpose: { zh: '按年龄保护', en: 'protection by age' },
    basis: 'consent',
    seenBy: {
      zh: '本人；窗口人员看到年龄段和有没有疑问',
      en: 'the person; staff at the window see the class and whether it is in doubt',
    },
    kept: untilErased,
    keeping: 'open',
    why: {
      zh: '只分三档，每次上报和排名都要按它判断',
      en: 'three classes only, by which every report and every board is decided',
    },
  },
  {
    columns: [
      'residents.registered_at',
      'residents.guided_at',
      'residents.toured_at',
      'residents.phone_given_at',
      'residents.phone_detached_at',
      'residents.erased_at',
    ],
    what: {
      zh: '账号什么时候注册、填好资料、看完指引、在窗口换上或取下号码、删除',
      en: 'when the account came about, was filled in, was shown around, got or lost a number at the window, was erased',
    },
    purpose: {
      zh: '新居民礼只发一次；窗口刚换的号码先不能取走、删除资料；没有号码的账号，窗口找得到，积分快到期时当面告诉本人',
      en: 'giving the newcomer gift once; taking and erasing nothing right after the window gave a number; finding an account without one at the window, and telling its owner there before points lapse',
    },
    basis: 'duty',
    seenBy: {
      zh: '本人；窗口人员看到注册和取下号码的时间',
      en: 'the person; staff at the window see since when somebody is registered, and has no number',
    },
    kept: {
      zh: '随账号保存；本人删除后只剩编号和日期',
      en: 'with the account; beside a key only after erasure',
    },
    keeping: 'open',
    why: { zh: '只有日期', en: 'dates only' },
  },
  {
    columns: ['residents.birth_sealed', 'children.birth_sealed'],
    what: { zh: '未成年人的出生年月', en: 'year and month of birth of minors' },
    purpose: { zh: '按年龄保护', en: 'protection by age' },
    basis: 'consent',
    seenBy: { zh: '本人和监护人', en: 'the person, and the guardian' },
    kept: { zh: '直到成年，或撤回同意', en: 'until of age, or until the consent is withdrawn' },
    keeping: 'own_key',
  },
  {
    columns: ['children.name_sealed', 'households.name_sealed'],
    what: { zh: '孩子的称呼、家庭的名字', en: 'what a child, and a household, is called' },
    purpose: { zh: '家人认得出是谁', en: 'telling the family who is meant' },
    basis: 'consent',
    seenBy: { zh: '一家人', en: 'the family' },
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['gifted_phones.phone_index'],
    what: {
      zh: '领过新居民礼的账号不再用的手机号（账号删除、停用或换了号码）的查找值',
      en: 'look-up values of numbers that accounts with the newcomer gift have no more: they were erased or closed, or changed the number',
    },
    purpose: {
      zh: '新居民礼一人一次，删除后、换号后重新注册也一样',
      en: 'giving the newcomer gift once for each person, also where one was erased or changed the number, and comes back',
    },
    basis: 'duty',
    seenBy: {
      zh: '没有人；审核的人只看到这个号码以前领过',
      en: 'nobody; a reviewer reads only that the number had the gift before',
    },
    kept: {
      zh: '本人要求删除后一直留着，打不开，也找不到账号；索引密钥换掉后不再有用',
      en: 'without end, an erasure notwithstanding; it cannot be read, leads to no account, and says nothing any more once the index key is replaced',
    },
    keeping: 'index',
  },
  {
    columns: ['left_households.resident', 'left_households.household'],
    what: { zh: '离开过哪个家庭', en: 'which household somebody has left' },
    purpose: {
      zh: '刚离开的一家人不给家里调解',
      en: 'nobody mediates for those they lived with until lately',
    },
    basis: 'duty',
    seenBy: {
      zh: '综治中心调解负责人，只看到某位调解员一年内与当事人在过同一个家庭',
      en: 'the centre’s mediator in charge reads only that a mediator was of the same household as a party within twelve months',
    },
    kept: {
      zh: '离开后十二个月，或到本人要求删除',
      en: 'for twelve months after leaving, or until the person asks to have it erased',
    },
    keeping: 'open',
    why: { zh: '只是编号', en: 'keys only' },
  },
  {
    columns: [
      'residents.household',
      'residents.agreed_share',
      'households.founded_by',
      'households.head',
      'household_invites.made_by',
      'household_invites.used_by',
      'children.guardian',
      'children.household',
      'case_reporters.child',
      'deeds.child',
      'deeds.household',
      'deeds.agreed_share',
    ],
    what: {
      zh: '一家有谁，谁是孩子的监护人',
      en: 'who belongs to a household, and who answers for a child',
    },
    purpose: {
      zh: '家庭一起用积分，孩子的由监护人上报',
      en: 'sharing points in a household, reporting for a child',
    },
    basis: 'consent',
    seenBy: {
      zh: '一家人；办欠分的工作人员看到同一家的人（姓名遮挡）',
      en: 'the family; staff who deal with what a household owes see its members, masked',
    },
    kept: {
      zh: '到离开家庭、撤回同意或本人要求删除；事件和账本里的编号随它们保存',
      en: 'until one leaves, withdraws the consent or is erased; keys in cases and books stay with these',
    },
    keeping: 'open',
    why: {
      zh: '只是编号，本人删除后不再指向任何人',
      en: 'keys only, which lead to nobody after erasure',
    },
  },
  {
    columns: ['identities.subject_sealed'],
    what: { zh: '在别的登录方式里的编号', en: 'key of the account at another way to sign in' },
    purpose: { zh: '用浙里办等登录', en: 'signing in by another provider' },
    basis: 'consent',
    seenBy: nobody,
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['identity_ways.secrets_sealed', 'identity_ways.found_sealed'],
    what: { zh: '登录途中的凭据', en: 'what is known half way through a sign-in' },
    purpose: { zh: '把人接回来', en: 'bringing people back from the provider' },
    basis: 'security',
    seenBy: nobody,
    kept: {
      zh: '几分钟内有效，过期后当夜删除',
      en: 'good for minutes, deleted in the night after',
    },
    keeping: 'passing_key',
  },
];

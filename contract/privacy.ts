import type { Sentence } from './values.ts';

/** On what ground the Personal Information Protection Law (PIPL, art. 13) allows a processing. */
export const legalBases = {
  duty: {
    zh: '履行法定职责所必需（个人信息保护法第十三条第三项）',
    en: 'needed for a statutory duty (PIPL art. 13 (3))',
  },
  consent: {
    zh: '本人同意，可以随时撤回（第十三条第一项、第十五条）',
    en: 'consent, which can be withdrawn at any time (PIPL art. 13 (1), 15)',
  },
  security: {
    zh: '保障网络和数据安全的法定义务（网络安全法第二十一条，个人信息保护法第五十一条）',
    en: 'the duty to keep network and data secure (Cybersecurity Law art. 21, PIPL art. 51)',
  },
} as const satisfies Record<string, Sentence>;

/**
 * How a value is kept. own_key: sealed with the key of the person it is about, gone when that is erased ·
 * office_key: sealed with the key of the county’s office · index: a keyed hash by which it is found ·
 * hash: a hash that cannot be read back · open: readable, for the reason given.
 */
export type Keeping = 'own_key' | 'office_key' | 'index' | 'hash' | 'open';

export interface PersonalEntry {
  /** The columns of the database in which it stands, as `table.column`. */
  columns: readonly [string, ...string[]];
  what: Sentence;
  purpose: Sentence;
  basis: keyof typeof legalBases;
  seenBy: Sentence;
  kept: Sentence;
  keeping: Keeping;
  /** Why it is not sealed, where it stands open. */
  why?: Sentence;
}

const untilErased: Sentence = {
  zh: '直到本人要求删除',
  en: 'until the person asks to have it erased',
};
const withTheCase: Sentence = {
  zh: '随事件保存；报告人要求删除后不能再打开',
  en: 'with the case; cannot be opened any more once the reporter has asked to be erased',
};
const selfAndDesk: Sentence = {
  zh: '本人；看得到这件事的工作人员（其中的本人姓名、电话已隐去）',
  en: 'the person; staff who may see the case (without the person’s own name and number)',
};
const self: Sentence = { zh: '本人', en: 'the person' };
const nobody: Sentence = { zh: '没有人看得到', en: 'nobody' };
const reviewers: Sentence = {
  zh: '本人；审核这笔积分的工作人员',
  en: 'the person; staff who review these points',
};

/**
 * Every kind of personal value that is kept: what for, on what ground, who sees it, how long, and how.
 * The screen of one’s own data is made from it, docs/personal-data-register.md too, and a column that stands in
 * no entry fails the tests.
 */
export const personalData: readonly PersonalEntry[] = [
  {
    columns: ['residents.phone_sealed'],
    what: { zh: '手机号', en: 'phone number' },
    purpose: { zh: '登录；必要时联系', en: 'signing in; contact where needed' },
    basis: 'consent',
    seenBy: {
      zh: '本人和受理员、派单员、调解负责人看到的都是遮挡后的；经批准的查看另行留痕并告知本人',
      en: 'masked: the person, intake, dispatchers, the mediator in charge; a look that was agreed to is on record and told to the person',
    },
    kept: untilErased,
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
      zh: '账号上的到本人要求删除；验证码上的在过期两天后删除；登录过的设备 400 天不用就忘掉',
      en: 'with the account until erased; with a code until two days after it expired; of a device until 400 days without a sign-in',
    },
    keeping: 'index',
  },
  {
    columns: ['residents.name_sealed'],
    what: { zh: '姓名', en: 'name' },
    purpose: { zh: '称呼；核对积分归谁', en: 'addressing people; telling whose points are whose' },
    basis: 'consent',
    seenBy: {
      zh: '本人看到全名；办积分的工作人员看到遮挡后的；经办单位和网格员只看到代号',
      en: 'whole: the person; masked: staff who deal with points; units and grid workers see an alias only',
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
      zh: '本人；工作人员看到社区或乡镇为止',
      en: 'the person; staff no further than the community or town',
    },
    kept: untilErased,
    keeping: 'open',
    why: {
      zh: '查询要按辖区筛选；一个网格有几百户，认不出哪一家',
      en: 'queries select by area; a grid holds some hundred homes and names none of them',
    },
  },
  {
    columns: ['residents.age_group'],
    what: { zh: '年龄段（可不填）', en: 'age group (voluntary)' },
    purpose: { zh: '看一版细则对不同人群的影响', en: 'what a rule book does to different groups' },
    basis: 'consent',
    seenBy: { zh: '没有人单独看到，只有五人以上的合计', en: 'nobody; only sums of five and more' },
    kept: untilErased,
    keeping: 'open',
    why: { zh: '只分四档，只用于合计', en: 'four groups only, used in sums only' },
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
    keeping: 'office_key',
  },
  {
    columns: ['cases.text_sealed', 'cases.text_open'],
    what: { zh: '上报的原话和文字地点', en: 'what was reported, and the place in words' },
    purpose: { zh: '受理、派单、处理、核查', en: 'accepting, dispatching, handling, verifying' },
    basis: 'duty',
    seenBy: selfAndDesk,
    kept: withTheCase,
    keeping: 'own_key',
  },
  {
    columns: ['case_events.note_sealed', 'case_events.note_open'],
    what: { zh: '每一步写的话', en: 'what was written at each step' },
    purpose: { zh: '让双方看得到办到哪里、为什么', en: 'showing both sides how far it is and why' },
    basis: 'duty',
    seenBy: selfAndDesk,
    kept: withTheCase,
    keeping: 'own_key',
  },
  {
    columns: ['cases.lng', 'cases.lat', 'cases.accuracy_m', 'deeds.lng', 'deeds.lat'],
    what: { zh: '上报的位置', en: 'position of a report' },
    purpose: { zh: '到现场；同一地点只计一次', en: 'finding the place; counting one place once' },
    basis: 'duty',
    seenBy: selfAndDesk,
    kept: { zh: '随事件保存', en: 'with the case' },
    keeping: 'open',
    why: {
      zh: '同一地点的规则要在数据库里算距离；位置是隐患所在，不是住址，也不公示',
      en: 'the rule of the same place measures distances in the database; it is where the hazard is, no home, and never published',
    },
  },
  {
    columns: ['case_reporters.resident', 'unmaskings.resident'],
    what: { zh: '谁上报了哪件事', en: 'who reported which case' },
    purpose: { zh: '告知进展，请本人确认', en: 'telling of progress, asking for confirmation' },
    basis: 'duty',
    seenBy: {
      zh: '没有人直接看到；经另一角色批准的查看会留痕并告知本人',
      en: 'nobody directly; a look agreed to by another role is on record and told to the person',
    },
    kept: { zh: '随事件保存，只存编号', en: 'with the case, as a key only' },
    keeping: 'open',
    why: {
      zh: '只是编号，与事件分表保存；本人删除后编号不再指向任何人',
      en: 'a key only, in a table apart from the case; after erasure it leads to nobody',
    },
  },
  {
    columns: ['case_reporters.alias'],
    what: { zh: '每件事里报告人的代号', en: 'alias of the reporter in one case' },
    purpose: {
      zh: '让经办的人能称呼报告人，又不知道是谁',
      en: 'letting those who handle a case speak of the reporter without knowing who it is',
    },
    basis: 'duty',
    seenBy: {
      zh: '看得到这件事的工作人员；保密类别只有审核员',
      en: 'staff who may see the case; reviewers only, where it is confidential',
    },
    kept: { zh: '随事件保存', en: 'with the case' },
    keeping: 'open',
    why: {
      zh: '随机抽的四个字符，与别的事无关',
      en: 'four drawn characters, another in each case',
    },
  },
  {
    columns: ['photos.owner'],
    what: { zh: '上报时拍的照片', en: 'photos taken for a report' },
    purpose: { zh: '看清现场，核查办得怎么样', en: 'seeing what is wrong, and what was done' },
    basis: 'duty',
    seenBy: selfAndDesk,
    kept: {
      zh: '随事件保存；本人要求删除时，没有公示过的一并删除',
      en: 'with the case; those never published are deleted when the person asks to be erased',
    },
    keeping: 'open',
    why: {
      zh: '是文件，去掉了拍摄位置等信息；只经有权限的地址打开',
      en: 'files without metadata, opened by authorised addresses only',
    },
  },
  {
    columns: ['consents.purpose'],
    what: { zh: '同意和撤回的记录', en: 'what was agreed to and withdrawn' },
    purpose: {
      zh: '按本人的意思办，说得清何时同意过什么',
      en: 'doing as the person wants, and knowing what was agreed to when',
    },
    basis: 'duty',
    seenBy: self,
    kept: {
      zh: '只增不改；本人删除后只剩编号',
      en: 'added to and never changed; a key only after erasure',
    },
    keeping: 'open',
    why: { zh: '只有编号、事项、是否同意和时间', en: 'a key, the purpose, yes or no, and when' },
  },
  {
    columns: ['photos.sha256', 'photos.fingerprint'],
    what: { zh: '照片的指纹', en: 'fingerprints of photos' },
    purpose: { zh: '认出重复使用的照片', en: 'seeing the same photo again' },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '随事件保存', en: 'with the case' },
    keeping: 'hash',
  },
  {
    columns: ['evidence_prints.print'],
    what: {
      zh: '上报文字的指纹，和照片指纹的副本',
      en: 'fingerprints of words, and copies of those of photos',
    },
    purpose: { zh: '认出重复使用的照片和文字', en: 'seeing the same evidence again' },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '随事件保存', en: 'with the case' },
    keeping: 'index',
  },
  {
    columns: ['notices.words_sealed', 'notices.words_open', 'outbox.payload'],
    what: { zh: '通知', en: 'notices' },
    purpose: { zh: '告诉本人办到哪里、积分为什么变', en: 'telling of progress and of points' },
    basis: 'duty',
    seenBy: self,
    kept: {
      zh: '直到本人要求删除；待发送的在送达 30 天后删除',
      en: 'until erased; what waited to be sent until 30 days after it was delivered',
    },
    keeping: 'own_key',
  },
  {
    columns: [
      'appeals.words_sealed',
      'appeals.words_open',
      'appeals.note_sealed',
      'appeals.note_open',
    ],
    what: { zh: '申诉的理由和答复', en: 'words of an appeal, and the answer' },
    purpose: { zh: '由另一位审核员重新看', en: 'having another reviewer look anew' },
    basis: 'duty',
    seenBy: reviewers,
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: [
      'waivers.reason_sealed',
      'waivers.reason_open',
      'waivers.note_sealed',
      'waivers.note_open',
    ],
    what: { zh: '减免欠分的理由', en: 'reasons for waiving what is owed' },
    purpose: { zh: '两个人签字有据可查', en: 'grounds for two signatures' },
    basis: 'duty',
    seenBy: reviewers,
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['awards.note_sealed', 'awards.note_open'],
    what: { zh: '积分撤回或放行的依据', en: 'grounds for taking points back or releasing them' },
    purpose: { zh: '向本人说明理由', en: 'giving the person reasons' },
    basis: 'duty',
    seenBy: reviewers,
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['awards.what', 'awards.why', 'correction_lines.why', 'assessments.signals'],
    what: { zh: '积分的来历和算法', en: 'where points come from and how they were computed' },
    purpose: { zh: '每一分都写着为什么', en: 'every point says why' },
    basis: 'duty',
    seenBy: reviewers,
    kept: { zh: '随账本保存', en: 'with the books' },
    keeping: 'open',
    why: {
      zh: '只有类别、规则和数字，更正细则时加上公布的更正理由，不含写某一个人的话；账本要能逐笔重算',
      en: 'kinds, rules, figures and, after a correction of the rule book, its published reason: nothing written about one person; the books are recomputed line by line',
    },
  },
  {
    columns: ['redemptions.state'],
    what: {
      zh: '兑换了什么、在哪里、用了多少分',
      en: 'what was redeemed, where, and for how many points',
    },
    purpose: {
      zh: '领取奖品，和兑换点结算',
      en: 'handing rewards over, and settling with counters',
    },
    basis: 'duty',
    seenBy: {
      zh: '本人；领取时兑换点看到奖品和遮挡后的姓名',
      en: 'the person; at the counter the reward and the masked name, when it is collected',
    },
    kept: { zh: '随账本保存', en: 'with the books' },
    keeping: 'open',
    why: {
      zh: '只有编号、时间和分数；账本要能逐笔重算，库存要能逐件核对',
      en: 'keys, times and points only: books are recomputed line by line, and stock is counted piece by piece',
    },
  },
  {
    columns: ['vouchers.code_hash', 'resident_cards.code_hash'],
    what: { zh: '兑换码和兑换卡的指纹', en: 'fingerprints of vouchers and of cards to redeem by' },
    purpose: { zh: '认出出示的码', en: 'knowing a code when it is shown' },
    basis: 'duty',
    seenBy: nobody,
    kept: {
      zh: '手机上的码两分钟，纸上的到领取期满，卡到停用',
      en: 'of a phone two minutes, of paper until the piece is not kept any more, of a card until it ends',
    },
    keeping: 'hash',
  },
  {
    columns: ['vouchers.digits_index'],
    what: { zh: '手输兑换码的查找值', en: 'look-up values of codes for typing' },
    purpose: { zh: '不存原码也能认出', en: 'knowing a code without keeping it' },
    basis: 'duty',
    seenBy: nobody,
    kept: { zh: '两分钟', en: 'two minutes' },
    keeping: 'index',
  },
  {
    columns: ['unmaskings.reason_sealed', 'unmaskings.untold_sealed', 'unmaskings.note_sealed'],
    what: { zh: '查看报告人身份的理由', en: 'reasons for looking at who reported' },
    purpose: { zh: '由另一角色批准，告知本人，留痕', en: 'agreement, telling the person, record' },
    basis: 'security',
    seenBy: {
      zh: '本人（收到通知）；申请人、批准人、审计员',
      en: 'the person (by notice); who asked, who agreed, the auditor',
    },
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['idempotency.answer_sealed', 'idempotency.answer_open'],
    what: { zh: '给重复请求的同一个答复', en: 'the answer that a repeated request is given again' },
    purpose: { zh: '网络不好时重发也只办一次', en: 'carrying out once what is sent twice' },
    basis: 'duty',
    seenBy: { zh: '发出请求的人', en: 'who made the request' },
    kept: {
      zh: '60 天；本人要求删除时一并删除，但旧备份里的要等备份销毁',
      en: '60 days, and erased with the person; in an old backup until that is destroyed',
    },
    keeping: 'office_key',
  },
  {
    columns: ['idempotency.fingerprint'],
    what: { zh: '请求内容的指纹', en: 'fingerprint of a request' },
    purpose: { zh: '分清重发和另一份内容', en: 'telling a repeat from other content' },
    basis: 'security',
    seenBy: nobody,
    kept: { zh: '60 天', en: '60 days' },
    keeping: 'hash',
  },
  {
    columns: [
      'sessions.token_hash',
      'identity_ways.state_hash',
      'sign_in_codes.code_hash',
      'sign_in_tickets.token_hash',
      'staff_invitations.code_hash',
      'recovery_codes.code_hash',
    ],
    what: { zh: '登录凭据、验证码、邀请码和备用码', en: 'session tokens, and codes of every kind' },
    purpose: { zh: '保持登录', en: 'staying signed in' },
    basis: 'security',
    seenBy: nobody,
    kept: {
      zh: '登录 30 天（工作人员 12 小时）；验证码过期两天后删除；备用码直到换发',
      en: '30 days signed in (staff 12 hours); a code until two days after it expired; recovery codes until renewed',
    },
    keeping: 'hash',
  },
  {
    columns: ['staff_factors.secret_sealed', 'sign_in_tickets.totp_sealed'],
    what: { zh: '工作人员验证器的密钥', en: 'key of a staff member’s authenticator app' },
    purpose: { zh: '核对第二道验证码', en: 'checking the second factor' },
    basis: 'security',
    seenBy: nobody,
    kept: {
      zh: '直到换掉或去掉；还没确认的十分钟',
      en: 'until replaced or removed; ten minutes where not confirmed yet',
    },
    keeping: 'own_key',
  },
  {
    columns: [
      'staff_factors.credential',
      'staff_factors.public_key',
      'staff_factors.transports',
      'sign_in_tickets.challenge',
    ],
    what: { zh: '工作人员的通行密钥（公开的一半）', en: 'passkeys of staff, the public half' },
    purpose: { zh: '用通行密钥登录', en: 'signing in by passkey' },
    basis: 'security',
    seenBy: nobody,
    kept: { zh: '直到本人去掉', en: 'until the person removes it' },
    keeping: 'open',
    why: {
      zh: '只有公开的一半，私钥从不离开本人的设备',
      en: 'the public half only: the private one never leaves the device',
    },
  },
  {
    columns: [
      'sessions.browser',
      'sessions.system',
      'staff_factors.browser',
      'staff_factors.system',
    ],
    what: { zh: '在什么设备上登录', en: 'kind of device signed in on' },
    purpose: { zh: '让本人认得出自己的设备', en: 'letting people tell their devices apart' },
    basis: 'security',
    seenBy: {
      zh: '本人；工作人员的还有管理员、安全员',
      en: 'the person; of staff also administrator and security officer',
    },
    kept: { zh: '登录期间', en: 'while signed in' },
    keeping: 'open',
    why: {
      zh: '只分浏览器和系统的大类，没有版本、型号和地址',
      en: 'coarse kinds of browser and system only: no version, model or address',
    },
  },
  {
    columns: ['sign_in_failures.login_index'],
    what: { zh: '登录失败的账号的查找值', en: 'look-up value of logins that failed' },
    purpose: { zh: '连错几次后暂停', en: 'pausing after failed tries' },
    basis: 'security',
    seenBy: nobody,
    kept: { zh: '不存在的账号两天；有人的到登录成功', en: 'two days; of staff until they come in' },
    keeping: 'index',
  },
  {
    columns: [
      'audit_waiting.details',
      'audit_waiting.object',
      'audit_entries.details',
      'audit_entries.object',
    ],
    what: { zh: '谁在什么时候看过、改过什么', en: 'who looked at or changed what, and when' },
    purpose: { zh: '每次查看个人信息都留痕', en: 'every look at personal data leaves a trace' },
    basis: 'security',
    seenBy: { zh: '审计员', en: 'the auditor' },
    kept: { zh: '至少六个月；只增不改', en: 'at least six months; added to and never changed' },
    keeping: 'open',
    why: {
      zh: '只有编号、动作和代码，不写姓名、电话和原话',
      en: 'keys, verbs and codes only: no names, numbers or words',
    },
  },
  {
    columns: ['audit_waiting.reason', 'audit_entries.reason'],
    what: { zh: '审计里写的理由', en: 'grounds in the audit' },
    purpose: { zh: '说清楚为什么这么办', en: 'saying why something was done' },
    basis: 'security',
    seenBy: { zh: '审计员、安全员', en: 'the auditor, the security officer' },
    kept: { zh: '与审计记录一样久', en: 'as long as the entry of the audit' },
    keeping: 'office_key',
  },
  {
    columns: ['bulletin_entries.title', 'bulletin_entries.words', 'bulletin_entries.place'],
    what: { zh: '公示的内容', en: 'what was published' },
    purpose: { zh: '公开办理结果', en: 'showing in the open what was done' },
    basis: 'duty',
    seenBy: { zh: '所有人', en: 'everyone' },
    kept: { zh: '直到撤下', en: 'until it is withdrawn' },
    keeping: 'open',
    why: {
      zh: '另写的一份，不含人名、门牌和号码，发布时拦截',
      en: 'written anew, without names, doors and numbers, which are refused at publishing',
    },
  },
  {
    columns: [
      'staff.name',
      'staff.login',
      'staff.password_hash',
      'sign_in_tickets.password_hash',
      'staff.suspended_reason',
      'factor_resets.reason',
    ],
    what: {
      zh: '工作人员的姓名、账号和账号变动的理由',
      en: 'names and logins of staff, and why an account was changed',
    },
    purpose: { zh: '谁办的有名有姓', en: 'saying who did what' },
    basis: 'duty',
    seenBy: { zh: '同事', en: 'colleagues' },
    kept: {
      zh: '任职期间，办过的事一直留名',
      en: 'in office; with what they did for as long as that',
    },
    keeping: 'open',
    why: {
      zh: '公务行为要能追到人；密码只存慢哈希',
      en: 'official acts are signed; of a password only a slow hash is kept',
    },
  },
];

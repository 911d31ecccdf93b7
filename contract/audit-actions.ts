import type { CaseEventKind } from './cases.ts';
import type { Sentence } from './values.ts';

/** change: something is otherwise than before · look: personal data was shown · sign_in · upkeep: of the audit itself. */
export type ActionKind = 'change' | 'look' | 'sign_in' | 'upkeep';

interface Action extends Sentence {
  kind: ActionKind;
}

/** Every step of a case is a verb of its own: a new kind of step does not compile without one. */
const caseSteps = {
  'case.reported': { kind: 'change', zh: '上报事件', en: 'reported a case' },
  'case.supplemented': { kind: 'change', zh: '补充了事件', en: 'added to a case' },
  'case.accepted': { kind: 'change', zh: '受理事件', en: 'accepted a case' },
  'case.returned': { kind: 'change', zh: '退回事件补充', en: 'returned a case for more' },
  'case.refused': { kind: 'change', zh: '不予受理', en: 'refused a case' },
  'case.dispatched': { kind: 'change', zh: '派单', en: 'dispatched a case' },
  'case.answered': { kind: 'change', zh: '答复居民', en: 'answered the resident' },
  'case.handled': { kind: 'change', zh: '报告办结', en: 'reported the work done' },
  'case.verified': { kind: 'change', zh: '核查属实', en: 'verified what was done' },
  'case.sent_back': { kind: 'change', zh: '核查退回', en: 'sent the work back' },
  'case.confirmed': { kind: 'change', zh: '居民确认解决', en: 'confirmed that it is solved' },
  'case.closed': { kind: 'change', zh: '结案', en: 'closed a case' },
  'case.reopened': { kind: 'change', zh: '居民要求重办', en: 'reopened a case' },
  'case.published': { kind: 'change', zh: '公示事件', en: 'published a case' },
  'case.withdrawn': { kind: 'change', zh: '撤回上报', en: 'took a report back' },
} as const satisfies Record<`case.${CaseEventKind}`, Action>;

/**
 * Every verb of the audit, with its sentence after the name of who did it. What is not here cannot be
 * recorded; `recordAudit` takes no other word.
 */
export const auditActions = {
  ...caseSteps,
  'case.publish_refused': {
    kind: 'look',
    zh: '公示内容含个人信息被拒',
    en: 'was refused a publication with personal data',
  },
  'case.opened': { kind: 'look', zh: '查看事件', en: 'opened a case' },
  'photo.uploaded': { kind: 'change', zh: '上传照片', en: 'uploaded a photo' },
  'photo.seen': { kind: 'look', zh: '查看照片', en: 'looked at a photo' },
  'award.released': { kind: 'change', zh: '放行暂扣积分', en: 'released a held award' },
  'award.reversed': { kind: 'change', zh: '撤回积分', en: 'took an award back' },
  'held_awards.listed': { kind: 'look', zh: '查看暂扣清单', en: 'read the held awards' },
  'appeal.opened': { kind: 'change', zh: '提出申诉', en: 'made an appeal' },
  'appeal.upheld': { kind: 'change', zh: '申诉答复：维持决定', en: 'upheld a decision' },
  'appeal.granted': { kind: 'change', zh: '申诉答复：申诉成立', en: 'granted an appeal' },
  'appeals.listed': { kind: 'look', zh: '查看申诉清单', en: 'read the appeals' },
  'correction.asked': { kind: 'change', zh: '提出更正', en: 'asked for a correction' },
  'correction.signed': { kind: 'change', zh: '签字同意更正', en: 'signed a correction' },
  'correction.declined': { kind: 'change', zh: '不同意更正', en: 'declined a correction' },
  'correction.read': { kind: 'look', zh: '查看更正明细', en: 'read the lines of a correction' },
  'correction.withdrawn': { kind: 'change', zh: '撤回更正', en: 'withdrew a correction' },
  'waiver.asked': { kind: 'change', zh: '提出减免', en: 'asked for a waiver' },
  'waiver.confirmed': { kind: 'change', zh: '签字同意减免', en: 'signed a waiver' },
  'waiver.declined': { kind: 'change', zh: '不同意减免', en: 'declined a waiver' },
  'debts.listed': { kind: 'look', zh: '查看欠分清单', en: 'read who owes points' },
  'gift.made': {
    kind: 'change',
    zh: '把到期积分送给村里',
    en: 'gave lapsing points to the village',
  },
  'lapse.asked': { kind: 'change', zh: '补办到期', en: 'had lapsed points taken out by hand' },
  'rule_draft.created': { kind: 'change', zh: '新建细则草稿', en: 'began a draft' },
  'rule_draft.saved': { kind: 'change', zh: '保存细则草稿', en: 'saved a draft' },
  'rule_draft.removed': { kind: 'change', zh: '删除细则草稿', en: 'put a draft away' },
  'rule_draft.asked': { kind: 'change', zh: '提请发布细则', en: 'asked for a publication' },
  'rule_draft.withdrawn': { kind: 'change', zh: '撤回发布提请', en: 'withdrew a request' },
  'rule_draft.returned': { kind: 'change', zh: '退回细则草稿', en: 'sent a draft back' },
  'rule_draft.carried_over': { kind: 'change', zh: '接到新版上重写', en: 'carried a draft over' },
  'rulebook.published': { kind: 'change', zh: '发布细则', en: 'published a rule book' },
  'rehearsal.started': { kind: 'change', zh: '开始试算', en: 'started a rehearsal' },
  'resident.code_requested': { kind: 'sign_in', zh: '要验证码', en: 'asked for a sign-in code' },
  'resident.sign_in_refused': {
    kind: 'sign_in',
    zh: '居民登录被拒',
    en: 'was refused at the door',
  },
  'resident.registered': { kind: 'change', zh: '注册居民账号', en: 'registered as a resident' },
  'resident.signed_in': { kind: 'sign_in', zh: '居民登录', en: 'signed in as a resident' },
  'resident.signed_out': { kind: 'sign_in', zh: '居民退出', en: 'signed out as a resident' },
  'resident.profile_set': { kind: 'change', zh: '填写个人资料', en: 'filled in a profile' },
  'resident.phone_changed': { kind: 'change', zh: '更换手机号', en: 'changed a phone number' },
  'resident.age_doubted': {
    kind: 'change',
    zh: '自称未满 14 周岁，待窗口核实',
    en: 'said to be under 14, for the window to settle',
  },
  'resident.age_settled': {
    kind: 'change',
    zh: '窗口核实年龄',
    en: 'settled an age at the window',
  },
  'resident.looked_up': {
    kind: 'look',
    zh: '窗口按手机号找人',
    en: 'looked somebody up at the window',
  },
  'resident.closed_as_child': {
    kind: 'change',
    zh: '因未满 14 周岁关闭账号',
    en: 'said to be under 14, which closed the account',
  },
  'identity.bound': { kind: 'change', zh: '绑定登录账号', en: 'bound an account to sign in by' },
  'household.founded': { kind: 'change', zh: '建立家庭', en: 'founded a household' },
  'household.invited': { kind: 'change', zh: '邀请家人', en: 'made a code to invite a relative' },
  'household.joined': { kind: 'change', zh: '加入家庭', en: 'joined a household' },
  'household.left': { kind: 'change', zh: '离开家庭', en: 'left a household' },
  'household.child_added': {
    kind: 'change',
    zh: '同意并添加孩子',
    en: 'added a child, with consent',
  },
  'household.consent_withdrawn': {
    kind: 'change',
    zh: '撤回对孩子的同意',
    en: 'withdrew the consent for a child',
  },
  'household.child_grown': {
    kind: 'change',
    zh: '删除满 14 周岁孩子的记录',
    en: 'deleted the record of a child who is 14',
  },
  'alarm.seen': { kind: 'change', zh: '处理告警', en: 'saw to an alarm' },
  'devices.signed_out': { kind: 'sign_in', zh: '退出设备', en: 'signed devices out' },
  'resident.proved': {
    kind: 'sign_in',
    zh: '用验证码再确认身份',
    en: 'showed a code to the phone again',
  },
  'consent.given': { kind: 'change', zh: '同意', en: 'gave a consent' },
  'resident.unnamed': {
    kind: 'change',
    zh: '公示里对本人的称呼已删去',
    en: 'was thanked in the bulletin no more',
  },
  'consent.withdrawn': { kind: 'change', zh: '撤回同意', en: 'withdrew a consent' },
  'my_data.exported': { kind: 'look', zh: '下载自己的资料', en: 'took a copy of their own data' },
  'resident.erased': { kind: 'change', zh: '删除居民个人信息', en: 'erased a resident' },
  'unmasking.asked': { kind: 'change', zh: '申请查看报告人', en: 'asked to see a reporter' },
  'unmasking.approved': {
    kind: 'change',
    zh: '批准查看报告人',
    en: 'agreed to a look at a reporter',
  },
  'unmasking.declined': {
    kind: 'change',
    zh: '不批准查看报告人',
    en: 'declined a look at a reporter',
  },
  'unmasking.looked': { kind: 'look', zh: '查看报告人身份', en: 'looked at who reported' },
  'unmaskings.listed': { kind: 'look', zh: '查看身份申请清单', en: 'read the looks at reporters' },
  'keys.change_begun': { kind: 'change', zh: '开始更换密钥', en: 'began a change of keys' },
  'keys.changed': { kind: 'change', zh: '更换密钥完成', en: 'changed keys' },
  'staff.password_passed': { kind: 'sign_in', zh: '密码通过', en: 'gave a right password' },
  'staff.signed_in': { kind: 'sign_in', zh: '登录工作台', en: 'signed in to the desk' },
  'staff.sign_in_refused': { kind: 'sign_in', zh: '登录被拒', en: 'was refused at the sign-in' },
  'staff.signed_out': { kind: 'sign_in', zh: '退出工作台', en: 'signed out of the desk' },
  'staff.stepped_up': { kind: 'sign_in', zh: '再次验证身份', en: 'showed a second factor again' },
  'staff.enrolled': { kind: 'sign_in', zh: '首次登录设好验证', en: 'enrolled' },
  'staff.factor_added': { kind: 'change', zh: '增加验证方式', en: 'added a second factor' },
  'staff.factor_removed': { kind: 'change', zh: '去掉验证方式', en: 'removed a second factor' },
  'staff.recovery_codes_renewed': {
    kind: 'change',
    zh: '换发恢复码',
    en: 'renewed recovery codes',
  },
  'staff.password_changed': { kind: 'change', zh: '修改密码', en: 'changed a password' },
  'staff.added': { kind: 'change', zh: '增加工作人员', en: 'added a member of staff' },
  'staff.invited_again': { kind: 'change', zh: '重发邀请', en: 'renewed an invitation' },
  'staff.role_granted': { kind: 'change', zh: '授予角色', en: 'granted a role' },
  'staff.role_taken': { kind: 'change', zh: '收回角色', en: 'took a role' },
  'staff.suspended': { kind: 'change', zh: '停用账号', en: 'suspended an account' },
  'staff.restored': { kind: 'change', zh: '恢复账号', en: 'restored an account' },
  'staff.handed_over': { kind: 'change', zh: '移交工作', en: 'handed work over' },
  'staff.reset_asked': { kind: 'change', zh: '提请重置验证', en: 'asked for a reset of factors' },
  'staff.reset_confirmed': {
    kind: 'change',
    zh: '同意重置验证',
    en: 'confirmed a reset of factors',
  },
  'staff.reset_declined': {
    kind: 'change',
    zh: '不同意重置验证',
    en: 'declined a reset of factors',
  },
  'sign_in_policy.set': { kind: 'change', zh: '修改登录规定', en: 'set the rules of signing in' },
  'access.refused': { kind: 'look', zh: '越权操作被拒', en: 'was refused what is not theirs' },
  'audit.searched': { kind: 'look', zh: '查询审计', en: 'searched the audit' },
  'audit.opened': { kind: 'look', zh: '查看审计记录', en: 'opened an audit entry' },
  'audit.exported': { kind: 'look', zh: '导出审计', en: 'exported the audit' },
  'audit.pruned': { kind: 'upkeep', zh: '清除到期记录', en: 'deleted entries past their time' },
  'audit.fault_found': { kind: 'upkeep', zh: '发现审计异常', en: 'found something wrong here' },
  'demo.history_written': { kind: 'upkeep', zh: '写入演示历史', en: 'wrote the demo’s history' },
} as const satisfies Record<string, Action>;
export type AuditAction = keyof typeof auditActions;

/** What something can be done to. */
export const auditObjects = {
  case: { zh: '事件', en: 'case' },
  photo: { zh: '照片', en: 'photo' },
  award: { zh: '积分', en: 'award' },
  'held-awards': { zh: '暂扣清单', en: 'held awards' },
  appeal: { zh: '申诉', en: 'appeal' },
  appeals: { zh: '申诉清单', en: 'appeals' },
  correction: { zh: '更正', en: 'correction' },
  waiver: { zh: '减免', en: 'waiver' },
  debts: { zh: '欠分清单', en: 'debts' },
  gift: { zh: '送给村里的积分', en: 'gift to a village' },
  lapse_run: { zh: '到期办理', en: 'run of what lapsed' },
  rule_draft: { zh: '细则草稿', en: 'draft' },
  rehearsal: { zh: '试算', en: 'rehearsal' },
  resident: { zh: '居民', en: 'resident' },
  staff: { zh: '工作人员', en: 'member of staff' },
  'sign-in-policy': { zh: '登录规定', en: 'rules of signing in' },
  household: { zh: '家庭', en: 'household' },
  child: { zh: '孩子', en: 'child' },
  identity_way: { zh: '第三方登录', en: 'way to a provider' },
  alarm: { zh: '告警', en: 'alarm' },
  sign_in_code: { zh: '验证码', en: 'sign-in code' },
  route: { zh: '接口', en: 'route' },
  unmasking: { zh: '查看身份', en: 'look at a reporter' },
  unmaskings: { zh: '查看身份清单', en: 'looks at reporters' },
  keys: { zh: '密钥', en: 'keys' },
  audit: { zh: '审计', en: 'audit' },
  demo: { zh: '演示', en: 'demo' },
} as const satisfies Record<string, Sentence>;
export type AuditObjectKind = keyof typeof auditObjects;

/** A thing by its id, or a list as a whole. */
export type AuditObject = AuditObjectKind | `${AuditObjectKind}/${string}`;

import type { CaseEventKind } from '../case-road.ts';
import type { Action } from './action.ts';

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
  'case.merged': { kind: 'change', zh: '并案', en: 'merged cases' },
  'case.split': { kind: 'change', zh: '拆开并案', en: 'split merged cases' },
  'case.confirmed': { kind: 'change', zh: '居民确认解决', en: 'confirmed that it is solved' },
  'case.closed': { kind: 'change', zh: '结案', en: 'closed a case' },
  'case.reopened': { kind: 'change', zh: '居民要求重办', en: 'reopened a case' },
  'case.published': { kind: 'change', zh: '公示事件', en: 'published a case' },
  'case.withdrawn': { kind: 'change', zh: '撤回上报', en: 'took a report back' },
  'case.handed_back': { kind: 'change', zh: '退单', en: 'gave a case back' },
  'case.involved': { kind: 'change', zh: '请单位协办', en: 'had a unit help' },
  'case.paused': { kind: 'change', zh: '暂停时限', en: 'paused the clock of a case' },
  'case.resumed': { kind: 'change', zh: '恢复时限', en: 'had the clock of a case run on' },
  'case.transferred': { kind: 'change', zh: '转出事件', en: 'handed a case over' },
  'case.visited': { kind: 'change', zh: '回访上报人', en: 'asked a reporter whether it is solved' },
  'case.supervised': { kind: 'change', zh: '发督办单', en: 'sent a supervision slip' },
  'case.supervision_answered': {
    kind: 'change',
    zh: '答复督办单',
    en: 'answered a supervision slip',
  },
  'case.mediation_ended': {
    kind: 'change',
    zh: '线索的调解已结束',
    en: 'the mediation that came of a clue has ended',
  },
} as const satisfies Record<`case.${CaseEventKind}`, Action>;

/** What is done with cases, and with what they stand on: photos, kinds, limits, the bulletin. */
export const caseActions = {
  ...caseSteps,
  'case.publish_refused': {
    kind: 'look',
    zh: '公示内容含个人信息被拒',
    en: 'was refused a publication with personal data',
  },
  'case.compared': { kind: 'look', zh: '比对同一件事', en: 'compared a case with others' },
  'case.opened': { kind: 'look', zh: '查看事件', en: 'opened a case' },
  'case.warned': { kind: 'change', zh: '超时预警', en: 'warned of a clock that runs out' },
  'case.reminded': {
    kind: 'change',
    zh: '提醒上报人补充',
    en: 'reminded the reporter of what was asked',
  },
  'cases.listed': { kind: 'look', zh: '查看事件清单', en: 'read the queue of cases' },
  'cases.exported': { kind: 'look', zh: '导出事件清单', en: 'took the queue of cases as a file' },
  'saved_filter.saved': { kind: 'change', zh: '存了筛选', en: 'kept a filter of the queue' },
  'saved_filter.renamed': { kind: 'change', zh: '给筛选改名', en: 'renamed a filter of the queue' },
  'saved_filter.removed': { kind: 'change', zh: '删了筛选', en: 'removed a filter of the queue' },
  'answer_template.added': { kind: 'change', zh: '新写答复用语', en: 'wrote a text for answers' },
  'answer_template.changed': {
    kind: 'change',
    zh: '修改答复用语',
    en: 'changed a text for answers',
  },
  'answer_template.withdrawn': {
    kind: 'change',
    zh: '撤下答复用语',
    en: 'withdrew a text for answers',
  },
  'topics.read': { kind: 'look', zh: '查看热点', en: 'read what is hot' },
  'photo.uploaded': { kind: 'change', zh: '上传照片', en: 'uploaded a photo' },
  'photo.masked': {
    kind: 'change',
    zh: '遮挡照片，做公开副本',
    en: 'masked a photo for everyone',
  },
  'photo.seen': { kind: 'look', zh: '查看照片', en: 'looked at a photo' },
  'photos.forgotten': {
    kind: 'change',
    zh: '删除没用上的照片',
    en: 'deleted photos that no report used',
  },
  'masked_photos.forgotten': {
    kind: 'change',
    zh: '删除没有公示的遮挡副本',
    en: 'deleted masked copies that stand in no bulletin',
  },
  'bulletin.ended': { kind: 'change', zh: '公示到期撤下', en: 'took down what had its time' },
  'category.added': { kind: 'change', zh: '新增类别', en: 'added a category' },
  'category.retired': { kind: 'change', zh: '停用类别', en: 'retired a category' },
  'category.reinstated': { kind: 'change', zh: '恢复类别', en: 'brought a category back' },
  'category.changed': { kind: 'change', zh: '修改类别', en: 'changed a category' },
  'case_limits.changed': { kind: 'change', zh: '修改时限', en: 'changed the limits of cases' },
  'supervision_ladder.changed': {
    kind: 'change',
    zh: '修改督办阶梯',
    en: 'changed the ladder of supervision',
  },
  'supervision.decided': {
    kind: 'change',
    zh: '审督办答复',
    en: 'decided on the answer to a supervision slip',
  },
  'supervisions.listed': { kind: 'look', zh: '查看督办单', en: 'read the supervision slips' },
  'categories.imported': {
    kind: 'change',
    zh: '导入类别目录',
    en: 'took in a catalogue of categories',
  },
  'category_model.learnt': {
    kind: 'change',
    zh: '学了一版归类',
    en: 'learnt categories from decided cases',
  },
  'category_model.chosen': {
    kind: 'change',
    zh: '改用另一版归类',
    en: 'chose what categories are suggested by',
  },
} as const satisfies Record<string, Action>;

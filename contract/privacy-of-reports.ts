import { nobody, type PersonalEntry, self, selfAndDesk, withTheCase } from './personal-entry.ts';

export const aboutReports: readonly PersonalEntry[] = [
  {
    columns: ['cases.text_sealed', 'cases.text_open'],
    what: {
      zh: '上报的原话、文字地点和点选的回答',
      en: 'what was reported, the place in words, and what was tapped in answer',
    },
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
      zh: '没有人直接看到；经另一角色批准的查看，和网格员回访前的查看，会留痕并告知本人',
      en: 'nobody directly; a look agreed to by another role, and that of a grid worker who is to ask them, is on record and told to the person',
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
    columns: [
      'case_states.rating',
      'case_states.confirmed',
      'bulletin_entries.rating',
      'bulletin_entries.confirmed',
    ],
    what: {
      zh: '报告人是否确认解决、打了几分',
      en: 'whether the reporter confirmed a solution, and how it was rated',
    },
    purpose: {
      zh: '看办得好不好，公开办理结果',
      en: 'knowing how well it was done, and showing that in the open',
    },
    basis: 'duty',
    seenBy: {
      zh: '看得到这件事的工作人员；公示的，所有人看到分数，看不到是谁',
      en: 'staff who may see the case; everyone, where it is published, without who it was',
    },
    kept: { zh: '随事件保存', en: 'with the case' },
    keeping: 'open',
    why: { zh: '只是一到五的数', en: 'a figure from one to five' },
  },
  {
    columns: ['photos.owner'],
    what: { zh: '上报时拍的照片', en: 'photos taken for a report' },
    purpose: { zh: '看清现场，核查办得怎么样', en: 'seeing what is wrong, and what was done' },
    basis: 'duty',
    seenBy: selfAndDesk,
    kept: {
      zh: '随事件保存；传了 7 天没有用上的删除；本人要求删除时一并删除（公示的是遮挡后的副本）',
      en: 'with the case; those that no report uses are deleted after 7 days, all of them when the person asks to be erased (what is public is a masked copy)',
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
      zh: '直到本人要求删除；待发送的在送达 30 天后删除，一直发不出去的留到本人要求删除',
      en: 'until erased; what waited to be sent until 30 days after it was delivered, or until erased where it could not be',
    },
    keeping: 'own_key',
  },
];

import { type PersonalEntry, untilErased } from './personal-entry.ts';

/** What somebody says of the platform itself, and what is answered. */
export const aboutFeedback: readonly PersonalEntry[] = [
  {
    columns: ['feedback.words_sealed', 'feedback_steps.words_sealed'],
    what: {
      zh: '对平台的意见反馈、答复和回访',
      en: 'feedback about the platform, the answer, and what was asked afterwards',
    },
    purpose: {
      zh: '受理、答复、回访，改进平台',
      en: 'accepting and answering it, and doing better',
    },
    basis: 'duty',
    seenBy: {
      zh: '本人；受理员、审核员、领导、审计员（其中的本人姓名、电话已隐去，投诉的不显示是谁）',
      en: 'the person; intake, reviewers, leaders and auditors (without the person’s own name and number; of a complaint not even masked)',
    },
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: ['feedback.kind', 'feedback.rating'],
    what: {
      zh: '意见反馈是建议还是投诉，给答复打了几分',
      en: 'whether feedback suggests or complains, and how its answer was rated',
    },
    purpose: { zh: '看答复有没有帮助', en: 'knowing whether answers help' },
    basis: 'duty',
    seenBy: {
      zh: '本人；受理员、审核员、领导、审计员',
      en: 'the person; intake, reviewers, leaders and auditors',
    },
    kept: {
      zh: '随记录保存；本人删除后编号不再指向任何人',
      en: 'with the record; after erasure its key leads to nobody',
    },
    keeping: 'open',
    why: { zh: '只是类别和一到五的数', en: 'a kind and a figure from one to five' },
  },
];

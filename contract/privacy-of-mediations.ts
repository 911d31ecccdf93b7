import { nobody, type PersonalEntry, untilErased } from './personal-entry.ts';

const inTheFile = {
  zh: '双方当事人、承办的调解员、综治中心调解负责人；领导和审计只看到遮住中间的姓名',
  en: 'both parties, their mediator, the centre’s mediator in charge; leader and auditor see masked names',
};

/** What stands in files of mediation, and about those who mediate. */
export const aboutMediations: readonly PersonalEntry[] = [
  {
    columns: [
      'mediation_parties.name_sealed',
      'mediation_parties.details_sealed',
      'mediation_parties.signature_sealed',
    ],
    what: {
      zh: '调解当事人的姓名，登记表问的性别、民族、年龄、职业、单位、电话、住址，和签名',
      en: 'name of a party to a mediation, what the official form asks (sex, ethnicity, age, occupation, employer, phone, address), and the signature',
    },
    purpose: { zh: '立卷调解，核对有没有利害关系', en: 'the file of the mediation; ties' },
    basis: 'duty',
    seenBy: inTheFile,
    kept: {
      zh: '随卷宗保存；本人要求删除后不能再打开',
      en: 'with the file; cannot be opened any more once the person has asked to be erased',
    },
    keeping: 'own_key',
  },
  {
    columns: [
      'mediations.facts_sealed',
      'mediations.wishes_sealed',
      'mediations.terms_sealed',
      'mediations.court_number_sealed',
      'mediation_papers.words_sealed',
    ],
    what: {
      zh: '纠纷情况、申请事项、调解记录、协议、法院确认书的编号',
      en: 'what a dispute was about, what was asked for, records of mediation, the agreement, the number of the court’s confirmation',
    },
    purpose: {
      zh: '调解；协议对双方有约束力，要能查到',
      en: 'mediating; an agreement binds two people and must be found again',
    },
    basis: 'duty',
    seenBy: inTheFile,
    kept: {
      zh: '随卷宗保存：协议是双方的，一方要求删除不影响另一方',
      en: 'with the file: an agreement belongs to both, and stays for the other when one is erased',
    },
    keeping: 'file_key',
  },
  {
    columns: ['mediation_phones.phone_index'],
    what: {
      zh: '达成协议的当事人手机号的查找值',
      en: 'look-up values of the numbers of those who came to an agreement',
    },
    purpose: {
      zh: '同样两方一年内只计一次和解，一方删除后重新注册也一样',
      en: 'the same two are paid once a year, also where one was erased and comes back',
    },
    basis: 'duty',
    seenBy: nobody,
    kept: {
      zh: '十二个月后删除；本人要求删除时留到那一天：读不回号码，只认得出拿着同一个号码的人',
      en: 'for twelve months, an erasure notwithstanding: no number can be read from it, it only tells who has the same one',
    },
    keeping: 'index',
  },
  {
    columns: [
      'mediation_parties.resident',
      'mediation_parties.answer',
      'mediations.mediator',
      'mediation_papers.typed_for',
    ],
    what: {
      zh: '谁是哪个调解卷宗的当事人或调解员，是否同意协议',
      en: 'who is a party to which mediation or led it, and whether they agreed',
    },
    purpose: {
      zh: '双方确认协议；同样两方一年内只计一次和解',
      en: 'both confirm the agreement; the same two are paid once a year',
    },
    basis: 'duty',
    seenBy: inTheFile,
    kept: { zh: '随卷宗保存，只存编号', en: 'with the file, as a key only' },
    keeping: 'open',
    why: {
      zh: '只是编号；本人删除后编号不再指向任何人',
      en: 'a key only; after erasure it leads to nobody',
    },
  },
  {
    columns: ['mediation_photos.photo'],
    what: {
      zh: '卷宗材料的照片：身份证明、证据、收条、法院文书',
      en: 'photos of papers in a file: proof of identity, evidence, receipts, papers of the court',
    },
    purpose: { zh: '卷宗要附原件的样子', en: 'a file shows its papers as they are' },
    basis: 'duty',
    seenBy: {
      zh: '综治中心调解负责人；办结前承办的调解员；本人的身份证明也给本人看。每看一次都有记录',
      en: 'the centre’s mediator in charge; their mediator until the file has ended; of proofs of identity also whose they are; each look of staff is recorded',
    },
    kept: {
      zh: '随卷宗保存；有账号的一方，身份证明和授权委托书的照片在本人删除账号时删除',
      en: 'with the file; photos that prove who somebody with an account is are deleted when they are erased',
    },
    keeping: 'open',
    why: {
      zh: '照片文件按随机编号存放，只有看得到这份材料的人打得开',
      en: 'a file under a random key, opened only by those who read the paper',
    },
  },
  {
    columns: [
      'mediators.employer_sealed',
      'mediators.former_employers_sealed',
      'mediators.words_sealed',
      'mediators.note_sealed',
    ],
    what: {
      zh: '调解员的工作单位（含认证以来的前单位）、申请理由和认证意见',
      en: 'employer of a mediator and those before since they were certified, why they applied, and what was written when it was decided',
    },
    purpose: { zh: '认证调解员，回避同单位的当事人', en: 'certifying; no tie to a party' },
    basis: 'duty',
    seenBy: {
      zh: '本人；综治中心调解负责人',
      en: 'the person; the centre’s mediator in charge',
    },
    kept: untilErased,
    keeping: 'own_key',
  },
  {
    columns: [
      'mediators.resident',
      'mediators.state_employee',
      'mediators.state_pay_over',
      'mediator_lessons.resident',
      'mediation_team_members.resident',
      'mediation_team_members.state_employee',
    ],
    what: {
      zh: '谁是调解员、学完哪些课、在哪支调解队，是否领国家工资',
      en: 'who mediates, which lessons they passed, which team they are in, and whether the state pays them',
    },
    purpose: {
      zh: '指派调解员；在岗的国家工作人员不计分',
      en: 'assigning mediators; who is paid by the state earns no points by it',
    },
    basis: 'duty',
    seenBy: {
      zh: '本人；综治中心调解负责人；自己卷宗的当事人看到姓名',
      en: 'the person; the centre’s mediator in charge; parties to their files see the name',
    },
    kept: untilErased,
    keeping: 'open',
    why: { zh: '编号和是否，不含姓名', en: 'keys and yes or no, without names' },
  },
];

import type {
  DisputeKind,
  FileItem,
  MediationSource,
  Referral,
} from '../../../contract/mediations.ts';

export type Language = 'zh' | 'en';

interface Texts {
  title: string;
  page: [string, string];
  items: Record<FileItem, string>;
  kinds: Record<DisputeKind, string>;
  sources: Record<MediationSource, string>;
  referrals: Record<Referral, string>;
  required: string;
  needed: string;
  there: string;
  missing: string;
  none: string;
  missingTitle: string;
  complete: string;
  number: string;
  opened: string;
  kind: string;
  source: string;
  grade: string;
  mediator: string;
  ended: string;
  due: string;
  party: [string, string];
  name: string;
  sex: string;
  sexes: { male: string; female: string };
  ethnicity: string;
  age: string;
  occupation: string;
  employer: string;
  phone: string;
  address: string;
  facts: string;
  wishes: string;
  toldAloud: string;
  readOnPhone: string;
  notTold: string;
  form: { written: string; oral: string };
  writtenAt: string;
  performBy: string;
  confirmed: {
    phone: string;
    tablet: string;
    code: string;
    /** By staff, it is not known on what proof. */
    typed: string;
    open: string;
    declined: string;
  };
  signMediator: string;
  stamp: string;
  date: string;
  item: string;
  state: string;
  heldBy: string;
  typedFor: string;
  typedIn: string;
  helpers: string;
  kept: string;
  notKept: string;
  back: string;
  papers: string;
}

const zh: Texts = {
  title: '人民调解卷宗',
  page: ['第 ', ' 页'],
  items: {
    application: '人民调解申请书（受理登记表）',
    rights: '当事人权利义务告知书',
    identity: '当事人身份证明',
    authority: '授权委托书',
    inquiry: '调查记录',
    evidence: '证据材料',
    session: '人民调解记录',
    agreement: '人民调解协议书',
    receipt: '履行凭证',
    visit: '回访记录',
    judicial: '司法确认材料',
    explanation: '卷宗情况说明',
    back_cover: '封底',
  },
  kinds: {
    marriage_family: '婚姻家庭',
    neighbours: '邻里',
    house_plot: '房屋宅基地',
    contract: '合同',
    business: '生产经营',
    damage: '损害赔偿',
    land_forest: '山林土地',
    relocation: '征地拆迁',
    environment: '环境污染',
    wages_of_migrants: '拖欠农民工工资',
    other_labour: '其他劳动争议',
    tourism: '旅游',
    online_trade: '电子商务',
    other_consumption: '其他消费',
    medical: '医疗',
    traffic: '道路交通事故',
    property_management: '物业',
    other: '其他',
  },
  sources: {
    application: '当事人申请',
    initiative: '主动调解',
    police: '公安移交',
    court: '法院委托',
    government: '政府指定',
  },
  referrals: {
    judicial_confirmation: '司法确认',
    court: '人民法院',
    arbitration: '仲裁',
    administrative: '行政机关',
    notary: '公证',
    withdrawn: '当事人退出',
  },
  required: '必备',
  needed: '按需',
  there: '有',
  missing: '缺',
  none: '无',
  missingTitle: '还缺的材料',
  complete: '必备材料齐全。',
  number: '卷宗号',
  opened: '受理',
  kind: '纠纷类型',
  source: '案件来源',
  grade: '难度',
  mediator: '调解员',
  ended: '办结',
  due: '期限',
  party: ['申请人', '被申请人'],
  name: '姓名',
  sex: '性别',
  sexes: { male: '男', female: '女' },
  ethnicity: '民族',
  age: '年龄',
  occupation: '职业',
  employer: '单位',
  phone: '联系方式',
  address: '住址',
  facts: '纠纷简要情况',
  wishes: '申请事项',
  toldAloud: '当面宣读告知',
  readOnPhone: '本人手机阅读确认',
  notTold: '未告知',
  form: { written: '书面协议', oral: '口头协议（登记表）' },
  writtenAt: '协议写好的时间',
  performBy: '履行期限',
  confirmed: {
    phone: '本人手机确认',
    tablet: '窗口平板签字',
    code: '凭本人手机收到的验证码确认，工作人员代录',
    typed: '由工作人员录入，本人在场确认',
    open: '未确认',
    declined: '不同意',
  },
  signMediator: '调解员（签名）',
  stamp: '人民调解委员会（盖章）',
  date: '年　　月　　日',
  item: '材料',
  state: '情况',
  heldBy: '记录人',
  typedFor: '（代调解员{name}录入）',
  typedIn: '（照调解员的纸面录入）',
  helpers: '参加人',
  kept: '回访：已履行',
  notKept: '回访：未履行，转',
  back: '本卷宗由平台按归档顺序生成，装订后加盖调解委员会印章。',
  papers: '材料',
};

const en: Texts = {
  title: 'File of mediation',
  page: ['Page ', ''],
  items: {
    application: 'Application (form of acceptance)',
    rights: 'Notice of rights and duties',
    identity: 'Proof of identity of the parties',
    authority: 'Power of attorney',
    inquiry: 'Record of inquiry',
    evidence: 'Evidence',
    session: 'Record of mediation',
    agreement: 'Agreement',
    receipt: 'Proof of performance',
    visit: 'Record of the return visit',
    judicial: 'Confirmation by the court',
    explanation: 'Explanation of the file',
    back_cover: 'Back cover',
  },
  kinds: {
    marriage_family: 'marriage and family',
    neighbours: 'neighbours',
    house_plot: 'house and plot',
    contract: 'contract',
    business: 'business',
    damage: 'damage',
    land_forest: 'land and forest',
    relocation: 'relocation',
    environment: 'environment',
    wages_of_migrants: 'wages of migrant workers',
    other_labour: 'other labour',
    tourism: 'tourism',
    online_trade: 'online trade',
    other_consumption: 'other consumption',
    medical: 'medical',
    traffic: 'traffic accident',
    property_management: 'property management',
    other: 'other',
  },
  sources: {
    application: 'a party applied',
    initiative: 'offered by us',
    police: 'from the police',
    court: 'from the court',
    government: 'from the government',
  },
  referrals: {
    judicial_confirmation: 'confirmation by the court',
    court: 'the court',
    arbitration: 'arbitration',
    administrative: 'an authority',
    notary: 'a notary',
    withdrawn: 'a party left',
  },
  required: 'always',
  needed: 'where needed',
  there: 'there',
  missing: 'missing',
  none: 'none',
  missingTitle: 'Still missing',
  complete: 'Everything that a file must have is there.',
  number: 'File',
  opened: 'Accepted',
  kind: 'Kind',
  source: 'Came by',
  grade: 'Difficulty',
  mediator: 'Mediator',
  ended: 'Ended',
  due: 'Due',
  party: ['Applicant', 'Other party'],
  name: 'Name',
  sex: 'Sex',
  sexes: { male: 'male', female: 'female' },
  ethnicity: 'Ethnicity',
  age: 'Age',
  occupation: 'Occupation',
  employer: 'Employer',
  phone: 'Phone',
  address: 'Address',
  facts: 'The dispute',
  wishes: 'What is asked for',
  toldAloud: 'read aloud at the desk',
  readOnPhone: 'read on their own phone',
  notTold: 'not told yet',
  form: { written: 'Written agreement', oral: 'Oral agreement, put on record' },
  writtenAt: 'Text written at',
  performBy: 'To be kept by',
  confirmed: {
    phone: 'confirmed on their own phone',
    tablet: 'signed on the tablet at the desk',
    code: 'confirmed by a code to their own phone, typed by staff',
    typed: 'typed in by staff, confirmed by the party there',
    open: 'not confirmed',
    declined: 'declined',
  },
  signMediator: 'Mediator (signature)',
  stamp: 'People’s mediation committee (seal)',
  date: 'Date',
  item: 'Item',
  state: 'State',
  heldBy: 'Written by',
  typedFor: ', typed in for the mediator {name}',
  typedIn: ', typed in from the mediator’s paper',
  helpers: 'With',
  kept: 'Return visit: kept',
  notKept: 'Return visit: not kept, on to',
  back: 'Made by the platform in the order of the archive; bound, it gets the seal of the mediation committee.',
  papers: 'Papers',
};

export const textsIn = (language: Language): Texts => (language === 'zh' ? zh : en);

import type { AuditAction } from '../../../contract/audit-actions.ts';
import type { Look } from '../../../contract/my-data.ts';
import type { StaffRole } from '../../../contract/route.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Looks that show something of one person, and what a person is told of them. */
export const toldLooks = [
  'case.opened',
  'resident.looked_up',
  'agreement.seen',
  'photo.seen',
  'unmasking.looked',
  'unmasking.for_visit',
  'redemption.presented',
  'redemption.listed',
  'red_packets.payee_listed',
  'my_data.exported',
] as const satisfies readonly AuditAction[];
export type ToldLook = (typeof toldLooks)[number];

export interface LookFacts {
  id: string;
  at: Date;
  action: ToldLook;
  /** null: the person's own. */
  roles: readonly StaffRole[] | null;
  unit: Sentence | null;
  caseCode: string | null;
  /** What was shown of the person beside a case, masked: `name phone`; null where that was not noted. */
  shown: string | null;
  /** By what somebody was looked up: a paper list, or at the window; null: there by their phone. */
  lookedUpBy: string | null;
  /** What was shown, and the grounds that were given, where a second person had to agree. */
  unmasked: { what: readonly string[]; reason: string | null } | null;
}

const roleWords: Partial<Record<StaffRole, Sentence>> = {
  grid_worker: { zh: '网格员', en: 'a grid worker' },
  unit_handler: { zh: '责任单位的经办人', en: 'somebody of the responsible unit' },
  intake: { zh: '综治中心的受理员', en: 'intake of the centre' },
  dispatcher: { zh: '综治中心的派单员', en: 'a dispatcher of the centre' },
  reviewer: { zh: '综治中心的审核员', en: 'a reviewer of the centre' },
  mediator_in_charge: { zh: '综治中心的调解负责人', en: 'the centre’s mediator in charge' },
  leader: { zh: '中心领导', en: 'the centre’s leader' },
  auditor: { zh: '审计员', en: 'the auditor' },
  security_officer: { zh: '安全员', en: 'the security officer' },
  treasurer: { zh: '积分出纳', en: 'the treasurer' },
  merchant: { zh: '兑换点的工作人员', en: 'somebody at the counter' },
};
const somebody: Sentence = { zh: '综治中心的工作人员', en: 'somebody of the centre' };
const yourself: Sentence = { zh: '您本人', en: 'you' };

/** Whoever holds several roles is told of by the first that has to do with the work on cases. */
function byWords({ roles, unit }: LookFacts): Sentence {
  if (roles === null) return yourself;
  if (roles.includes('unit_handler') && unit !== null)
    return { zh: `${unit.zh}的经办人`, en: `somebody of ${unit.en}` };
  const role = (Object.keys(roleWords) as StaffRole[]).find((one) => roles.includes(one));
  return (role && roleWords[role]) ?? somebody;
}

type SeenAlike = Exclude<ToldLook, 'unmasking.looked' | 'case.opened'>;

const seen: Record<SeenAlike, { what: Sentence; why: Sentence }> = {
  'photo.seen': {
    what: { zh: '这件事的照片', en: 'a photo of it' },
    why: { zh: '为了办这件事', en: 'to work on it' },
  },
  'resident.looked_up': {
    what: {
      zh: '遮住中间的姓名和电话，住的社区，注册时间，年龄段和它是否待核实',
      en: 'your name and number, masked; your community, since when you are registered, your age group and whether it waits to be settled',
    },
    why: { zh: '有人带着您的手机号到窗口办事', en: 'somebody came to the window with your number' },
  },
  'agreement.seen': {
    what: {
      zh: '您的积分、兑换、红包、上报和办理经过及照片、建议、同意过什么、登录的设备、谁看过、住在哪个社区，或家里几口人、离平安家庭还差什么',
      en: 'your points, redemptions, red packets, reports with their steps and photos, suggestions, consents, devices, who looked, in which community you live, or how many you share points with and how far your household is',
    },
    why: {
      zh: '您当面同意由工作人员代办',
      en: 'you agreed in person that a member of staff does things for you',
    },
  },
  'unmasking.for_visit': {
    what: {
      zh: '您的姓名、电话和住在哪个网格',
      en: 'your name, your phone number and the grid where you live',
    },
    why: { zh: '要当面或打电话问您解决了没有', en: 'to ask you whether it is solved' },
  },
  'redemption.presented': {
    what: {
      zh: '遮住中间的姓名和您预约的奖品',
      en: 'your name, masked, and the reward that you reserved',
    },
    why: { zh: '您的兑换码在兑换点出示了', en: 'your code was shown at the counter' },
  },
  'redemption.listed': {
    what: {
      zh: '遮住中间的姓名和您预约的奖品',
      en: 'your name, masked, and the reward that you reserved',
    },
    why: {
      zh: '兑换点带上一份清单，没网也能把东西交给您',
      en: 'the counter takes along what waits there, to hand it over without a network',
    },
  },
  'red_packets.payee_listed': {
    what: {
      zh: '您的姓名、支付宝账号和一年里收到的红包合计',
      en: 'your name, your account at Alipay, and the sum of your red packets of a year',
    },
    why: {
      zh: '一年收到的红包超过 800 元，要向税务申报',
      en: 'red packets of more than 800 yuan in a year are told to the tax office',
    },
  },
  'my_data.exported': {
    what: { zh: '您的资料，装在一个文件里', en: 'your data, in one file' },
    why: { zh: '您自己下载了一份', en: 'you took a copy' },
  },
};

const seenByName: { what: Sentence; why: Sentence } = {
  what: {
    zh: '遮住中间的姓名，住的社区，注册时间，年龄段和它是否待核实，从什么时候起没有号码',
    en: 'your name, masked; your community, since when you are registered, your age group and whether it waits to be settled, and since when the account has no number',
  },
  why: {
    zh: '有人当面按姓名或办件编号找没有号码的账号',
    en: 'somebody came in person, looking for an account without a number by its name or a case',
  },
};

const seenOnPaper: { what: Sentence; why: Sentence } = {
  what: {
    zh: '您的手机号有没有账号，表上的姓名和账号对不对得上',
    en: 'that your number has an account, and whether the name on the paper is that of the account',
  },
  why: {
    zh: '有人照着写了您手机号的纸面登记表登记，表上有不对的地方，没有登记上',
    en: 'somebody typed in a paper list with your number on it; something in the list was wrong, and it was not taken in',
  },
};

const fieldWords: Record<string, Sentence> = {
  name: { zh: '您的姓名', en: 'your name' },
  phone: { zh: '您的电话', en: 'your phone number' },
};

export function showLook(look: LookFacts): Look {
  const { id, at, caseCode } = look;
  return { id, at: at.toISOString(), by: byWords(look), ...wordsOf(look), caseCode };
}

/** That there is somebody of this name was said to whoever registers another of the same home. */
const seenAsNamesake: { what: Sentence; why: Sentence } = {
  what: {
    zh: '您住的网格里有您这个姓名的账号',
    en: 'that somebody of your name has an account in your grid',
  },
  why: {
    zh: '工作人员替人登记，那人说的姓名和您一样',
    en: 'a member of staff registered somebody, who gave the same name as yours',
  },
};

const seenBy: Record<string, typeof seenByName> = {
  paper_list: seenOnPaper,
  namesake: seenAsNamesake,
};

function wordsOf(look: LookFacts): { what: Sentence; why: Sentence } {
  const { action, shown, lookedUpBy, unmasked } = look;
  if (action === 'unmasking.looked') return unmaskedWords(unmasked);
  if (action === 'resident.looked_up' && lookedUpBy !== null)
    return seenBy[lookedUpBy] ?? seenByName;
  if (action !== 'case.opened') return seen[action];
  return { what: openedWords(shown), why: { zh: '为了办这件事', en: 'to work on it' } };
}

/** Who works with residents sees name and number masked beside what was reported; units see neither. */
function openedWords(shown: string | null): Sentence {
  if (shown === '')
    return {
      zh: '您上报的这件事（看不到您的姓名和电话）',
      en: 'what you reported (without your name and number)',
    };
  // Of looks from before it was noted nobody knows which of the two it was.
  if (shown === null)
    return {
      zh: '您上报的这件事（姓名和电话看不到，或遮住中间）',
      en: 'what you reported (your name and number not at all, or masked)',
    };
  const fields = shown.split(' ');
  const also = Object.entries(maskedWords).filter(([field]) => fields.includes(field));
  return {
    zh: `您上报的这件事，和遮住中间的${also.map(([, { zh }]) => zh).join('、')}`,
    en: `what you reported, with your ${also.map(([, { en }]) => en).join(' and ')} masked`,
  };
}

const maskedWords: Record<string, Sentence> = {
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '电话', en: 'number' },
};

function unmaskedWords(unmasked: LookFacts['unmasked']): { what: Sentence; why: Sentence } {
  const fields = (unmasked?.what ?? []).map((field) => fieldWords[field] ?? somebody);
  const reason = unmasked?.reason ?? '';
  return {
    what: {
      zh: fields.map(({ zh }) => zh).join('和'),
      en: fields.map(({ en }) => en).join(' and '),
    },
    why: {
      zh: `经另一人批准，只看一次。理由：${reason}`,
      en: `with the agreement of a second person, once. Reason: ${reason}`,
    },
  };
}

import type { StaffRole } from '../../../contract/route.ts';
import type { UnmaskingField } from '../../../contract/unmaskings.ts';
import type { Sentence } from '../../../contract/values.ts';
import { ended } from '../../platform/sentence.ts';

interface Looked {
  caseCode: string;
  what: readonly UnmaskingField[];
  reason: string;
  askedRole: StaffRole;
  decidedRole: StaffRole | null;
}

/** What a reporter is told when somebody has looked at who they are. */
export function looked({ caseCode, what, reason, askedRole, decidedRole }: Looked): Sentence {
  const seen = fields[what.length > 1 ? 'both' : (what[0] ?? 'name')];
  const by = roleWords(askedRole);
  const approver = roleWords(decidedRole);
  return {
    zh: `为了办您上报的事件 ${caseCode}，${by.zh}看了您的${seen.zh}，事先经${approver.zh}批准，只看一次。理由：${ended(reason, '。')}有疑问可以打县里热线。`,
    en: `For your report ${caseCode}, ${by.en} looked at ${seen.en}, once, with the agreement of ${approver.en}. Reason: ${ended(reason, '. ')}If you have questions, call the county’s hotline.`,
  };
}

/** What a reporter is told whom a grid worker is going to ask whether it is solved. */
export const lookedToAsk = (caseCode: string): Sentence => ({
  zh: `您上报的事件 ${caseCode} 办完了，要当面或打电话问您满不满意。网格员为此看了您的姓名、电话和住在哪个网格。有疑问可以打县里热线。`,
  en: `Your report ${caseCode} has been dealt with, and somebody is to ask you whether it is solved. For that a grid worker looked at your name, your phone number and the grid where you live. If you have questions, call the county’s hotline.`,
});

const fields: Record<UnmaskingField | 'both', Sentence> = {
  name: { zh: '姓名', en: 'your name' },
  phone: { zh: '电话', en: 'your phone number' },
  both: { zh: '姓名和电话', en: 'your name and phone number' },
};

const words: Partial<Record<StaffRole, Sentence>> = {
  intake: { zh: '综治中心的受理员', en: 'somebody of the centre’s intake' },
  dispatcher: { zh: '综治中心的派单员', en: 'a dispatcher of the centre' },
  mediator_in_charge: { zh: '综治中心的调解负责人', en: 'the centre’s mediator in charge' },
  security_officer: { zh: '安全员', en: 'the security officer' },
  leader: { zh: '中心领导', en: 'the centre’s leader' },
};
const somebody: Sentence = { zh: '综治中心', en: 'the centre' };

const roleWords = (role: StaffRole | null) =>
  role === null ? somebody : (words[role] ?? somebody);

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  case_unknown: {
    status: 404,
    zh: '没有找到这个事件码，或不在您的辖区。',
    en: 'No case with this code in your area.',
  },
  unmasking_not_found: {
    status: 404,
    zh: '没有找到这次查看申请，或不在您的辖区。',
    en: 'No such request in your area.',
  },
  unmasking_not_your_role: {
    status: 403,
    zh: '您在这件事所在的地方没有申请查看的权限。',
    en: 'Your role does not allow this where the case lies.',
  },
  unmasking_by_handler: {
    status: 403,
    zh: '这件事派给了您的单位，经办单位不能查看报告人是谁。',
    en: 'The case was sent to your unit: whoever handles it is not to know who reported it.',
  },
  unmasking_protected: {
    status: 403,
    zh: '这类事件的报告人受保护，不在手机上查看，请交综治中心回访。',
    en: 'Whoever reported this is protected: nobody looks at it on a phone. Please leave asking to the centre.',
  },
  unmasking_not_to_ask: {
    status: 409,
    zh: '这件现在不用您回访：已经问过了，或本人还能用自己的手机回复。',
    en: 'There is nothing for you to ask now: it has been asked, or they can still answer on a phone of their own.',
  },
  unmasking_nobody: {
    status: 409,
    zh: '报告人没有留下姓名和电话，或已经注销，没有人可问；请记“没联系上”。',
    en: 'Whoever reported left neither name nor number, or their account is gone. Please write down that nobody was reached.',
  },
  unmasking_open: {
    status: 409,
    zh: '您已经申请过查看这位报告人，请先看那一次的结果。',
    en: 'You have asked about this reporter already. Please see what became of that.',
  },
  unmasking_own: {
    status: 403,
    zh: '自己提出的查看申请要由另一个人批准。',
    en: 'A look is agreed to by somebody other than who asked for it.',
  },
  unmasking_decided: {
    status: 409,
    zh: '这次申请已经有人处理过了，请刷新再看。',
    en: 'This request has been decided already. Please refresh.',
  },
  unmasking_lapsed: {
    status: 409,
    zh: '时间过了，请重新申请。',
    en: 'Its time has run out. Please ask again.',
  },
  unmasking_not_approved: {
    status: 409,
    zh: '还没有人批准，不能查看。',
    en: 'Nobody has agreed to this yet.',
  },
  unmasking_shown: {
    status: 409,
    zh: '批准的那一次已经看过了；还需要的话请重新申请。',
    en: 'The one look that was agreed to has been taken. Ask again if it is still needed.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  agreement_incomplete: {
    status: 422,
    zh: '请填本人的手机号和收到的验证码；账号没有号码的，请本人签字后选他的账号。',
    en: 'Please fill in their number and the code that it got; for an account without a number, choose it once they have signed.',
  },
  agreement_by_code: {
    status: 409,
    zh: '这个账号有手机号，请用验证码，不能只凭签字。',
    en: 'This account has a number: a code is shown to it, and a signature alone is not enough.',
  },
  agreement_nobody: {
    status: 404,
    zh: '您的辖区里没有这位居民的账号。请核对号码；没有账号的，请本人先用这部手机登录一次。',
    en: 'There is no account of this resident in your area. Please check the number; whoever has none signs in once with this phone.',
  },
  agreement_over: {
    status: 404,
    zh: '代办的时间过了，或不是您办的。请本人再同意一次。',
    en: 'The time for this is over, or it was agreed with somebody else. Please have them agree again.',
  },
  agreement_of_another: {
    status: 409,
    zh: '这份是替另一位居民记下的，不能记到这位名下。请原来那位本人再同意一次。',
    en: 'This was written for another resident and cannot become this one’s. Please have the first one agree again.',
  },
  agreement_not_fresh: {
    status: 409,
    zh: '这一步要居民本人刚刚同意过（5 分钟内）。请再发一次验证码，或请本人再签一次字。',
    en: 'For this step the resident has agreed within the last five minutes. Please send a code once more, or have them sign again.',
  },
  agreement_minor: {
    status: 409,
    zh: '未满 14 周岁的，由监护人在自己的手机上或窗口办。',
    en: 'For a child under 14 the guardian does it, on their own phone or at the window.',
  },
});

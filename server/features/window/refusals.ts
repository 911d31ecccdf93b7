import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  visitor_unknown: {
    status: 404,
    zh: '您的辖区里没有用这个手机号的居民。请核对号码；住在别处的，请到当地窗口办理。',
    en: 'No resident of your area has this number. Please check it; who lives elsewhere goes to the window there.',
  },
  guardian_needed: {
    status: 422,
    zh: '未满 14 周岁的，要有家长在场：请填家长的手机号，并请家长读一下收到的验证码。',
    en: 'Under 14 a guardian has to be there: please fill in the guardian’s number and the code that it gets.',
  },
  guardian_unknown: {
    status: 409,
    zh: '家长的手机号还没有账号。请家长先登录，填好资料、建好家庭，再来办理。',
    en: 'The guardian’s number has no account. Please have the guardian sign in, fill in the profile and found a household first.',
  },
});

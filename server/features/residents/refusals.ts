import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  code_wrong: {
    status: 422,
    zh: '验证码不对或已过期，请重新获取。',
    en: 'The code is wrong or has expired. Please request a new one.',
  },
  codes_too_many: {
    status: 429,
    zh: '获取验证码太频繁，请过一会儿再试；也可以到社区窗口办理。',
    en: 'Too many codes were requested. Please wait a while, or go to the community window.',
  },
  phone_refused: {
    status: 422,
    zh: '这个手机号收不到短信，请检查号码。',
    en: 'This phone number cannot receive messages. Please check it.',
  },
  sms_unavailable: {
    status: 503,
    zh: '短信暂时发不出去，请稍后再试；也可以到社区窗口办理。',
    en: 'Messages cannot be sent right now. Please try later, or go to the community window.',
  },
  grid_unknown: {
    status: 422,
    zh: '没有这个网格，请重新选择。',
    en: 'There is no such grid. Please choose again.',
  },
  demo_only: { status: 404, zh: '这里没有演示账号。', en: 'There are no demo sign-ins here.' },
});

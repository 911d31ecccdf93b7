/** Signing in by a provider, and the check before a code is sent. */
export const roadsZh = {
  or: '也可以',
  checking: '正在自动核对，不用您动手，几秒就好…',
  returning: '正在登录',
  returningLine: '正在和对方核对，一两秒就好。',
  confirm: '确认是您本人',
  confirmLine:
    '对方给的手机号 {{phone}} 在这里已经有账号。收一条验证码，对上了就绑在一起，以后一按就进。',
  phone: '还差一个手机号',
  phoneLine: '对方没有给出手机号。填一个能收短信的，对上验证码就好，以后一按就进。',
  byPhone: '不绑了，用手机号登录',
};

export type RoadTexts = typeof roadsZh;

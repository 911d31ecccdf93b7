import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  cases_open: {
    status: 409,
    zh: '您还有 {count} 件上报没有办完。可以等办完再删除，也可以选择撤回这些上报。',
    en: 'You have {count} reports that are not done. Wait until they are, or choose to take them back.',
  },
  exported_too_often: {
    status: 429,
    zh: '今天已经下载过 {most} 次了，请明天再来。',
    en: 'You have taken {most} copies today. Please come back tomorrow.',
  },
  session_changed: {
    status: 409,
    zh: '这次登录刚刚更新过，请重新发一个验证码再试。',
    en: 'This sign-in was renewed a moment ago. Please ask for another code and try again.',
  },
  phone_unknown: {
    status: 409,
    zh: '账号上没有手机号，请带证件到社区窗口办理。',
    en: 'There is no phone number on this account. Please go to the community window with a paper.',
  },
});

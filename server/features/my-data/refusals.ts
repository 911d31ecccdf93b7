import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  age_before_ranking: {
    status: 409,
    zh: '排行由满 18 周岁的人参加。请先说一声您满没满 18 周岁，只问这一次；不说也行，别的都照常。',
    en: 'Rankings are for people of 18 or more. Please say once whether you are; if you would rather not, everything else stays as it is.',
  },
  adults_are_ranked: {
    status: 403,
    zh: '排行由满 18 周岁的人参加，您的积分一分不少。满 18 周岁后再来打开。',
    en: 'Rankings are for people of 18 or more. Your points stay as they are; switch this on when you are 18.',
  },
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

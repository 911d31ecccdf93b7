import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  browser_unknown: {
    status: 422,
    zh: '这个浏览器的推送服务不在可用的几家里，请用短信或者留在“通知”里看。',
    en: 'The push service of this browser is none of those that are known here. Please choose text messages, or read the notices in the app.',
  },
  browsers_not_told: {
    status: 409,
    zh: '这里没有开通网页推送。',
    en: 'Nothing is sent to browsers here.',
  },
});

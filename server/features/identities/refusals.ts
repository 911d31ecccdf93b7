import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  provider_unknown: {
    status: 404,
    zh: '这里没有开通这种登录方式，请用手机号登录。',
    en: 'This way to sign in is not offered here. Please sign in by phone.',
  },
  provider_unavailable: {
    status: 503,
    zh: '对方的登录系统现在连不上，请用手机号登录，或过一会儿再试。',
    en: 'The other sign-in cannot be reached now. Please sign in by phone, or try again later.',
  },
  way_unknown: {
    status: 422,
    zh: '这次登录不是从这台手机的这个浏览器开始的，没有登录。请在这里重新按一次登录。',
    en: 'This sign-in was not begun in this browser, so nobody was signed in. Please press the button here again.',
  },
  way_expired: {
    status: 422,
    zh: '隔得太久了，这次登录已经失效，请重新按一次登录。',
    en: 'That took too long and the sign-in has expired. Please press the button again.',
  },
  way_used: {
    status: 422,
    zh: '这次登录已经用过了，请重新按一次登录。',
    en: 'This sign-in was used already. Please press the button again.',
  },
  ticket_spent: {
    status: 422,
    zh: '对方说这张登录凭证已经过期或用过，请重新按一次登录。',
    en: 'The other side says that this ticket has expired or was used. Please press the button again.',
  },
  identity_unproven: {
    status: 422,
    zh: '对方的回答没有通过验签，没有登录。请用手机号登录，并把这件事告诉社区。',
    en: 'The answer was not signed as it must be, so nobody was signed in. Please sign in by phone, and tell the community.',
  },
  account_of_no_person: {
    status: 422,
    zh: '这是单位（法人）的账号，没有登录。请用您个人的账号，或用手机号登录。',
    en: 'That is the account of a company or an office, so nobody was signed in. Please use your own account, or sign in by phone.',
  },
  sign_in_declined: {
    status: 422,
    zh: '您没有同意登录，这里什么也没有记下。也可以用手机号登录。',
    en: 'You did not agree to sign in, and nothing was kept. You can sign in by phone instead.',
  },
  identity_of_another: {
    status: 409,
    zh: '这个手机号已经绑定了同一平台的另一个账号，不能再绑。请用手机号登录；不是您本人绑的，请打热线。',
    en: 'This phone is bound to another account of the same kind. Please sign in by phone; if that was not you, call the hotline.',
  },
  nothing_to_confirm: {
    status: 422,
    zh: '没有等着确认的登录，请重新按一次登录。',
    en: 'There is no sign-in to confirm. Please press the button again.',
  },
  phone_missing: {
    status: 422,
    zh: '请填手机号。',
    en: 'Please give a phone number.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  visitor_unknown: {
    status: 404,
    zh: '您的辖区里没有用这个手机号的居民。请核对号码；住在别处的，请到当地窗口办理。',
    en: 'No resident of your area has this number. Please check it; who lives elsewhere goes to the window there.',
  },
  grounds_missing: {
    status: 422,
    zh: '请写明为什么在窗口办，至少 5 个字，空格不算。',
    en: 'Please say why it is done at the window: five characters at least, and blanks do not count.',
  },
  guardian_needed: {
    status: 422,
    zh: '未满 14 周岁的，要有家长在场：请填家长的手机号，并请家长读一下收到的验证码。',
    en: 'Under 14 a guardian has to be there: please fill in the guardian’s number and the code that it gets.',
  },
  age_not_in_doubt: {
    status: 409,
    zh: '这位居民没有说过未满 14 周岁，窗口不能把账号停用。真是孩子的，请孩子自己先在“我的 · 改资料”里选好年龄，再由家长带着来。',
    en: 'This resident never said to be under 14, so the account cannot be closed here. If it is a child’s, have the child choose the age under “Me · Edit” first and come with a guardian.',
  },
  phone_not_on_account: {
    status: 409,
    zh: '这个号码不在这个账号上，请按这个号码重新找人。',
    en: 'This number is not on this account. Please find the account by this number.',
  },
  closed_until_14: {
    status: 409,
    zh: '这个账号核实为未满 14 周岁，已停用；满 14 周岁的第二天起再来换上号码。',
    en: 'This account was found to be of a child under 14 and is closed. From the day after the child is 14 it gets a number here.',
  },
  guardian_is_child: {
    status: 409,
    zh: '这正是孩子的账号在用的手机号。请家长换一个自己的号码来办；要用这个号码的，先在“号码已不归账号上的人”里取下来，家长用它登录、建好家庭，再按孩子的姓名找到账号来办。',
    en: 'This is the number of the child’s own account. Please have the guardian use another number of theirs; or take it off the account first, under “The number is somebody else’s now”, have the guardian sign in by it and found a household, and find the account by the child’s name.',
  },
  guardian_unknown: {
    status: 409,
    zh: '家长的手机号还没有账号。请家长先登录，填好资料、建好家庭，再来办理。',
    en: 'The guardian’s number has no account. Please have the guardian sign in, fill in the profile and found a household first.',
  },
});

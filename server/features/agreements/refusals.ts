import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  agreement_incomplete: {
    status: 422,
    zh: '请填本人的手机号和收到的验证码；没有号码的，请本人签字：有账号的先选他的账号。',
    en: 'Please fill in their number and the code that it got; for an account without a number, choose it once they have signed.',
  },
  agreement_not_signed: {
    status: 422,
    zh: '有验证码就不用再签字。请清空签字再提交。',
    en: 'Beside a code nothing is signed. Please clear the signature first.',
  },
  agreement_by_code: {
    status: 409,
    zh: '这个账号有手机号，请用验证码，不能只凭签字。',
    en: 'This account has a number: a code is shown to it, and a signature alone is not enough.',
  },
  agreement_nobody: {
    status: 404,
    zh: '您的辖区里没有这位居民的账号。请核对号码；没有账号的，先在“登记新居民”里登记，有没有手机都行。',
    en: 'There is no account of this resident in your area. Please check the number; whoever has no account is registered first, under “Register somebody”, with a phone or without one.',
  },
  registration_elsewhere: {
    status: 422,
    zh: '您的辖区里没有这个网格。住在别处的，请到当地窗口登记，或找当地网格员。',
    en: 'There is no such grid in your area. Whoever lives elsewhere is registered at the window there, or by the grid worker.',
  },
  registration_text_outdated: {
    status: 409,
    zh: '要念的话改过了。请刷新页面，把新的念给他听。',
    en: 'What is read out has changed. Please load the page again and read them the new text.',
  },
  registration_namesake: {
    status: 409,
    zh: '这个网格里已有同名的账号。请问他：登记过吗？登记过的不用再办：有手机号的凭验证码代办，没有的按姓名找到他的账号。确实是另一个人，再往下办。',
    en: 'Somebody of that name has an account in this grid. Please ask: have they registered before? If so there is nothing to register: see to them by a code to their number, or find their account by its name. If it is somebody else, say so and go on.',
  },
  registration_of_oneself: {
    status: 403,
    zh: '这个姓名和您同名：自己的账号用自己的手机登录，没有手机的请同事来登记。真是另一个人，也请同事来登记。',
    en: 'This is your name: your own account is opened with your own phone, or by a colleague. If it is somebody else, please have a colleague register them as well.',
  },
  registration_of_child: {
    status: 403,
    zh: '未满 14 周岁不能有自己的账号。请家长带户口簿来：家长登记、建好家庭，在“家庭账户”里添加孩子，孩子做的好事由家长来报。',
    en: 'Under 14 nobody has an account of their own. Please have a parent come with the household register: they are registered, found a household and add the child to it, and report what the child does.',
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
  beside_oneself: {
    status: 403,
    zh: '这个账号和您同名：当班的人不算巡逻，自己的巡逻用自己的手机走。真是另一个人，请同事来办。',
    en: 'This account has your name: whoever is on duty is no member of a patrol, and walks one of their own with their own phone. If it is somebody else, please have a colleague do it.',
  },
  beside_nameless: {
    status: 409,
    zh: '这个账号还没有姓名，分不清是不是当班的人自己。请先补上姓名，再来巡逻。',
    en: 'This account has no name yet, and cannot be told apart from whoever is on duty. Please have its owner give a name first.',
  },
  answer_unsigned: {
    status: 422,
    zh: '没有手机号的，同意协议要本人在屏幕上签字。请他签好再提交。',
    en: 'Whoever has no number agrees by a signature of their own on the screen. Please have them sign first.',
  },
  answer_not_signed: {
    status: 422,
    zh: '不同意的不用签字。请清空签字再提交。',
    en: 'A “no” is not signed. Please clear the signature first.',
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

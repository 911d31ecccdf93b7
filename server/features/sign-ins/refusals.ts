import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  sign_in_wrong: {
    status: 422,
    zh: '账号或密码不对。',
    en: 'Login or password is wrong.',
  },
  sign_in_paused: {
    status: 429,
    zh: '这个账号连续登录失败，请 {minutes} 分钟后再试。',
    en: 'Too many failed tries for this login. Please try again in {minutes} minutes.',
  },
  sign_in_locked: {
    status: 422,
    zh: '这个账号连续失败太多次，已锁住。请找系统管理员重置，由安全员确认。',
    en: 'This login is locked after too many failures. Ask the administrator for a reset; the security officer confirms it.',
  },
  ticket_over: {
    status: 422,
    zh: '这次登录隔得太久了，请从头再来一次。',
    en: 'This sign-in took too long. Please start again.',
  },
  code_wrong: {
    status: 422,
    zh: '口令不对。请看一下验证器里现在的六位数字，手机时间要准。',
    en: 'The code is wrong. Use the six digits that your app shows now, and check the phone’s clock.',
  },
  code_used: {
    status: 422,
    zh: '这个口令已经用过了，请等半分钟，用下一个。',
    en: 'This code was used already. Wait half a minute for the next one.',
  },
  factor_missing: {
    status: 422,
    zh: '请输入动态口令，或使用通行密钥。',
    en: 'Enter a code, or use a passkey.',
  },
  passkey_wrong: {
    status: 422,
    zh: '这把通行密钥在这里登录不了，请换一把，或用账号和密码登录。',
    en: 'This passkey does not sign in here. Try another, or use login and password.',
  },
  passkeys_unavailable: {
    status: 422,
    zh: '这个网址用不了通行密钥，请用账号、密码和动态口令。',
    en: 'Passkeys do not work at this address. Use login, password and code.',
  },
  invitation_over: {
    status: 422,
    zh: '这个邀请码不对、已用过或已过期，请找系统管理员重新发一个。',
    en: 'This invitation is wrong, used or over. Ask the administrator for a new one.',
  },
  password_wrong: {
    status: 422,
    zh: '现在的密码不对。',
    en: 'Your present password is wrong.',
  },
  reset_own: {
    status: 422,
    zh: '提出重置的人不能自己确认，要由安全员确认。',
    en: 'Whoever asked for a reset does not confirm it: the security officer does.',
  },
  password_short: {
    status: 422,
    zh: '密码至少 12 个字符，越长越好，可以是一句话。',
    en: 'At least 12 characters; the longer the better, a sentence will do.',
  },
  password_common: {
    status: 422,
    zh: '这个密码太常见，容易被猜中，请换一个。',
    en: 'This password is among the first that are guessed. Please choose another.',
  },
  password_plain: {
    status: 422,
    zh: '这个密码太有规律，容易被猜中，请换一个。',
    en: 'This password follows too plain a pattern. Please choose another.',
  },
  password_context: {
    status: 422,
    zh: '密码里不要用姓名、账号、县名或“平安”这类词。',
    en: 'Do not build it from your name, your login, the county or the name of this platform.',
  },
  password_same: {
    status: 422,
    zh: '新密码和现在的一样，请换一个。',
    en: 'The new password is the present one. Please choose another.',
  },
  last_factor: {
    status: 422,
    zh: '这是最后一种验证方式，先添加另一种再去掉它。',
    en: 'This is your last factor. Add another before taking it away.',
  },
  factor_not_found: {
    status: 404,
    zh: '没有这种验证方式，请刷新再看。',
    en: 'There is no such factor. Please refresh.',
  },
  device_not_found: {
    status: 404,
    zh: '这台设备已经退出了，请刷新再看。',
    en: 'This device is signed out already. Please refresh.',
  },
  came_in_already: {
    status: 409,
    zh: '这个人已经来登录过了，不用再邀请；丢了手机或密码请用重置。',
    en: 'This person has come in already. For a lost phone or password ask for a reset.',
  },
  not_come_in_yet: {
    status: 409,
    zh: '这个人还没来登录过，重新发邀请就行。',
    en: 'This person has not come in yet: a new invitation is enough.',
  },
  officer_renews: {
    status: 422,
    zh: '这个人是重置登录的，新的码由安全员来发。',
    en: 'This person’s sign-in was reset: the security officer makes the new code.',
  },
  administrator_renews: {
    status: 422,
    zh: '这个人是第一次被邀请的，新的邀请码由系统管理员来发。',
    en: 'This person was invited and never came in: the administrator makes the new code.',
  },
  suspended_away: {
    status: 409,
    zh: '这个人已停用，先恢复再说。',
    en: 'This person is suspended. Restore them first.',
  },
  reset_waiting: {
    status: 409,
    zh: '已经有一个重置在等安全员确认。',
    en: 'A reset is waiting for the security officer already.',
  },
  reset_not_found: {
    status: 404,
    zh: '没有这个等着确认的重置，可能别人已经定了。',
    en: 'No such reset is waiting; somebody may have decided it.',
  },
  office_held: {
    status: 409,
    zh: '这个岗位已经有人了，由系统管理员在工作台里邀请。',
    en: 'Somebody holds this office already: the administrator invites at the console.',
  },
  whole_county_only: {
    status: 403,
    zh: '登录规定管全县，要全县的安全员来改。',
    en: 'This holds for the whole county: only its own security officer changes it.',
  },
  demo_only: { status: 404, zh: '这里没有演示账号。', en: 'There are no demo sign-ins here.' },
});

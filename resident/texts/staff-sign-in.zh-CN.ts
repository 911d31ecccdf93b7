/** Whoever works signs in on the phone, a merchant as a grid worker. */
export const staffSignInZh = {
  login: '账号',
  password: '密码',
  next: '下一步',
  code: '动态口令',
  codeHint: '手机令牌上的六位数字，或一个备用码',
  enter: '验证并登录',
  passkey: '通行密钥（指纹、面容、锁屏）',
  passkeyOnly: '您只有通行密钥，请按下面的按钮。',
  passkeyStopped: '没有确认通行密钥，请再试一次。',
  console: '第一次登录、换密码，请到工作台办。',
  toConsole: '去工作台',
};

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how the provider marks what is filled in.

/**
 * What the messages say, as a county has them registered with its provider. Each names the one thing that
 * its code is for: who reads out a code for another has no excuse to be believed. Codes for the window are
 * read out there, and nowhere else.
 */
export const smsTexts = {
  sign_in_code:
    '您的登录验证码是${code}，10分钟内有效。请勿告诉任何人，工作人员不会向您要这个验证码。',
  step_up_code:
    '您正在确认是本人操作（下载、删除资料或换手机号），验证码是${code}，10分钟内有效。请勿告诉任何人，工作人员不会向您要这个验证码。',
  phone_change_code:
    '有人要把账号换到这个手机号登录，验证码是${code}，10分钟内有效。不是您本人在办，请勿告诉他人；到社区窗口当面办的，只告诉窗口。',
  guardian_code:
    '您正在以监护人身份同意把孩子加进家庭，验证码是${code}，10分钟内有效。不是您本人在社区窗口当面办，请勿告诉他人。',
  phone_release_code:
    '社区窗口正在把这个手机号从别人的账号上取下来，验证码是${code}，10分钟内有效。不是您本人在窗口当面办，请勿告诉任何人。',
  agreement_code:
    '您正在同意由社区窗口或网格员替您办事（上报、评价、积分、家庭、意见等），验证码是${code}，10分钟内有效。不是您本人当面办，请勿告诉任何人。',
  phone_changed: '您的账号已改用尾号${tail}的手机号登录。不是您本人办的，请马上打热线。',
  points_lapse:
    '您和您家有${points}分只能用到${day}，${left}。请打开平安积分看怎么用，或到社区窗口问。不再提醒请在“我的资料”里关掉。',
  minor_points_lapse:
    '您家未满18周岁的家人有积分只能用到${day}，${left}。请提醒本人打开平安积分看看。不再提醒请在“我的资料”里关掉。',
  notices:
    '您在平安积分有${count}条新通知（${kinds}），请打开看看，或到社区窗口问。不再发短信请在“通知方式”里关掉。',
  age_settled: '社区窗口看过证件，核实了您账号的年龄：${result}。不是您本人去办的，请马上打热线。',
} as const;

export type SmsTemplate = keyof typeof smsTexts;

/** What a template asks for: `code` of `${code}`. */
export const valuesOf = (text: string): string[] =>
  [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);

/** The message that arrives. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

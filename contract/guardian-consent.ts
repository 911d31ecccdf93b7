import type { Sentence } from './values.ts';

/**
 * What a guardian agrees to before a child is added, by version: the number is kept with the consent, so
 * a text that was agreed to is never edited; a new wording is a new version.
 */
export const guardianConsents: Readonly<Record<number, readonly Sentence[]>> = {
  1: [
    {
      zh: '我是这个孩子的父母或其他监护人，已满 18 周岁。',
      en: 'I am this child’s parent or other guardian, and at least 18 years old.',
    },
    {
      zh: '平台只记下我给孩子起的称呼和出生年月，都加密保存，只有我们家的成员看得到；不要孩子的手机号、证件号、照片和位置轨迹。',
      en: 'The platform keeps only the name that I choose and the month of birth, both encrypted and shown to our household alone; no phone, no ID number, no photo and no track of the child.',
    },
    {
      zh: '用途只有一个：孩子发现的隐患由我上报，积分全部记到家庭账户。孩子没有自己的账号，不参加排行，不上公示，不做巡逻、调解和纠纷上报。',
      en: 'There is one use: hazards that the child notices are reported by me, and all points go to the household. The child has no account, is in no ranking and no bulletin, and takes no part in patrols, mediation or dispute clues.',
    },
    {
      zh: '我随时可以撤回同意，不影响我自己使用；撤回后孩子的称呼和出生年月立即删除，已记到家庭的积分不变。孩子满 14 周岁后，记录也会自动删除。',
      en: 'I can withdraw this at any time and go on as before; the name and month of birth are then deleted at once, and points that the household has stay. They are also deleted when the child turns 14.',
    },
  ],
  2: [
    {
      zh: '我是这个孩子的父母或其他监护人，已满 18 周岁。',
      en: 'I am this child’s parent or other guardian, and at least 18 years old.',
    },
    {
      zh: '加进家庭时，平台只记下我给孩子起的称呼和出生年月，都加密保存，只有我们家的成员看得到；不要孩子的手机号、证件号、照片和位置轨迹。',
      en: 'For the household the platform keeps only the name that I choose and the month of birth, both encrypted and shown to our household alone; no phone, no ID number, no photo and no track of the child.',
    },
    {
      zh: '用途只有一个：孩子发现的隐患由我上报，这些积分记到家庭账户。孩子不用自己的账号，不参加排行，不上公示，不做巡逻、调解和纠纷上报。',
      en: 'There is one use: hazards that the child notices are reported by me, and the points of these go to the household. The child uses no account of its own, is in no ranking and no bulletin, and takes no part in patrols, mediation or dispute clues.',
    },
    {
      zh: '孩子以前自己注册过账号的，账号停用，谁也登录不了；手机号从账号上取下，可以用来登录家长自己的账号，平台只在通知这个号码的短信里还加密留着它，发出 30 天后删除，发不出的留到账号删除；里面的姓名和上报的文字仍加密保存，照片、位置、日期和积分也留着，不加密，有权限才看得到；满 14 周岁的下个月起由孩子带证件到社区窗口换上号码再启用，自己使用或删除；在这之前没有人能导出或删除它。',
      en: 'An account that the child had registered before is closed, and nobody can sign in to it; its number is taken off, and the parent may sign in by it; the platform keeps it, encrypted, only in the message that tells that number, which is deleted 30 days after it was sent, or with the account where it could not be. Its name and the words of its reports stay, encrypted; photos, positions, dates and points stay too, not encrypted and seen only by those allowed to. From the month after turning 14 the child may come to the community window with a paper and give it a number again, to use or erase it; before that nobody can export or erase it.',
    },
    {
      zh: '我随时可以撤回同意，不影响我自己使用；撤回后家庭里孩子的称呼和出生年月立即删除，已记到家庭的积分不变，孩子停用的账号仍到满 14 周岁的下个月、在窗口换上号码才启用。那个月起，家庭里的这份记录也会自动删除。',
      en: 'I can withdraw this at any time and go on as before; the name and month of birth in the household are then deleted at once, points that the household has stay, and a closed account stays closed until the month after the child turns 14, when the window may give it a number. The record in the household is also deleted in that month.',
    },
  ],
};

export const currentConsent = 2;

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
      zh: '孩子以前自己注册过账号的，账号停用，谁也登录不了；里面的姓名、手机号、上报过的事和积分仍加密保存，满 14 周岁再启用，由孩子自己使用或删除；在这之前没有人能导出或删除它。',
      en: 'An account that the child had registered before is closed, and nobody can sign in to it; its name, number, reports and points stay, encrypted, until it opens again at 14 for the child to use or erase; before that nobody can export or erase it.',
    },
    {
      zh: '我随时可以撤回同意，不影响我自己使用；撤回后家庭里孩子的称呼和出生年月立即删除，已记到家庭的积分不变，孩子停用的账号仍到满 14 周岁才启用。孩子满 14 周岁后，家庭里的这份记录也会自动删除。',
      en: 'I can withdraw this at any time and go on as before; the name and month of birth in the household are then deleted at once, points that the household has stay, and a closed account stays closed until 14. The record in the household is also deleted when the child turns 14.',
    },
  ],
  3: [
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
      zh: '孩子以前自己注册过账号的，账号停用，谁也登录不了；手机号从账号上取下、删掉，可以用来登录家长自己的账号；里面的姓名、上报过的事和积分仍加密保存，满 14 周岁后由孩子带证件到社区窗口换上号码再启用，自己使用或删除；在这之前没有人能导出或删除它。',
      en: 'An account that the child had registered before is closed, and nobody can sign in to it; its number is taken off and deleted, and the parent may sign in by it; its name, reports and points stay, encrypted, until at 14 the child comes to the community window with a paper and gives it a number again, to use or erase it; before that nobody can export or erase it.',
    },
    {
      zh: '我随时可以撤回同意，不影响我自己使用；撤回后家庭里孩子的称呼和出生年月立即删除，已记到家庭的积分不变，孩子停用的账号仍到满 14 周岁、在窗口换上号码才启用。孩子满 14 周岁后，家庭里的这份记录也会自动删除。',
      en: 'I can withdraw this at any time and go on as before; the name and month of birth in the household are then deleted at once, points that the household has stay, and a closed account stays closed until 14, when the window gives it a number. The record in the household is also deleted when the child turns 14.',
    },
  ],
};

export const currentConsent = 3;

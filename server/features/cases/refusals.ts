import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  category_unknown: {
    status: 422,
    zh: '没有这个类别，请重新选择。',
    en: 'There is no such category. Please choose again.',
  },
  category_retired: {
    status: 422,
    zh: '这一类已经停用了，请换一类。',
    en: 'This category is no longer in use. Please choose another one.',
  },
  adults_report_disputes: {
    status: 403,
    zh: '纠纷的事由满 18 周岁的人来报，免得您被卷进去。有危险先打 110；请告诉家长、老师或网格员，也可以打热线 {hotline}，由他们来报。',
    en: 'Disputes are reported by people of 18 or more, so that you are not drawn into them. In danger call 110 first; please tell a parent, a teacher or the grid worker, or call the hotline {hotline}, and they will report it.',
  },
  adults_report_cheats: {
    status: 403,
    zh: '举报弄虚作假由满 18 周岁的人来做。请告诉家长，或打热线 {hotline}，由他们来报。',
    en: 'Cheating is reported by people of 18 or more. Please tell a parent, or call the hotline {hotline}, and they will report it.',
  },
  age_before_report: {
    status: 409,
    zh: '纠纷和举报由满 18 周岁的人来报。请先说一声您满没满 18 周岁，只问这一次，写好的都在。有危险先打 110；不方便说的，可以打热线 {hotline}。',
    en: 'Disputes and cheating are reported by people of 18 or more. Please say once whether you are; what you wrote is kept. In danger call 110 first; if you would rather not say, call the hotline {hotline}.',
  },
  words_missing: {
    status: 422,
    zh: '请说一句怎么了，两个字也行。',
    en: 'Please say what is wrong, if only in a word or two.',
  },
  place_missing: {
    status: 422,
    zh: '请定位，或用文字写明地点。',
    en: 'Please give a position, or write down the place.',
  },
  location_not_agreed: {
    status: 422,
    zh: '您没有同意使用手机定位，这次的定位没有收。请写下地点，或在地图上点一下；也可以在“我的资料”里同意。',
    en: 'You have not agreed to the use of the phone’s position, so it was not taken. Please write down the place or touch the map; you can agree under “My data”.',
  },
  seen_later: {
    status: 422,
    zh: '手机时间比现在还晚，请校准后再提交。',
    en: 'The phone’s clock is ahead of time. Please set it and submit again.',
  },
  seen_before_handled: {
    status: 409,
    zh: '您到现场以后，责任单位又处理过一次，请再去看一眼。',
    en: 'The unit has worked on it again since you were there. Please look once more.',
  },
  seen_long_ago: {
    status: 409,
    zh: '这是 {days} 天以前看到的，太久了，请再去看一眼。',
    en: 'This was seen more than {days} days ago. Please look once more.',
  },
  not_on_site: {
    status: 422,
    zh: '手机定位离事发地 {metres} 米，不算到现场。走近些再定位；定位不准的，请核查岗在电脑上核。',
    en: 'Your phone is {metres} m from the place: that is not on site. Come closer and find your position again; where it cannot be found, a reviewer checks it at the desk.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
  case_not_found: {
    status: 404,
    zh: '没有找到这个事件码。',
    en: 'No case with this code.',
  },
  export_too_long: {
    status: 422,
    zh: '筛出来的超过 {most} 件，一份表最多 {most} 件。请按区域、种类或状态再筛一筛，分几份导出。',
    en: 'The filter holds more than {most} cases, which is the most for one file. Please narrow it by area, kind or tab, and take several.',
  },
  export_not_searched: {
    status: 422,
    zh: '原话是加密保存的，只打开了前 {opened} 件来找，后面的没看。请先按区域、种类或状态筛一筛，再导出。',
    en: 'What people wrote is kept encrypted: only the first {opened} were opened to look for the words. Please narrow by area, kind or tab first.',
  },
  move_not_now: {
    status: 409,
    zh: '这件事已经到了别的环节，请刷新再看。',
    en: 'The case has moved on. Please refresh.',
  },
  merged_elsewhere: {
    status: 409,
    zh: '这件并在另一件里一起办，请到那一件上操作；要分开办，先把它拆出来。',
    en: 'This one is handled together with another. Please act on that one, or split them first.',
  },
  merged_with_itself: {
    status: 422,
    zh: '这两件已经在一起了。',
    en: 'These two are together already.',
  },
  merge_not_now: {
    status: 409,
    zh: '两件都还在办、还没核查时才能并，请刷新再看。',
    en: 'Cases are merged while both are being handled and neither is verified. Please refresh.',
  },
  merge_other_way: {
    status: 409,
    zh: '这件已经办得更往前了，请反过来：把那件并到这件。',
    en: 'This one is further along. Please merge it the other way: the other one into this.',
  },
  merge_confidential: {
    status: 409,
    zh: '一件要保密，另一件不用，不能并在一起。',
    en: 'One of them is confidential and the other is not: they cannot be handled together.',
  },
  split_not_merged: {
    status: 409,
    zh: '这件没有和别的并在一起。',
    en: 'This one is not merged with any other.',
  },
  split_not_now: {
    status: 409,
    zh: '还在办、还没核查的才能拆开，请刷新再看。',
    en: 'Cases are split while they are being handled and before they are verified. Please refresh.',
  },
  not_your_role_here: {
    status: 403,
    zh: '您在这件事所在的地方没有这项权限。',
    en: 'Your role does not allow this where the case lies.',
  },
  not_your_unit: {
    status: 403,
    zh: '这件事派给了别的单位，由他们答复。',
    en: 'The case was sent to another unit, which answers it.',
  },
  verified_by_handler: {
    status: 403,
    zh: '谁处理的谁不能核查，请换一位同事。',
    en: 'Whoever handled a case may not verify it. Please leave it to a colleague.',
  },
  verified_by_typist: {
    status: 403,
    zh: '这件是您替居民录的，请换一位同事核查。',
    en: 'You typed this report for the resident. Please leave it to a colleague to verify.',
  },
  confirmation_open: {
    status: 409,
    zh: '居民还在 7 天确认期内，到期没有答复才能结案。',
    en: 'The reporter has seven days to confirm; close only after silence.',
  },
  visit_first: {
    status: 409,
    zh: '上报人没用自己的手机，先上门或打电话回访，回访过再结案。',
    en: 'The reporter has no phone of their own. Ask at the door or by telephone first, then close.',
  },
  reporter_can_tell: {
    status: 409,
    zh: '上报人能在手机上自己确认，过了 7 天没回音再回访。',
    en: 'The reporter can confirm on their own phone; ask after seven days of silence.',
  },
  hand_back_late: {
    status: 409,
    zh: '派单超过 24 小时不能退单。办不了的，请找派单员改派，或请别的单位协办。',
    en: 'A case is given back within 24 hours. Later, ask the dispatcher for another unit, or for one to help.',
  },
  paused_already: {
    status: 409,
    zh: '时限已经暂停了。',
    en: 'The clock stands still already.',
  },
  pause_late: {
    status: 409,
    zh: '办结期限已经过了，时限不能再暂停。请尽快办完，并在督办答复里写明原因和办完的日子。',
    en: 'The date of the work has passed, so its clock is not paused any more. Please finish it, and say in the answer to the slip why it is late and when it will be done.',
  },
  pause_spent: {
    status: 422,
    zh: '一件事合计最多暂停 {most} 天，这件从今天起还能停 {days} 天。',
    en: 'A case stands still for {most} days in all; from today on, this one has {days} left.',
  },
  not_paused: {
    status: 409,
    zh: '时限没有暂停。',
    en: 'The clock is not paused.',
  },
  pause_length: {
    status: 422,
    zh: '暂停最少到明天，最多 30 天。',
    en: 'A pause lasts until tomorrow at least, and 30 days at most.',
  },
  unit_complained_of: {
    status: 409,
    zh: '这件事反映的就是这个单位，不能交给它办。',
    en: 'The case complains of this very unit, which has no part in it.',
  },
  names_unit: {
    status: 409,
    zh: '里面提到“{unit}”，也许反映的就是它。请打开这一件看过，单独受理。',
    en: 'It names “{unit}”, of which it may complain. Please open it, and accept it by itself.',
  },
  unit_named: {
    status: 409,
    zh: '里面提到“{unit}”，也许反映的就是它。请窗口看过、写明反映的是谁，再受理。',
    en: 'It names “{unit}”, of which it may complain. Please have the desk read it, say of whom it complains, and accept it.',
  },
  along_names_unit: {
    status: 409,
    zh: '合在一起办的 {code} 提到“{unit}”，也许反映的就是它。请窗口打开那一件看过，把它分开，单独受理。',
    en: '{code}, which is handled together with it, names “{unit}”, of which it may complain. Please have the desk read that one, split it off, and accept it by itself.',
  },
  already_involved: {
    status: 409,
    zh: '这个单位已经在办了。',
    en: 'This unit takes part already.',
  },
  lead_unit_finishes: {
    status: 403,
    zh: '协办单位可以答复，报完工要由责任单位来报。',
    en: 'A unit that helps may answer; the responsible unit says that the work is done.',
  },
  rating_missing: {
    status: 422,
    zh: '解决了的，请上报人点几盏灯。',
    en: 'Where it is solved, please ask the reporter for a rating.',
  },
  rating_unasked: {
    status: 422,
    zh: '没解决或没联系上的，不填评价。',
    en: 'There is a rating only where it is solved.',
  },
  merge_complaint: {
    status: 409,
    zh: '两件反映的单位不一样，不能并在一起。',
    en: 'They complain of different units and cannot be handled together.',
  },
  period_length: {
    status: 422,
    zh: '起止日期不对：先起后止，最长一年。',
    en: 'The period ends before it begins, or is longer than a year.',
  },
  case_confidential: {
    status: 409,
    zh: '这一类不公示，以免认出当事人。',
    en: 'Cases of this kind are not published, so that nobody can be recognised.',
  },
  area_not_found: {
    status: 404,
    zh: '没有这个地方，请从地图上选。',
    en: 'There is no such area. Please choose one on the map.',
  },
  case_published: {
    status: 409,
    zh: '这件事已经公示过了。',
    en: 'This case has been published already.',
  },
  not_published: {
    status: 409,
    zh: '这件事现在没有公示。',
    en: 'This case is not published now.',
  },
  matter_open_again: {
    status: 409,
    zh: '一起上报的人里有人说没有解决，正在重办，办好了再公示。',
    en: 'Somebody who reported the same says that it is not solved: it is published once that is done.',
  },
  unit_unknown: {
    status: 422,
    zh: '没有这个责任单位。',
    en: 'There is no such unit.',
  },
  not_now_for_you: {
    status: 409,
    zh: '这件事现在不需要您操作，请刷新看最新进展。',
    en: 'Nothing is asked of you here now. Please refresh for the latest step.',
  },
});

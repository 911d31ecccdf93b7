import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  mediation_not_found: {
    status: 404,
    zh: '没有找到这个调解卷宗，或不归您管。',
    en: 'There is no such file of mediation of yours.',
  },
  mediation_not_now: {
    status: 409,
    zh: '这个卷宗已经到了别的环节，请刷新再看。',
    en: 'The file has moved on. Please refresh.',
  },
  mediation_violence: {
    status: 422,
    zh: '有打骂、威胁的，不能调解，也不计积分。先打 110；家里的事打妇女维权热线 12338，可以向法院申请人身安全保护令。',
    en: 'Where there is violence or a threat nothing is mediated, and nothing earns points. Call 110 first; in a family call 12338; the court can issue a protection order.',
  },
  mediation_injury: {
    status: 422,
    zh: '有人受伤的，先救治（120）、报警（110）、做伤情鉴定，不在这里调解。赔偿的事由公安或法院处理，法律援助打 12348。',
    en: 'Where somebody is hurt, care (120), the police (110) and an examination come first; it is not mediated here. The police or the court decide about damages; for legal aid call 12348.',
  },
  mediation_minor: {
    status: 422,
    zh: '当事人未满 18 周岁，或涉及侵害未成年人的，不在这里调解。请打未成年人保护热线 12345 转、12355，紧急的打 110。',
    en: 'Where a party is under 18, or minors were harmed, it is not mediated here. Call 12355 or 12345; in danger 110.',
  },
  party_minor: {
    status: 409,
    zh: '有一方未满 18 周岁，或年龄待窗口核实，这里不再调解成协议，请转介到别的途径。年龄弄错的，本人带证件到窗口核实后再继续。',
    en: 'A party is under 18, or their age is to be settled at the window: no agreement is made here. Please refer the file elsewhere; where the age is wrong, it goes on once the window has settled it.',
  },
  agreement_stopped: {
    status: 409,
    zh: '这个卷宗现在不能达成协议，为什么请问综治中心或窗口。不想再等的，当事人随时可以退出。',
    en: 'No agreement can be made in this file now; the centre or the window tells you why. A party can leave at any time.',
  },
  ask_about_exclusions: {
    status: 422,
    zh: '材料里写到“{words}”。有人正有危险的，先打 110。立卷前请逐项问清：有没有打骂威胁、有没有人受伤、有没有涉及未成年人，三项都要答。',
    en: 'What was written says “{words}”. Where somebody is in danger now, call 110 first. Before a file is opened please ask about violence, injuries and minors, and answer each of the three.',
  },
  parties_alike: {
    status: 422,
    zh: '两方当事人是同一个人，请检查手机号。',
    en: 'Both parties are the same person. Please check the phone numbers.',
  },
  phone_of_another: {
    status: 422,
    zh: '这个手机号登记的姓名和填的不一样，请和本人核对。',
    en: 'This phone belongs to an account of another name. Please check it with the party.',
  },
  number_or_home: {
    status: 422,
    zh: '有手机号的按号码找；住处只用来找没有手机号的人，两样只填一样。',
    en: 'Who has a phone is found by it, and only who has none by their home. Please give one of the two.',
  },
  nobody_so_named: {
    status: 404,
    zh: '那里没有叫这个名字、又没有手机号的账号。没有账号的，住处留空也能立卷；要先登记的，到窗口办。',
    en: 'Nobody of that name lives there with an account that has no number. Without an account leave the home open, or have one made at the window.',
  },
  several_so_named: {
    status: 409,
    zh: '那里没有手机号、叫这个名字的不止一个人，分不清是哪一位。请选到网格，或先在窗口给本人补上号码。',
    en: 'Several without a number have that name there, and nobody can tell which it is. Please choose the grid, or have a number added at the window first.',
  },
  clue_not_found: {
    status: 404,
    zh: '没有找到这条线索，或不在您的辖区。',
    en: 'No such clue in your area.',
  },
  clue_no_dispute: {
    status: 422,
    zh: '这件不是纠纷线索，不能立卷。',
    en: 'This case is no clue to a dispute.',
  },
  clue_not_accepted: {
    status: 409,
    zh: '这条线索还没有受理，或已经不予受理，请先受理。',
    en: 'This clue has not been accepted, or was refused. Please have it accepted first.',
  },
  clue_has_file: {
    status: 409,
    zh: '这条线索已经立过卷。',
    en: 'There is a file of this clue already.',
  },
  clue_typed_by_you: {
    status: 403,
    zh: '这条线索是您替居民录的，立卷就算核实了，请换一位同事来立。',
    en: 'You typed this clue for the resident, and a file finds it true. Please leave it to a colleague to open one.',
  },
  grid_not_yours: {
    status: 422,
    zh: '没有这个网格，或不在您的辖区。',
    en: 'There is no such grid in your area.',
  },
  kind_not_fitting: {
    status: 422,
    zh: '这种材料由调解员或系统存入，请选别的。',
    en: 'Papers of this kind are not added by hand here.',
  },
  whose_identity: {
    status: 422,
    zh: '身份证明要选是哪一方的。',
    en: 'Please choose whose proof of identity it is.',
  },
  held_later: {
    status: 422,
    zh: '日期在今天以后，请改一下。',
    en: 'That day is still to come. Please change it.',
  },
  photo_of_paper: {
    status: 422,
    zh: '照纸面录入的，请给那张纸拍张照片，审核的人要对着看。',
    en: 'What is typed in from paper comes with a photo of it, for whoever reviews the work.',
  },
  held_before_theirs: {
    status: 422,
    zh: '这位调解员 {day} 才接手，更早的调解不是这位主持的，不能记在名下，请核对日期。前一位留下的纸面记录，可以作为调查记录存入。',
    en: 'This mediator has had the file since {day}: what was held before is not theirs. Please check the day; what the mediator before them wrote can be put in as a record of inquiry.',
  },
  perform_in_the_past: {
    status: 422,
    zh: '履行期限已经过了，请改一下。',
    en: 'The last day of performance is over. Please change it.',
  },
  session_first: {
    status: 409,
    zh: '请先记下至少一次调解，再写结果。',
    en: 'Please write down at least one session first.',
  },
  visit_too_early: {
    status: 409,
    zh: '{day}起才能回访定论：达成协议满 30 天，约定的履行日也要到。这之前去看过的，可以存入回访记录，不计分。',
    en: 'Whether it was kept can be said from {day} on: thirty days after the agreement, and not before the day of performance. Until then a look in between can be put into the file; it releases nothing.',
  },
  review_first: {
    status: 409,
    zh: '请先审核这次调解，再回访。',
    en: 'Please review the work before the return visit.',
  },
  court_too_late: {
    status: 409,
    zh: '协议生效 30 天内双方才能一起申请司法确认，已经过了。协议照样有约束力；不履行的，可以起诉。',
    en: 'Both can ask the court together within thirty days of the agreement, and they are over. The agreement binds all the same; whoever does not keep it can be sued.',
  },
  court_day: {
    status: 422,
    zh: '这一天不对：不能早于{day}，也不能晚于今天。',
    en: 'That day cannot be: not before {day}, and not after today.',
  },
  way_not_fitting: {
    status: 422,
    zh: '这类纠纷不能转到那里，请另选一个去处。',
    en: 'A dispute of this kind does not go on there. Please choose another way.',
  },
  review_own: {
    status: 403,
    zh: '立卷、告知、指派调解员、签字、写材料或代录协议经您手的卷宗，要由另一位调解负责人审核。',
    en: 'You had a hand in this file, or gave it to its mediator: another mediator in charge looks at its work.',
  },
  file_own: {
    status: 403,
    zh: '这个卷宗的当事人、调解员或参与人里有和您同名的：代调解员录入、收签字、转介、审核和回访要由另一位调解负责人来办，替当事人答复或退出请另一位同事来办。',
    en: 'A party, the mediator or a helper of this file is called as you are: another mediator in charge types in for its mediator, has it signed or referred, looks at the work and makes the return visit; and another colleague types what a party says.',
  },
  typed_by_you: {
    status: 403,
    zh: '这份协议的文字是您录入的，双方的答复不能再由您来收：请同事拿平板请当事人签字，或请当事人在自己手机上答复。',
    en: 'You typed in the text of this agreement, and do not take the answers to it as well: a colleague holds the tablet, or the parties answer on their own phones.',
  },
  mediator_gone: {
    status: 409,
    zh: '这位调解员的资格已经终止，不能再代他录入，请另行指派。',
    en: 'The certificate of this mediator has ended: nothing is typed in for them any more. Please assign another one.',
  },
  helpers_of_session: {
    status: 422,
    zh: '参与人只写在调解记录里。',
    en: 'Helpers belong to the record of a session only.',
  },
  refer_where: {
    status: 422,
    zh: '没有履行的，请写明转到哪里；已履行的不用写。',
    en: 'Not kept, please say where it goes on; kept, leave that open.',
  },
  party_unknown: {
    status: 404,
    zh: '这个卷宗里没有这一方。',
    en: 'There is no such party in this file.',
  },
  answered_already: {
    status: 409,
    zh: '这一方已经答复过了，请刷新再看。',
    en: 'This party has answered already. Please refresh.',
  },
  agreement_changed: {
    status: 409,
    zh: '协议刚刚改过，请看过新的再答复。',
    en: 'The agreement has just been changed. Please read the new text before you answer.',
  },
  informed_already: {
    status: 409,
    zh: '这一方已经告知过了，请刷新再看。',
    en: 'This party has been told already. Please refresh.',
  },
  mediator_tied: {
    status: 422,
    zh: '这位调解员不能承办：{reason}',
    en: 'This mediator cannot take the file: {reason}',
  },
  mediator_not_found: {
    status: 404,
    zh: '没有这位调解员，或不在您的辖区。',
    en: 'No such mediator in your area.',
  },
  team_not_found: {
    status: 404,
    zh: '没有这支调解队，或不在您的辖区。',
    en: 'No such team in your area.',
  },
  helper_unknown: {
    status: 422,
    zh: '参与人要是这个卷宗的调解队员，不能是当事人。',
    en: 'Helpers belong to the team of this file and are no parties of it.',
  },
  helper_tied: {
    status: 422,
    zh: '{name}不能参与这次调解：{reason}',
    en: '{name} cannot help with this file: {reason}',
  },
  adults_mediate: {
    status: 403,
    zh: '调解由满 18 周岁的人来做。',
    en: 'Mediating is for people of 18 or more.',
  },
  age_before_mediating: {
    status: 409,
    zh: '请先在“我”里说一声您满没满 18 周岁。',
    en: 'Please say under “Me” whether you are 18 or more.',
  },
  lessons_first: {
    status: 409,
    zh: '请先学完 {count} 节课并通过小测。',
    en: 'Please finish the {count} lessons and their tests first.',
  },
  lesson_unknown: {
    status: 404,
    zh: '没有这节课。',
    en: 'There is no such lesson.',
  },
  lesson_failed: {
    status: 422,
    zh: '有 {count} 题不对，看看课文再答一次，不限次数。',
    en: '{count} answers are wrong. Please read the lesson again; you can try as often as you like.',
  },
  applied_already: {
    status: 409,
    zh: '您的申请已经在等答复。',
    en: 'Your application waits for an answer already.',
  },
  renew_later: {
    status: 409,
    zh: '证书还在有效期内，到期前 60 天起可以续。',
    en: 'Your certificate holds; it can be renewed from sixty days before its end.',
  },
  renew_as_it_stands: {
    status: 422,
    zh: '证书有效期内续期，区域和单位照旧。换了单位的，先登记新单位再续期；区域有变动的，请等证书到期后重新申请。',
    en: 'While your certificate holds it is renewed as it stands, with its area and employer. A new employer is said first, at any time; where the area has changed, please apply anew once it has lapsed.',
  },
  certified_first: {
    status: 409,
    zh: '认证以后才能在这里改单位。还没申请的，申请时写上现在的单位；申请在等答复的，认证后马上就能来改。',
    en: 'Only who is certified changes an employer here. Please give the one of today when you apply; where an application waits already, say it here as soon as it is granted.',
  },
  employer_as_before: {
    status: 409,
    zh: '登记的就是这个单位，不用改。',
    en: 'That is the employer on record already.',
  },
  employer_too_often: {
    status: 409,
    zh: '这次认证以来单位已经改过 {count} 次。到期前请照登记的单位续期，重新认证后就能再改。',
    en: 'The employer was changed {count} times since the certificate was given. Please renew it with the one on record; once you are certified anew it can be changed again.',
  },
  employer_not_on_record: {
    status: 409,
    zh: '登记里没有这个单位，可能已经改过了，请刷新再看。',
    en: 'There is no such employer on record; it may have been corrected already. Please refresh.',
  },
  employer_typed_by_you: {
    status: 403,
    zh: '这个单位是您录入的，请另一位调解负责人来更正。',
    en: 'You typed in this employer. Please let another mediator in charge correct it.',
  },
  mediator_namesake: {
    status: 403,
    zh: '这位调解员和您同名，请另一位调解负责人来更正。',
    en: 'This mediator is called as you are. Please let another mediator in charge correct it.',
  },
  applicant_minor: {
    status: 409,
    zh: '这位申请人未满 18 周岁，或年龄待窗口核实，不能认证。',
    en: 'Who applied is under 18, or their age is to be settled at the window: they cannot be certified.',
  },
  nothing_to_decide: {
    status: 409,
    zh: '这份申请已经有人处理了，请刷新再看。',
    en: 'This has been decided already. Please refresh.',
  },
  area_unknown: {
    status: 422,
    zh: '没有这个区域，或不在您的辖区。',
    en: 'There is no such area, or it is not yours.',
  },
  member_unknown: {
    status: 422,
    zh: '有人没有账号，或未满 18 周岁：请先请他们用手机登录一次，没有手机的在窗口登记。',
    en: 'Somebody has no account, or is under 18: please have them sign in by phone once, or register at the window.',
  },
  member_left: {
    status: 422,
    zh: '有人已经不在这支队里了，请刷新再看。',
    en: 'Somebody is no longer in this team. Please refresh.',
  },
  member_by_what: {
    status: 422,
    zh: '新队员填手机号；没有手机号的，填姓名和住处。几样只填一样。',
    en: 'A new member is given by a phone number; who has none, by name and home. Please give one of them.',
  },
  member_twice: {
    status: 422,
    zh: '同一个人写了两次。',
    en: 'Somebody stands in it twice.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
});

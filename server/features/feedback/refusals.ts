import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  feedback_words_missing: {
    status: 422,
    zh: '请写几个字，说清楚是什么事。',
    en: 'Please say in a few words what it is about.',
  },
  feedback_too_many: {
    status: 429,
    zh: '今天已经提交过 {most} 条了，明天再来；急事请打县里热线。',
    en: 'You have sent {most} today. Please come again tomorrow, or call the county’s hotline if it is urgent.',
  },
  feedback_not_found: {
    status: 404,
    zh: '没有找到这条意见反馈，或不在您的辖区。',
    en: 'No such feedback here, or not in your area.',
  },
  complaint_not_found: {
    status: 404,
    zh: '本人没有这个回执号的投诉，或是您经手录入的：请核对号码，或请另一位同事办。',
    en: 'They have no complaint with this number, or you typed it yourself: check the number, or let a colleague do it.',
  },
  complaint_asked_often: {
    status: 429,
    zh: '今天为本人查投诉的次数用完了，明天再查，或打热线。',
    en: 'Complaints of this person were asked for too often today. Try again tomorrow, or call the hotline.',
  },
  feedback_not_now: {
    status: 409,
    zh: '这条意见反馈现在不能这样办，请刷新再看。',
    en: 'This cannot be done with the feedback as it stands. Please refresh.',
  },
  feedback_no_suggestion: {
    status: 409,
    zh: '只有建议可以采纳，投诉请答复。',
    en: 'Only suggestions are adopted; a complaint is answered.',
  },
  feedback_adopted: {
    status: 409,
    zh: '这条建议已经采纳过了。',
    en: 'This suggestion has been adopted already.',
  },
  feedback_own_answer: {
    status: 403,
    zh: '这条建议是您答复的，要由另一位来采纳。',
    en: 'You answered this suggestion: somebody else adopts it.',
  },
  feedback_own: {
    status: 403,
    zh: '提这条建议的人和您同名，要由另一位同事来受理、采纳。',
    en: 'Whoever made this suggestion is called as you are: a colleague takes it up or adopts it.',
  },
  feedback_typed_by_you: {
    status: 403,
    zh: '这条建议是您替居民录的，要由另一位同事来受理、采纳。',
    en: 'You typed this suggestion for the resident: a colleague takes it up or adopts it.',
  },
  feedback_too_early: {
    status: 409,
    zh: '回访后要等满 7 天没有回音，才能办结。',
    en: 'After a return visit seven days are waited before it is closed.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  rehearsal_not_found: {
    status: 404,
    zh: '没有找到这次试算。',
    en: 'No such rehearsal.',
  },
  rehearsal_draft_not_found: {
    status: 404,
    zh: '没有找到这份草稿，可能已经删除或发布了。',
    en: 'No such draft. It may have been removed or published.',
  },
  rehearsal_running: {
    status: 409,
    zh: '这份草稿正在试算，请等这次算完。',
    en: 'This draft is being rehearsed already. Please wait for it to finish.',
  },
  rehearsal_needs_whole_county: {
    status: 403,
    zh: '试算要用全县的数据，请由管全县的人来做。',
    en: 'A rehearsal uses the deeds of the whole county and needs a role that holds there.',
  },
  synthetic_only: {
    status: 422,
    zh: '只有用模拟数据时才需要填这一项。',
    en: 'This field is for a made-up year only.',
  },
});

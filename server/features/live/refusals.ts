import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  too_many_listening: {
    status: 503,
    zh: '同时在听的页面太多了，这个页面先按时刷新。',
    en: 'Too many pages are listening; this one is refreshed by the clock for now.',
  },
});

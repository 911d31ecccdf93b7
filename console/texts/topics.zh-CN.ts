/** What several people tell of. */
export const topicsZh = {
  heading: '热点',
  lead: '说的是同一件事的上报归在一起，按热度排：几个人说 × 涨得多快 × 有多要紧。一个人说再多遍也不算热。并案、拆开听您的。',
  foundAt: '{{when}}归过一遍，每小时一次。涨势是最近 {{days}} 天说过的人数，比再往前 {{days}} 天。',
  loading: '正在取热点',
  none: '现在没有热点',
  noneWords: '两个人以上说同一件事，这里才会出现。',
  heat: '{{reporters}} 人说过 · 涨势 {{growth}} · 要紧 {{severity}} · 热度 {{score}}',
  more: '再看 {{n}} 件',
};

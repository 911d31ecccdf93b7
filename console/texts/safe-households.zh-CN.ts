/** What the county calls a safe household. */
export const safeHouseholdsZh = {
  heading: '平安家庭标准',
  lead: '一年里一家人做到这几项就是平安家庭。只数做了什么；发布后不改，只能从以后的一天起换新的一版。',
  loading: '正在取标准',
  inForce: '现行第 {{version}} 版，{{day}}起',
  coming: '第 {{version}} 版，{{day}}起',
  none: '还没有发布过，居民看不到这一项。',
  kinds: {
    members: '家里人数',
    deeds: '件数',
    kinds: '类别数',
    months: '有参与的月份数',
    points: '一年的积分',
  },
  atLeast: '{{kind}} ≥ {{count}}',
  form: {
    heading: '发布新的一版',
    hint: '不要求的留空',
    from: '从哪天起',
    fromMissing: '选明天或更晚的一天。',
    wrong: '填 1 到 10000 的整数，或留空。',
    nothing: '至少填一项。',
    send: '发布',
    done: '发布了。',
  },
};

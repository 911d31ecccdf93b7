/** What staff, and reporters who are asked back, write beside a step. */
export const notes = {
  accepted: ['', '情况清楚，立案。', '照片和位置都清楚。', '已电话核实。'],
  returned: [
    '请补一张能看到路名或门牌的远景照片。',
    '请写明是哪一幢哪一单元。',
    '请补充是从什么时候开始的。',
  ],
  supplemented: [
    '补上了，就在公告栏正对面。',
    '就是东边那个单元，门口有棵桂花树。',
    '大概从上周一开始的，每天都这样。',
  ],
  dispatched: ['', '请优先处理。', '居民反映多次，请到现场看。', ''],
  verified: ['到现场看过，确实处理好了。', '和照片一致，已恢复。', '问了两户邻居，都说好了。'],
  sentBack: ['现场只清了一半，请继续。', '复看时又出现，请查原因再处理。'],
  confirmed: ['', '很快，谢谢。', '修得不错。', '终于好了，放心了。', '态度好，办得快。'],
  reopened: ['昨天又坏了，和以前一样。', '只管了两天，现在又这样了。', '还有一半没弄好。'],
  reopenedAgain: ['返工已完成，多看了三天没有再出现。'],
  closed: ['满 7 天没有答复，按未确认结案。'],
  takenBack: '照抄了别人的上报，现场没有第二处。',
  released: ['看过原图，是不同时间拍的同一处。', '两次写得一样，但确实是两件事。'],
} as const;

export const refusals = [
  { reason: 'not_true', note: '到现场看过两次，没有发现所说的情况。' },
  { reason: 'duplicate', note: '同一处前一天已有人上报，正在处理。' },
  { reason: 'out_of_scope', note: '不在本县范围内，已告知向邻县反映。' },
  { reason: 'private_matter', note: '属于自家屋内事务，请自行联系维修。' },
  { reason: 'in_litigation', note: '法院正在审理，请等判决。' },
] as const;

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  age_before_patrol: {
    status: 409,
    zh: '巡逻由满 18 周岁的人参加。请先说一声您满没满 18 周岁，只问这一次。',
    en: 'Patrols are for people of 18 or more. Please say once whether you are.',
  },
  adults_patrol: {
    status: 403,
    zh: '巡逻由满 18 周岁的人参加。看到隐患，随手上报一样有用。',
    en: 'Patrols are for people of 18 or more. Reporting a hazard that you see helps as well.',
  },
  adults_prove: {
    status: 403,
    zh: '巡逻由满 18 周岁的人参加，这次交不了。年龄弄错的，带证件到社区窗口核实；巡逻后 {days} 天内再交都来得及。',
    en: 'Patrols are for people of 18 or more, and this one cannot be handed in. Where your age is wrong, have the community window settle it by a paper; it can be handed in within {days} days of the patrol.',
  },
  tracks_not_agreed: {
    status: 409,
    zh: '巡逻要凭走过的路来核对，请您先同意记录。',
    en: 'A patrol is checked by its way. Please agree first to have it recorded.',
  },
  patrol_under_way: {
    status: 409,
    zh: '您还有一次巡逻没有结束：请在记录它的手机上交来核对，或者在“义务巡逻”里结束它。',
    en: 'You are on a patrol already. Please hand it in on the phone that records it, or end it under “Volunteer patrol”.',
  },
  patrol_code_unknown: {
    status: 404,
    zh: '没有这个巡逻码，或这次巡逻已经结束，请看领队手机上的码。',
    en: 'There is no such code, or that patrol is over. Please look at the leader’s phone.',
  },
  patrol_full: {
    status: 409,
    zh: '这一队已经有 {most} 个人，请另开一队。',
    en: 'There are {most} people in this patrol. Please begin another one.',
  },
  patrol_joined_by_many: {
    status: 409,
    zh: '先后已有 {most} 个人加入过这一队，请另开一队。',
    en: '{most} people have joined this patrol so far. Please begin another one.',
  },
  patrol_not_found: {
    status: 404,
    zh: '没有找到您的这次巡逻。',
    en: 'There is no such patrol of yours.',
  },
  patrol_proved: {
    status: 409,
    zh: '这次巡逻的轨迹或扫码记录已经收到，一次巡逻只算一次。',
    en: 'The track or the scans of this patrol have come already. A patrol counts once.',
  },
  patrol_area_unknown: { status: 404, zh: '没有这个区域。', en: 'There is no such area.' },
  patrol_area_of_others: {
    status: 403,
    zh: '这个区域不归您管，请由管这里的人来派。',
    en: 'That area is not yours; whoever works there asks for a patrol.',
  },
  patrol_time_odd: {
    status: 422,
    zh: '一次巡逻最长 {hours} 小时，要在开始以后结束，也不能已经过去。',
    en: 'A patrol ends after it begins, within {hours} hours, and lies ahead.',
  },
  patrol_task_unknown: {
    status: 404,
    zh: '没有这个巡逻任务。',
    en: 'There is no such patrol to be walked.',
  },
  patrol_task_over: {
    status: 409,
    zh: '这个巡逻任务已经结束或取消了，您也可以自己开始一次巡逻。',
    en: 'That patrol is over or was called off. You can begin one of your own.',
  },
  patrol_task_early: {
    status: 409,
    zh: '这个巡逻任务还没到时间，提前半小时就可以开始。',
    en: 'It is too early for that patrol: it can begin half an hour before its time.',
  },
  patrol_proof_late: {
    status: 409,
    zh: '这次巡逻过去超过 {days} 天，轨迹和扫码记录都收不了了。',
    en: 'This patrol was over more than {days} days ago; its proof is not taken any more.',
  },
  patrol_point_unknown: {
    status: 404,
    zh: '没有这个巡逻点，或者已经撤下了。',
    en: 'There is no such point on the wall, or it was taken down.',
  },
  patrol_point_outside: {
    status: 422,
    zh: '这个坐标不在所选的区域里，请核对坐标和坐标系；不清楚就选到网格，坐标空着。',
    en: 'That position is not in the area. Check it, and the map it comes from, or choose a grid and leave it out.',
  },
  patrol_point_in_no_grid: {
    status: 422,
    zh: '所选的区域比网格大，走过这个点算不到哪个网格里。请选到网格，或者写上坐标。',
    en: 'That area is larger than a grid, so a walk past the point would count in none. Choose a grid, or enter a position.',
  },
  patrol_points_many: {
    status: 409,
    zh: '一个区域最多设 {most} 个巡逻点，请先撤下用不着的。',
    en: 'There are {most} points in that area, which is the most. Take down what is not needed first.',
  },
  patrol_route_odd: {
    status: 422,
    zh: '路线只能用这个区域里正贴着的巡逻点，每个点写一次。',
    en: 'A route is made of points of the area that hang there now, each of them once.',
  },
  patrol_points_none: {
    status: 404,
    zh: '这里没有可以打印的巡逻点。',
    en: 'There are no points to print here.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请过 {seconds} 秒再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
});

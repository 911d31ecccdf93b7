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
  patrol_under_way: {
    status: 409,
    zh: '您还有一次巡逻没有结束，请先把那一次的轨迹发来。',
    en: 'You are on a patrol already. Please send the track of that one first.',
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
  patrol_not_found: {
    status: 404,
    zh: '没有找到您的这次巡逻。',
    en: 'There is no such patrol of yours.',
  },
  patrol_proved: {
    status: 409,
    zh: '这次巡逻的轨迹已经收到，一次巡逻只算一次。',
    en: 'The track of this patrol has come already. A patrol counts once.',
  },
  patrol_proof_late: {
    status: 409,
    zh: '这次巡逻过去超过 {days} 天，轨迹收不了了。',
    en: 'This patrol was over more than {days} days ago; its track is not taken any more.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  catalogue_whole_county: {
    status: 403,
    zh: '奖品目录是全县的，要由辖区为全县的人来办。',
    en: 'The catalogue is the whole county’s: somebody responsible for all of it must do this.',
  },
  reward_not_found: { status: 404, zh: '没有这件奖品。', en: 'There is no such reward.' },
  reward_changed: {
    status: 409,
    zh: '刚有人改过这件奖品，请刷新后再改。',
    en: 'Somebody has just changed this reward. Please refresh first.',
  },
  prices_out_of_order: {
    status: 422,
    zh: '每一档的累计得分要比前一档高，价格要比前一档低。',
    en: 'Each tier must start from more points earned than the one before, and cost less.',
  },
  price_above_value: {
    status: 422,
    zh: '价格不能高于付给兑换点的分值：多出来的分没有去处。',
    en: 'No price may be above what the counter is paid: the rest would have nowhere to go.',
  },
  nobody_helps: {
    status: 422,
    zh: '价格低于分值，差额要有积分池来补，请选一个。',
    en: 'The price is below the value: please name a pool that pays the difference.',
  },
  honour_has_value: {
    status: 422,
    zh: '荣誉不收分，也不付分，分值要写 0。',
    en: 'An honour costs nothing and pays nothing: its value must be 0.',
  },
  window_ends_first: {
    status: 422,
    zh: '结束时间要晚于开始时间。',
    en: 'The end must be later than the beginning.',
  },
  early_before_nothing: {
    status: 422,
    zh: '要让一部分人先换，先写明从哪天起向大家开放。',
    en: 'Some can only be first if it says from which day on everybody may have it.',
  },
  pool_unknown: { status: 422, zh: '没有这个积分池。', en: 'There is no such pool.' },
  area_unknown: { status: 422, zh: '没有这个区域。', en: 'There is no such area.' },
  photo_unknown: {
    status: 422,
    zh: '没有这张照片，请重新上传。',
    en: 'There is no such photo. Please upload it again.',
  },
  counter_not_found: {
    status: 404,
    zh: '没有找到这个兑换点，或不归您管。',
    en: 'There is no such counter of yours.',
  },
  counter_outside: {
    status: 422,
    zh: '这个地方不在您的辖区，请由管它的人来设。',
    en: 'This place is not in your area: somebody responsible for it must do this.',
  },
  not_a_merchant: {
    status: 422,
    zh: '名单里有人没有兑换商户的角色，请先授予。',
    en: 'Somebody named here does not have the role of merchant. Please grant it first.',
  },
  counter_has_reservations: {
    status: 409,
    zh: '还有 {held} 件预约没有领取，先办完或退回，再关。',
    en: 'There are still {held} reservations. Please hand them over or refuse them before closing.',
  },
  offer_not_found: {
    status: 404,
    zh: '没有找到这个货架或场次，或不归您管。',
    en: 'There is no such shelf or slot of yours.',
  },
  offer_there: {
    status: 409,
    zh: '这个兑换点已经有这件奖品的货架或这一场了。',
    en: 'This counter has a shelf for this reward, or this slot, already.',
  },
  slot_over: {
    status: 422,
    zh: '场次要在以后开始，并且先开始后结束。',
    en: 'A slot must begin in the future and end after it began.',
  },
  batch_spoilt: {
    status: 422,
    zh: '这批货的保质期已经过了，不能上架。',
    en: 'This batch is past its best-before day and cannot go on the shelf.',
  },
  batch_not_found: {
    status: 404,
    zh: '没有找到这批货，或不归您管。',
    en: 'There is no such batch of yours.',
  },
  stock_held: {
    status: 409,
    zh: '架上至少要留 {held} 件给已经预约的人。确实没有了，请先把预约退回。',
    en: '{held} pieces are reserved. If they are not there, please refuse those reservations first.',
  },
  more_than_there: {
    status: 422,
    zh: '这批货只有 {onHand} 件，不能多报。',
    en: 'This batch has {onHand} pieces: no more can be lost.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  personal_data: {
    status: 422,
    zh: '含有电话、证件号、银行卡号或报告人的姓名，请删掉再公示。',
    en: 'This contains a phone, identity or card number, or the reporter’s name. Please remove it before publishing.',
  },
  thanked_without_consent: {
    status: 422,
    zh: '报告人没有同意在公示里被提到，遮挡后的名字也不能写，请删掉再公示。',
    en: 'The reporter has not agreed to be named in public, not even by a masked name. Please take it out before publishing.',
  },
  entry_not_found: {
    status: 404,
    zh: '没有这条公示。',
    en: 'There is no such bulletin entry.',
  },
  bulletin_plate: {
    status: 422,
    zh: '含有车牌号，请删掉再公示。',
    en: 'This contains a number plate. Please remove it before publishing.',
  },
  might_name_somebody: {
    status: 422,
    zh: '“{found}”像是人名或门牌。请改成“居民”“工作人员”这样的说法，地点写到街巷或小区为止；核对过都不是的，勾选“已核对”再公示。',
    en: '“{found}” looks like a name, or somebody’s door. Please write “a resident” or “the staff”, and name no more than the street or the estate; or tick that you checked it and it is neither.',
  },
  photo_not_masked: {
    status: 422,
    zh: '照片要先看过人脸和车牌、做好遮挡，才能公示。',
    en: 'A photo is looked through for faces and plates, and masked, before it is published.',
  },
  photo_of_other_case: {
    status: 422,
    zh: '只能公示这件事自己的照片。',
    en: 'Only photos of this case can be published.',
  },
});

import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  photo_not_an_image: {
    status: 422,
    zh: '这个文件不是照片。',
    en: 'This file is not a photo.',
  },
  photo_format_refused: {
    status: 415,
    zh: '只收 JPEG、PNG、WebP 照片；请用手机相机重拍一张，或截图后再传。',
    en: 'Only JPEG, PNG and WebP photos are taken. Please take it again or send a screenshot.',
  },
  photo_too_large: {
    status: 413,
    zh: '照片太大，请换一张（每张不超过 12 MB）。',
    en: 'The photo is too large (up to 12 MB each).',
  },
  photo_broken: {
    status: 422,
    zh: '照片没有传完整或已损坏，请重新传。',
    en: 'The photo is incomplete or broken. Please upload it again.',
  },
  photo_animated: {
    status: 422,
    zh: '不收动图，请换一张照片。',
    en: 'Animated pictures are not taken. Please choose a photo.',
  },
  mask_outside: {
    status: 422,
    zh: '有遮挡框超出了照片，请重新画。',
    en: 'A box reaches beyond the photo. Please draw it again.',
  },
  photo_not_found: {
    status: 404,
    zh: '没有这张照片。',
    en: 'There is no such photo.',
  },
  photos_unused: {
    status: 429,
    zh: '您今天传了太多没有用上的照片，请先把写好的上报提交，或明天再传。',
    en: 'You have uploaded many photos today that are in no report. Please send your report, or try tomorrow.',
  },
  photo_unusable: {
    status: 422,
    zh: '有照片已用在别处、不是您传的，或传了 7 天没有用上已经删除，请重新选择照片。',
    en: 'A photo was used elsewhere, is not yours, or was deleted after 7 days in which no report used it. Please choose the photos again.',
  },
});

import { refusing } from '../refusal.ts';

/** What the door itself says, before any feature is asked. */
export const refuse = refusing({
  fields_wrong: {
    status: 400,
    zh: '有几处填写不对，请按提示改一改。',
    en: 'Some fields are not right. Please see the notes beside them.',
  },
  body_unreadable: {
    status: 400,
    zh: '提交的内容读不出来，请重新提交。',
    en: 'The content could not be read. Please submit again.',
  },
  request_unreadable: {
    status: 400,
    zh: '收到的请求不完整或格式不对，读不出来。',
    en: 'The request was incomplete or malformed and could not be read.',
  },
  request_id_missing: {
    status: 400,
    zh: '缺少请求编号（Idempotency-Key），无法保证不重复。',
    en: 'The Idempotency-Key header is missing, so doing this only once cannot be ensured.',
  },
  signed_out: {
    status: 401,
    zh: '登录已过期，请重新登录；写好的内容都还在。',
    en: 'Your sign-in has expired. Please sign in again; what you wrote is kept.',
  },
  not_your_role: {
    status: 403,
    zh: '您的岗位没有这项权限。',
    en: 'Your role does not allow this.',
  },
  foreign_origin: {
    status: 403,
    zh: '请求来自别的网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  somebody_else_here: {
    status: 409,
    zh: '这个浏览器里已经换了别人登录，这一步没有办理。请刷新页面。',
    en: 'Somebody else has signed in in this browser, so this was not done. Please reload the page.',
  },
  no_such_route: {
    status: 404,
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  no_such_county: {
    status: 404,
    zh: '这里没有这个县。',
    en: 'This county is not served here.',
  },
  body_too_large: {
    status: 413,
    zh: '内容太大了，照片每张不超过 12 MB。',
    en: 'The content is too large; a photo may have up to 12 MB.',
  },
  content_type_refused: {
    status: 415,
    zh: '不接受这种格式的内容。',
    en: 'Content of this type is not accepted.',
  },
  too_many_requests: {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Please try again in {seconds} seconds.',
  },
  try_later: {
    status: 503,
    zh: '系统这会儿忙不过来，请稍后再试；您写的都还在。',
    en: 'The system cannot answer right now. Please try again; what you wrote is kept.',
  },
});

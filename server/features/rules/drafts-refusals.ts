import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  whole_county_only: {
    status: 403,
    zh: '细则管的是全县，要由辖区为全县的人来办。',
    en: 'The rule book holds for the whole county: somebody responsible for all of it must do this.',
  },
  draft_not_found: { status: 404, zh: '没有这份草稿。', en: 'There is no such draft.' },
  version_not_found: { status: 404, zh: '没有这一版细则。', en: 'There is no such version.' },
  template_not_found: { status: 404, zh: '没有这份模板。', en: 'There is no such template.' },
  draft_origin_missing: {
    status: 422,
    zh: '请写明草稿从哪里来。',
    en: 'Please say what the draft begins from.',
  },
  draft_changed: {
    status: 409,
    zh: '{who}刚保存过这份草稿，您看到的不是最新的。您写的还在，没有丢。',
    en: '{who} has just saved this draft; what you see is not the newest. Your own work is still here.',
  },
  draft_waiting: {
    status: 409,
    zh: '这份草稿正等另一个人审核。先撤回送审，再改。',
    en: 'This draft is waiting for a second person. Withdraw the request before changing it.',
  },
  draft_published: {
    status: 409,
    zh: '这份草稿已经发布，不能再动。要改，请从新的一版开始。',
    en: 'This draft has been published. To change something, begin a new version.',
  },
  draft_not_waiting: {
    status: 409,
    zh: '这份草稿现在没有送审。',
    en: 'Nobody is asking for this draft to be published at the moment.',
  },
  same_person: {
    status: 403,
    zh: '最后改这份草稿的人和送审的人，不能自己发布，要由另一个人来定。',
    en: 'Whoever edited the draft last or asked for it cannot decide: a second person must.',
  },
  effective_too_soon: {
    status: 422,
    zh: '生效日最早是明天（{earliest}）：今天的事按今天的细则算。',
    en: 'The first day can be tomorrow ({earliest}) at the earliest: today is counted by today’s book.',
  },
  effective_too_late: {
    status: 422,
    zh: '生效日最晚是 {latest}。',
    en: 'The first day can be {latest} at the latest.',
  },
  book_malformed: {
    status: 422,
    zh: '这份细则有 {count} 处格式不对，请按下面的位置改好再来。',
    en: 'The rule book has {count} places in the wrong form. Please put right what is named below.',
  },
  book_forbidden: {
    status: 422,
    zh: '这份细则碰了红线，不能送审：{first}',
    en: 'The rule book holds what no book may hold: {first}',
  },
  book_unchanged: {
    status: 409,
    zh: '草稿与第 {version} 版一字不差，没有可发布的。',
    en: 'The draft is exactly version {version}: there is nothing to publish.',
  },
  newer_version: {
    status: 409,
    zh: '第 {version} 版已经公布，{from} 起施行。这份草稿里没有它的改动，发布会把它们丢掉：请从第 {version} 版重新开始，您改的可以带过去。',
    en: 'Version {version} has been published and holds from {from}. This draft does not have what it changes and would undo it: please begin again from version {version}; what you changed can be carried over.',
  },
  draft_not_overtaken: {
    status: 409,
    zh: '这份草稿就是接着最新一版改的，不用重新开始。',
    en: 'This draft follows the newest version already: there is no need to begin again.',
  },
  draft_without_base: {
    status: 409,
    zh: '这份草稿是从模板或文件开始的，分不出哪些是您改的。请从第 {version} 版新开一份，对照着改。',
    en: 'This draft began from a template or a file, so what you changed cannot be told apart. Please begin one from version {version} and change it beside this one.',
  },
  draft_unnamed: {
    status: 422,
    zh: '请给草稿起个名字。',
    en: 'Please give the draft a name.',
  },
  not_rehearsed: {
    status: 409,
    zh: '这份内容还没有试算过。改过一个字也要重新试算，再发布。',
    en: 'Exactly this content has not been rehearsed yet. Rehearse it, then publish.',
  },
});

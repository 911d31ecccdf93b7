import { auditActions } from '../../../contract/audit-actions.ts';
import { consentForms } from '../../../contract/consent-forms.ts';
import type { ExportedData } from '../../../contract/exported-data.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';

type Language = 'zh' | 'en';

const titles = {
  title: { zh: '我的资料', en: 'My data' },
  made: { zh: '导出日期', en: 'Made on' },
  me: { zh: '我是谁', en: 'Who I am' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone' },
  community: { zh: '社区', en: 'Community' },
  age: { zh: '年龄', en: 'Age' },
  doubted: { zh: '待窗口核实', en: 'to be settled at the window' },
  born: { zh: '出生年月', en: 'Born in' },
  ageGroup: { zh: '年龄段（自愿填的）', en: 'Age group, given voluntarily' },
  registered: { zh: '注册', en: 'Registered' },
  household: { zh: '家庭', en: 'Household' },
  children: { zh: '我监护的孩子', en: 'Children that I answer for' },
  devices: { zh: '登录着的设备', en: 'Devices signed in' },
  waysIn: { zh: '绑定的登录方式', en: 'Ways of signing in' },
  consents: { zh: '我同意过什么', en: 'What I agreed to' },
  given: { zh: '同意', en: 'agreed' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  cases: { zh: '我上报的', en: 'What I reported' },
  rating: { zh: '我的评分', en: 'My rating' },
  points: { zh: '我的积分', en: 'My points' },
  spendable: { zh: '可用', en: 'To spend' },
  activities: { zh: '参加的活动', en: 'Activities' },
  paper: { zh: '纸面登记', en: 'Paper lists' },
  hours: { zh: '志愿时长证明', en: 'Certificates of volunteer hours' },
  gifts: { zh: '送给村里的', en: 'What I gave to the village' },
  redemptions: { zh: '兑换过的', en: 'What I redeemed' },
  shared: { zh: '家里的分', en: 'the household’s' },
  redPackets: { zh: '申请过的红包', en: 'Red packets that I asked for' },
  patrols: { zh: '参加过的巡逻', en: 'Patrols that I joined' },
  mediations: { zh: '参加的调解', en: 'Mediations' },
  mediating: { zh: '当调解员', en: 'As a mediator' },
  waivers: { zh: '减免欠分', en: 'Waivers of what I owe' },
  unusedPhotos: { zh: '还没用上的照片', en: 'Photos not used yet' },
  appeals: { zh: '我的申诉', en: 'My appeals' },
  feedback: { zh: '我的意见反馈', en: 'My feedback' },
  notices: { zh: '收到的通知', en: 'What I was told' },
  looks: { zh: '谁看过', en: 'Who looked' },
  held: { zh: '存了什么、为什么', en: 'What is held, and why' },
  typed: {
    zh: '这份是工作人员代为导出的：要保密的事（纠纷、线索、举报）、投诉和关于它们的通知不在里面，请在自己的手机上导出。',
    en: 'Staff made this copy for you: what is confidential (disputes, clues, reports of cheating), complaints and notices of them are not in it. On a phone of your own you get them.',
  },
  none: { zh: '没有', en: 'Nothing' },
  uncounted: { zh: '不计数', en: 'not counted' },
} as const satisfies Record<string, Sentence>;

const ages: Record<string, Sentence> = {
  under_14: { zh: '未满 14 周岁', en: 'under 14' },
  '14_17': { zh: '14 至 17 周岁', en: '14 to 17' },
  adult: { zh: '已成年', en: 'of age' },
};

/** What a step was, as the audit calls it. */
const stepWords = (kind: string): Sentence =>
  (auditActions as Record<string, Sentence>)[`case.${kind}`] ?? { zh: kind, en: kind };

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Whatever people wrote is text here, and never markup. */
const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2b26;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #cdd8d2}
ul{padding-left:1.2rem}li{margin:.4rem 0}small{color:#4d5f57}img{max-width:12rem;max-height:9rem;margin:.3rem .3rem 0 0;border-radius:4px}`;

/** What the form of a file says of somebody, as far as it says anything. */
const formOf = (party: NonNullable<ExportedData['mediations'][number]['party']>): string[] =>
  [
    party.name,
    party.ethnicity,
    party.age === null ? '' : String(party.age),
    party.occupation,
    party.employer,
    party.phone ?? '',
    party.address,
  ].filter((said) => said !== '');

/** The archive as a page: no scripts, nothing fetched from anywhere. */
export function pageOf(
  data: ExportedData,
  { language, typed }: { language: Language; typed: boolean },
): string {
  const say = (sentence: Sentence) => plain(sentence[language]);
  const t = (key: keyof typeof titles) => plain(titles[key][language]);
  const on = (at: string) => localDate(new Date(at));
  const list = (rows: readonly string[]) =>
    rows.length === 0
      ? `<p>${t('none')}</p>`
      : `<ul>${rows.map((row) => `<li>${row}</li>`).join('\n')}</ul>`;
  const part = (key: keyof typeof titles, rows: readonly string[]) =>
    `<h2>${t(key)}</h2>\n${list(rows)}`;
  const image = (file: string, alt: string) => `<img src="${plain(file)}" alt="${plain(alt)}">`;
  const { me, household } = data;
  const age = me.ageClass === null ? undefined : ages[me.ageClass];
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: file:">
<title>${t('title')}</title>
<style>${style}</style>
</head>
<body>
<h1>${t('title')}</h1>
<p>${t('made')} ${on(data.madeAt)}</p>
${typed ? `<p>${t('typed')}</p>\n` : ''}${part('me', [
  `${t('name')}: ${plain(me.name ?? '')}`,
  `${t('phone')}: ${plain(me.phone ?? '')}`,
  ...(me.community === null ? [] : [`${t('community')}: ${say(me.community)}`]),
  ...(age === undefined
    ? []
    : [`${t('age')}: ${say(age)}${me.ageInDoubt ? ` (${t('doubted')})` : ''}`]),
  ...(me.born === null ? [] : [`${t('born')}: ${plain(me.born)}`]),
  ...(me.ageGroup === null ? [] : [`${t('ageGroup')}: ${plain(me.ageGroup)}`]),
  `${t('registered')}: ${on(me.registeredAt)}`,
  ...(household === null ? [] : [`${t('household')}: ${plain(household.name ?? '')}`]),
])}
${part(
  'children',
  (household?.children ?? []).map(({ name, until }) => `${plain(name)} · 14: ${plain(until)}`),
)}
${part(
  'devices',
  data.devices.map(
    ({ browser, system, signedInAt, lastSeenAt }) =>
      `${plain(browser)} · ${plain(system)} · ${on(signedInAt)} – ${on(lastSeenAt)}`,
  ),
)}
${part(
  'waysIn',
  data.waysIn.map(({ provider, boundAt }) => `${plain(provider)} · ${on(boundAt)}`),
)}
${part(
  'consents',
  data.consents.map(
    ({ purpose, given, at }) =>
      `${on(at)} · ${say(consentForms[purpose].what)} · ${t(given ? 'given' : 'withdrawn')}`,
  ),
)}
${part(
  'cases',
  data.cases.map(
    ({ code, category, words, place, rating, reportedAt, steps, photos }) =>
      `<strong>${plain(code)}</strong> · ${on(reportedAt)} · ${say(category)}<br>${plain(words)}<br><small>${plain(place)}${rating === null ? '' : ` · ${t('rating')}: ${rating}`}</small>
<ul>${steps.map(({ kind, at, by, note }) => `<li>${on(at)} · ${say(by)} · ${say(stepWords(kind))} ${plain(note)}</li>`).join('')}</ul>${photos.map((file) => image(file, code)).join('')}`,
  ),
)}
${part('points', [
  `${t('spendable')}: ${data.points.spendable}`,
  ...data.points.lines.map(
    ({ at, points, what, why, note }) =>
      `${on(at)} · ${points > 0 ? '+' : ''}${points}${what === null ? '' : ` · ${say(what)}`}${why === null ? '' : `<br><small>${say(why)}</small>`}${note === null ? '' : `<br><small>${plain(note)}</small>`}`,
  ),
])}
${part(
  'activities',
  data.activities.map(
    ({ title, startsAt, minutes }) =>
      `${on(startsAt)} · ${say(title)}${minutes === null ? '' : ` · ${minutes} min`}`,
  ),
)}
${part(
  'paper',
  data.paperLines.map(
    ({ what, day, minutes }) =>
      `${day} · ${say(what)}${minutes === null ? '' : ` · ${minutes} min`}`,
  ),
)}
${part(
  'hours',
  data.hourCertificates.map(
    ({ code, from, until, minutes }) => `${plain(code)} · ${from} – ${until} · ${minutes} min`,
  ),
)}
${part(
  'gifts',
  data.points.gifts.map(({ at, points, village }) => `${on(at)} · ${points} · ${say(village)}`),
)}
${part(
  'redemptions',
  data.points.redemptions.map(
    ({ reservedAt, what, counter, points, account }) =>
      `${on(reservedAt)} · ${say(what)} · ${say(counter)} · ${points}${account === 'own' ? '' : ` (${t('shared')})`}`,
  ),
)}
${part(
  'redPackets',
  data.points.redPackets.map(
    ({ askedAt, what, amountFen, points, account }) =>
      `${on(askedAt)} · ${say(what)} · ¥${(amountFen / 100).toFixed(2)} · ${points}${account === null ? '' : ` · ${plain(account)}`}`,
  ),
)}
${part(
  'patrols',
  data.patrols.map(
    ({ joinedAt, minutes, metres, scanned, reasons }) =>
      `${on(joinedAt)} · ${minutes ?? '–'} min · ${scanned === null ? `${metres ?? '–'} m` : `QR × ${scanned}`}<br><small>${reasons.map(say).join(' ')}</small>`,
  ),
)}
${part(
  'mediations',
  data.mediations.map(
    ({ number, kind, openedAt, party }) =>
      `${on(openedAt)} · ${say(number)} · ${say(kind)}${party === null ? '' : `<br><small>${formOf(party).map(plain).join(' · ')}</small>`}`,
  ),
)}
${part('mediating', [
  ...(data.mediator === null
    ? []
    : [
        `${on(data.mediator.appliedAt)} · ${[data.mediator.employer, ...data.mediator.formerEmployers].map(plain).join('、')} ${plain(data.mediator.words)}<br>${plain(data.mediator.note ?? '')}`,
      ]),
  ...data.mediatorLessons.map(({ lesson, passedAt }) => `${on(passedAt)} · ${say(lesson)}`),
  ...data.mediationTeams.map(({ name }) => plain(name)),
])}
${part(
  'waivers',
  data.waivers.map(
    ({ askedAt, points, reason, answer }) =>
      `${on(askedAt)} · ${points} · ${plain(reason)}<br>${plain(answer ?? '')}`,
  ),
)}
${part(
  'unusedPhotos',
  data.unusedPhotos.map((file) => image(file, '')),
)}
${part(
  'appeals',
  data.appeals.map(
    ({ openedAt, words, answer }) => `${on(openedAt)} · ${plain(words)}<br>${plain(answer ?? '')}`,
  ),
)}
${part(
  'feedback',
  data.feedback.map(
    ({ sentAt, words, rating, steps }) =>
      `${on(sentAt)} · ${plain(words)}${rating === null ? '' : ` · ${t('rating')}: ${rating}`}
<ul>${steps.map(({ kind, at, words: said }) => `<li>${on(at)} · ${say(auditActions[`feedback.${kind}`])} ${plain(said)}</li>`).join('')}</ul>`,
  ),
)}
${part(
  'notices',
  data.notices.map(({ at, words }) => `${on(at)} · ${say(words)}`),
)}
${part(
  'looks',
  data.looks.map(
    ({ at, by, what, why, caseCode }) =>
      `${on(at)} · ${say(by)} · ${say(what)}${caseCode === null ? '' : ` · ${plain(caseCode)}`}<br><small>${say(why)}</small>`,
  ),
)}
${part(
  'held',
  data.held.map(
    ({ what, purpose, count }) =>
      `${say(what)} (${count ?? t('uncounted')})<br><small>${say(purpose)}</small>`,
  ),
)}
</body>
</html>
`;
}

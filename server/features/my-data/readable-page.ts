import { consentForms } from '../../../contract/consent-forms.ts';
import type { ExportedData } from '../../../contract/my-data.ts';
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
  household: { zh: '家庭', en: 'Household' },
  consents: { zh: '我同意过什么', en: 'What I agreed to' },
  given: { zh: '同意', en: 'agreed' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  cases: { zh: '我上报的', en: 'What I reported' },
  points: { zh: '我的积分', en: 'My points' },
  spendable: { zh: '可用', en: 'To spend' },
  gifts: { zh: '送给村里的', en: 'What I gave to the village' },
  appeals: { zh: '我的申诉', en: 'My appeals' },
  notices: { zh: '收到的通知', en: 'What I was told' },
  looks: { zh: '谁看过', en: 'Who looked' },
  held: { zh: '存了什么、为什么', en: 'What is held, and why' },
  none: { zh: '没有', en: 'Nothing' },
  uncounted: { zh: '不计数', en: 'not counted' },
} as const satisfies Record<string, Sentence>;

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

/** The archive as a page: no scripts, nothing fetched from anywhere. */
export function pageOf(data: ExportedData, language: Language): string {
  const say = (sentence: Sentence) => plain(sentence[language]);
  const t = (key: keyof typeof titles) => plain(titles[key][language]);
  const on = (at: string) => localDate(new Date(at));
  const list = (rows: readonly string[]) =>
    rows.length === 0
      ? `<p>${t('none')}</p>`
      : `<ul>${rows.map((row) => `<li>${row}</li>`).join('\n')}</ul>`;
  const part = (key: keyof typeof titles, rows: readonly string[]) =>
    `<h2>${t(key)}</h2>\n${list(rows)}`;
  const { me, household } = data;
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
${part('me', [
  `${t('name')}: ${plain(me.name ?? '')}`,
  `${t('phone')}: ${plain(me.phone ?? '')}`,
  ...(me.community === null ? [] : [`${t('community')}: ${say(me.community)}`]),
  ...(household === null ? [] : [`${t('household')}: ${plain(household.name ?? '')}`]),
])}
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
    ({ code, category, words, place, reportedAt, steps, photos }) =>
      `<strong>${plain(code)}</strong> · ${on(reportedAt)} · ${say(category)}<br>${plain(words)}<br><small>${plain(place)}</small>
<ul>${steps.map(({ at, by, note }) => `<li>${on(at)} · ${say(by)} ${plain(note)}</li>`).join('')}</ul>${photos.map((file) => `<img src="${plain(file)}" alt="${plain(code)}">`).join('')}`,
  ),
)}
${part('points', [
  `${t('spendable')}: ${data.points.spendable}`,
  ...data.points.lines.map(
    ({ at, points, what, why }) =>
      `${on(at)} · ${points > 0 ? '+' : ''}${points}${what === null ? '' : ` · ${say(what)}`}${why === null ? '' : `<br><small>${say(why)}</small>`}`,
  ),
])}
${part(
  'gifts',
  data.points.gifts.map(({ at, points, village }) => `${on(at)} · ${points} · ${say(village)}`),
)}
${part(
  'appeals',
  data.appeals.map(
    ({ openedAt, words, answer }) => `${on(openedAt)} · ${plain(words)}<br>${plain(answer ?? '')}`,
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

import type { ExportedData } from '../../../contract/my-data.ts';
import { localDate } from '../../platform/calendar.ts';

/** What is in the archive, in both languages: whoever opens it in ten years finds this first. */
export function readMe({ madeAt, cases, points, notices }: ExportedData): string {
  const on = localDate(new Date(madeAt));
  const counts = { cases: cases.length, lines: points.lines.length, notices: notices.length };
  return `平安积分 · 我的资料
导出日期：${on}

index.html   打开就能看：您的资料、上报、积分、通知，以及谁看过。
data.json    同样的内容，供其他程序读取（格式 pingan-my-data/1）。
photos/      您上报的事的照片，文件名以事件码开头。

没有放进来的：登录过的设备和登录方式、出生年月、年龄段、减免欠分的理由、还没用上的照片。
各存了几条，index.html 的“存了什么、为什么”写着。

共有上报 ${counts.cases} 件、积分流水 ${counts.lines} 条、通知 ${counts.notices} 条。
里面有您的姓名和电话，请收好，不要发到群里。

--------------------------------------------------------------------

Ping’an Points · my data
Made on ${on}

index.html   to read: who you are, what you reported, your points, what you were
             told, and who looked.
data.json    the same for other programs (format pingan-my-data/1).
photos/      photos of your reports; their names begin with the code of the case.

Not in it: devices and ways of signing in, month of birth, age group, grounds of
waivers, and photos not used yet. index.html says how many there are of each.

${counts.cases} reports, ${counts.lines} lines of points, ${counts.notices} notices.
It holds your name and number: keep it, and do not pass it round.
`;
}

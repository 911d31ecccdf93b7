import type { ExportedData } from '../../../contract/exported-data.ts';
import { localDate } from '../../platform/calendar.ts';

/** What a copy that staff had made for somebody leaves out. */
const notTyped = {
  zh: `

这份是工作人员代为导出的：要保密的事（纠纷、线索、举报）、投诉和关于它们的通知不在里面，
请在自己的手机上导出。`,
  en: `

Staff had this copy made: what is confidential (disputes, clues, reports of cheating),
complaints and notices of them are not in it. On a phone of your own you get them.`,
};

/** What is in the archive, in both languages: whoever opens it in ten years finds this first. */
export function readMe(
  { madeAt, cases, points, notices }: ExportedData,
  { typed }: { typed: boolean },
): string {
  const on = localDate(new Date(madeAt));
  const counts = { cases: cases.length, lines: points.lines.length, notices: notices.length };
  return `平安积分 · 我的资料
导出日期：${on}

index.html   打开就能看：您的资料、上报、意见反馈、积分、通知，以及谁看过。
data.json    同样的资料，更细，供其他程序读取（格式 pingan-my-data/8）。
photos/      您上报的事的照片，文件名以事件码开头；还没用上的叫 unused。

没有放进来的：查找值和指纹（读不回原文）、给重复请求的答复、各件事里给您的代号、
什么时候填好资料、在窗口换过号码、当面同意过代办、退出了的设备上次登录的时间、
纸面登记表（得的分在流水里）、审计记录和里面的理由。各存了几条，index.html 的“存了什么、为什么”写着。
公示的内容人人可看，也没有再放一份。${typed ? notTyped.zh : ''}

共有上报 ${counts.cases} 件、积分流水 ${counts.lines} 条、通知 ${counts.notices} 条。
里面有您的姓名和电话，请收好，不要发到群里。

--------------------------------------------------------------------

Ping’an Points · my data
Made on ${on}

index.html   to read: who you are, what you reported and said of the platform, your
             points, what you were told, and who looked.
data.json    the same in more detail, for other programs (format pingan-my-data/8).
photos/      photos of your reports; their names begin with the code of the case.
             Those not used yet are called unused.

Not in it: look-up values and fingerprints, which cannot be read back; answers kept
for repeated requests; the aliases that stand for you in cases; when you filled in your
profile, were given a number at the window and agreed to be seen to, and when you last
signed in on devices that are signed out; lines of paper lists, whose points are among
yours; entries of the audit and the grounds in them. index.html says how many there are of each. What was
published is open to everyone and not copied once more.${typed ? notTyped.en : ''}

${counts.cases} reports, ${counts.lines} lines of points, ${counts.notices} notices.
It holds your name and number: keep it, and do not pass it round.
`;
}

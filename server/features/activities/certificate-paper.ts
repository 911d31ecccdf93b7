import type { Sentence } from '../../../contract/values.ts';
import type { HourCertificate } from '../../../contract/volunteer-hours.ts';
import { localDate } from '../../platform/calendar.ts';
import { dateInWords } from '../../platform/sentence.ts';
import { timeInWords } from './tellings.ts';

export type Language = 'zh' | 'en';

interface Certified {
  certificate: HourCertificate;
  name: string;
  county: Sentence;
  /** Where it is checked. */
  address: string;
  qr: string;
  language: Language;
}

const texts = {
  zh: {
    title: '志愿服务时长证明',
    says: (name: string, county: string) => `兹证明 ${name} 在${county}参加志愿服务，记录如下：`,
    time: '服务时长',
    days: '起止日期',
    times: '服务次数',
    activities: (count: number) => `${count} 次`,
    number: '证明编号',
    issued: '出具日期',
    between: (from: string, until: string) => `${from} 至 ${until}`,
    law: '时长按实际服务时间记录，不是积分，也不能兑换。依照《志愿服务记录与证明出具办法（试行）》免费出具。',
    check: '扫码或打开下面的地址，输入编号，可以核对这张证明：',
    seal: '志愿服务',
  },
  en: {
    title: 'Certificate of volunteer hours',
    says: (name: string, county: string) =>
      `This certifies that ${name} has volunteered in ${county} as follows:`,
    time: 'Time served',
    days: 'Between',
    times: 'Times served',
    activities: (count: number) => String(count),
    number: 'Number',
    issued: 'Issued on',
    between: (from: string, until: string) => `${from} and ${until}`,
    law: 'The time was recorded as it was served. Hours are no points and buy nothing. The certificate is free of charge.',
    check: 'Scan the code, or open this address, to check the certificate by its number:',
    seal: '志愿服务',
  },
} as const;

/** The data of the certificate's template: everything is text as it is printed. */
export function paperOf({ certificate, name, county, address, qr, language }: Certified) {
  const said = texts[language];
  const day = (date: string) => dateInWords(date)[language];
  return {
    language,
    county: county[language],
    title: said.title,
    seal: said.seal,
    says: said.says(name, county[language]),
    hours: { label: said.time, time: timeInWords(certificate.minutes)[language] },
    facts: [
      [said.days, said.between(day(certificate.from), day(certificate.until))],
      [said.times, said.activities(certificate.times)],
      [said.number, certificate.code],
      [said.issued, day(localDate(new Date(certificate.issuedAt)))],
    ],
    law: said.law,
    check: [said.check, address],
    qr,
  };
}

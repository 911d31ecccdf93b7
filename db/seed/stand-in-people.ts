import { localDate, yearOf } from '../../server/platform/calendar.ts';
import type { StandInPerson } from '../../server/platform/identity/zhelibang-standin.ts';

/**
 * Made-up people with an account at the stand-in for 浙里办: one with a resident of the same phone, one
 * who reads large type, one who is new, and two who are too young for some or all of it.
 */
export function standInPeople(now: Date): StandInPerson[] {
  const year = yearOf(localDate(now));
  const bornYearsAgo = (years: number) => `339921${year - years}0115001X`;
  return [
    { userid: 'zlb-1001', username: '周慧芳', mobile: '19900001001', idnum: bornYearsAgo(52) },
    {
      userid: 'zlb-1002',
      username: '吴桂兰',
      mobile: '19900001015',
      idnum: bornYearsAgo(71),
      elder: true,
    },
    { userid: 'zlb-1003', username: '何小满', mobile: '19900009003', idnum: bornYearsAgo(33) },
    {
      userid: 'zlb-1004',
      username: '陆一诺（16 岁）',
      mobile: '19900009004',
      idnum: bornYearsAgo(16),
    },
    {
      userid: 'zlb-1005',
      username: '钱小禾（12 岁）',
      mobile: '19900009005',
      idnum: bornYearsAgo(12),
    },
  ];
}

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
    { userId: 'zlb-1001', userName: '周慧芳', phone: '19900001001', idNo: bornYearsAgo(52) },
    {
      userId: 'zlb-1002',
      userName: '吴桂兰',
      phone: '19900001015',
      idNo: bornYearsAgo(71),
      elder: true,
    },
    { userId: 'zlb-1003', userName: '何小满', phone: '19900009003', idNo: bornYearsAgo(33) },
    {
      userId: 'zlb-1004',
      userName: '陆一诺（16 岁）',
      phone: '19900009004',
      idNo: bornYearsAgo(16),
    },
    {
      userId: 'zlb-1005',
      userName: '钱小禾（12 岁）',
      phone: '19900009005',
      idNo: bornYearsAgo(12),
    },
  ];
}

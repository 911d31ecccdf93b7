import { dayMs, localDate, yearOf } from '../../../server/platform/calendar.ts';
import { tell } from './mediation-road.ts';
import type { Story } from './mediation-stories.ts';
import { apply, decide } from './mediators.ts';
import type { SeedResident } from './people.ts';
import type { Shop } from './shop.ts';

/* Points that are given at the end of the year tempt people: what that looks like in the files. */

/** The first file was opened on that day of last year, each of the others some days later. */
const firstDay = '12-12';
const everyDays = 2;
/** Of the certificate, before that and after. */
const days = { applied: -7, certified: -4, ended: 16 } as const;
/** Days after which it can be said that an agreement was kept. */
const visitable = 37;

interface Quarrel {
  facts: string;
  terms: string;
  visited?: string;
}

/** All by one mediator within two weeks; the last one was no dispute. */
const quarrels: readonly Quarrel[] = [
  { facts: '晒被子的竹竿伸到邻家窗前。', terms: '竹竿收短一米，晴天轮着晒。' },
  { facts: '楼下煤球炉的烟往楼上窜。', terms: '炉子挪到后院，做饭时关窗提醒。' },
  { facts: '两家合用的水表，水费怎么分说不清。', terms: '一家装一块分表，旧账各半。' },
  { facts: '摩托车停在对方店门口。', terms: '白天停到空地，店门口留出通道。' },
  {
    facts: '一家说另一家说话难听。',
    terms: '以后见面客气说话。',
    visited: '两家本来就没有纠纷，没有什么要做的。',
  },
];

const findings = {
  wellDone: { wellDone: true, subsidised: false, note: '记录简单，两家都说确有其事。' },
  staged: {
    wellDone: false,
    subsidised: false,
    note: '半个月里的第五件。分头问了两家，都说是被叫来签字的，没有纠纷。这一件不算，其余各件再抽查。',
  },
} as const;

interface People {
  former: SeedResident;
  parties: readonly SeedResident[];
}

/** A mediator brings five pairs to an agreement before the year ends; the review takes the last one back. */
export async function rushInDecember(shop: Shop, { former, parties }: People): Promise<void> {
  const today = localDate(shop.now);
  const first = Date.parse(`${yearOf(today) - 1}-${firstDay}`);
  const daysAgo = (day: number) => (Date.parse(today) - first) / dayMs - day;
  const applied = daysAgo(days.applied);
  await apply(shop, former, { applied, words: '邻里的事熟，愿意调解。' });
  const certified = { tier: 1, note: '课程合格，村里推荐。', days: daysAgo(days.certified) };
  await decide(shop, former, { verdict: 'certify', ...certified });
  const leading = [{ mediator: former, team: null, helpers: [] }];
  for (const [place, quarrel] of quarrels.entries()) {
    const opened = daysAgo(place * everyDays);
    const pair = [parties[place + 1], parties[place + 1 + quarrels.length]];
    await tell(shop, { story: storyOf(quarrel, { place, opened, pair }), leading, photos: [] });
  }
  const note = '年底突击办件，最后一件不实，本人承认，停证。';
  await decide(shop, former, { verdict: 'end', tier: 1, note, days: daysAgo(days.ended) });
}

interface Placed {
  place: number;
  opened: number;
  pair: readonly (SeedResident | undefined)[];
}

function storyOf(quarrel: Quarrel, { place, opened, pair }: Placed): Story {
  const [one, other] = pair as [SeedResident, SeedResident];
  return {
    key: `december-${place}`,
    opened,
    parties: [one, other],
    kind: 'neighbours',
    grade: 1,
    ...quarrel,
    wishes: '',
    sessions: ['两家都到了，当场说好。'],
    review: place === quarrels.length - 1 ? findings.staged : findings.wellDone,
    until: opened >= visitable ? 'kept' : 'reviewed',
  };
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Area } from '../../contract/areas.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import cards from '../bulletin/Bulletin.module.css';
import { EntryCard } from '../bulletin/EntryCard.tsx';
import { useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { belowOf } from '../map/counts.ts';
import { AreaLine, Drawn } from '../map/MapPage.tsx';
import { useAreaCounts, useAreas, useEntries } from '../map/use-map.ts';
import { AreaFiguresView } from './AreaFigures.tsx';
import styles from './areas.module.css';

/** One town, community or grid: its figures since January, what lies within, what was published there. */
export default function AreaPage({ area }: { area: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const areas = useAreas();
  const query = useQuery({
    queryKey: client.key('getAreaFigures', { params: { area } }),
    queryFn: ({ signal }) => client.call('getAreaFigures', { params: { area }, signal }),
  });
  const here = areas.data?.find(({ code }) => code === area);
  const gone = (
    <Refusal why={t('areas.goneTitle')} whatToDo={t('areas.goneLine')}>
      <ButtonLink href="#/map">{t('areas.toMap')}</ButtonLink>
    </Refusal>
  );
  return (
    <BoardPage wide>
      <Head here={here} areas={areas.data ?? []} />
      <Fetched
        query={query}
        waiting={<Skeleton label={t('areas.fetching')} rows={6} figure />}
        refused={({ status }) => (status === 404 || status === 400 ? gone : undefined)}
      >
        {(figures) => (
          <>
            <AreaFiguresView figures={figures} />
            {here && <Around here={here} areas={areas.data ?? []} />}
            <Published area={area} />
          </>
        )}
      </Fetched>
    </BoardPage>
  );
}

function Head({ here, areas }: { here: Area | undefined; areas: readonly Area[] }) {
  const { t, say } = useWords();
  const title = here ? say(here.name) : t('map.title');
  const parent = areas.find(({ code }) => code === here?.parent);
  return (
    <>
      <nav className={styles.up} aria-label={t('areas.up')}>
        <Link href="/map">{t('areas.whole')}</Link>
        {parent && parent.level !== 'county' && (
          <Link href={`/areas/${parent.code}`}>{say(parent.name)}</Link>
        )}
      </nav>
      <PageTitle key={here?.code ?? ''} title={title}>
        {title}
      </PageTitle>
    </>
  );
}

/** Where it lies, and the areas within. */
function Around({ here, areas }: { here: Area; areas: readonly Area[] }) {
  const { t } = useWords();
  const counts = useAreaCounts().data;
  const below = belowOf(areas, here.code);
  if (counts === undefined) return null;
  return (
    <>
      <Drawn areas={areas} counts={counts} around={here} />
      {below.length > 0 && (
        <section aria-labelledby="below">
          <h2 id="below" className={styles.heading}>
            {t('areas.below')}
          </h2>
          <ul className={styles.list}>
            {below.map((one) => (
              <li key={one.code}>
                <AreaLine area={one} counted={counts.areas} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Published({ area }: { area: string }) {
  const { t } = useWords();
  const entries = useEntries(area).data?.entries;
  return (
    <section aria-labelledby="published">
      <h2 id="published" className={styles.heading}>
        {t('areas.entries')}
      </h2>
      {entries?.length === 0 && <p>{t('areas.entriesNone')}</p>}
      <ul className={cards.cards}>
        {entries?.map((entry) => (
          <EntryCard key={entry.id} entry={entry} level={3} />
        ))}
      </ul>
      <p className={styles.all}>
        <Link href="/bulletin">{t('areas.allEntries')}</Link>
      </p>
    </section>
  );
}

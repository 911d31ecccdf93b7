import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { LapsingPerson } from '../../contract/year-end.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon, PrintIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useCommunities, useLapsing, useLapsingPaper } from './use-lapsing.ts';
import styles from './Window.module.css';

/** Whose points lapse soon and whom no phone reminds: a community goes through its list. */
export default function LapsingPage() {
  const { t, say } = useWords();
  const heading = usePageHeading(t('window.lapsing.heading'));
  const communities = useCommunities();
  const [community, setCommunity] = useState<string>();
  /** Of one community the list is all there is; of several, one is chosen first. */
  const isChosen = community !== undefined || communities?.length === 1;
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <Link href="/window" className={styles.reminders}>
            <BackIcon size={18} />
            {t('window.lapsing.back')}
          </Link>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('window.lapsing.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('window.lapsing.lead')}</p>
        </header>
        {communities !== undefined && communities.length > 1 && (
          <Labelled label={t('window.lapsing.community')} error={undefined}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                showSearch
                optionFilterProp="label"
                placeholder={t('window.lapsing.choose')}
                value={community ?? null}
                options={communities.map(({ code, name }) => ({ value: code, label: say(name) }))}
                onChange={(code) => setCommunity(code ?? undefined)}
              />
            )}
          </Labelled>
        )}
        {isChosen && <People key={community} community={community} />}
      </div>
    </div>
  );
}

function People({ community }: { community: string | undefined }) {
  const { t } = useWords();
  const asked = useLapsing(community);
  const people = asked.data?.pages.flatMap((page) => page.people) ?? [];
  if (asked.isPending) return <Skeleton label={t('window.lapsing.loading')} rows={4} />;
  if (asked.data === undefined) return <Failed error={asked.error} retry={() => asked.refetch()} />;
  if (people.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('window.lapsing.none')}
        line={t('window.lapsing.noneWords')}
      />
    );
  return (
    <section className={pageStyles.pane} aria-label={t('window.lapsing.people')}>
      <Paper community={community} />
      <ul className={pageStyles.rows}>
        {people.map((one) => (
          <Person key={one.id} one={one} />
        ))}
      </ul>
      <NextPage pages={asked} />
    </section>
  );
}

function Person({ one }: { one: LapsingPerson }) {
  const { t, say, language } = useWords();
  const area = useAreas().data?.find(({ code }) => code === one.area);
  const name = say(one.name);
  return (
    <li className={pageStyles.row}>
      <span className={pageStyles.what}>
        <strong>{name === '' ? t('window.unnamed') : name}</strong>
        <span className={pageStyles.when}>{area ? say(area.name) : ''}</span>
      </span>
      <ul className={styles.lots}>
        {one.lots.map(({ account, lapsesOn, daysLeft, points }) => (
          <li key={`${account} ${lapsesOn}`}>
            <strong>{t(`window.lapsing.${account}`, { points: pointsText(points) })}</strong>{' '}
            <span>
              {t('window.lapsing.until', { day: dateInWords(lapsesOn, language), count: daysLeft })}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** All of the list, with room to tick off who was told. */
function Paper({ community }: { community: string | undefined }) {
  const { t, language } = useWords();
  const taking = useLapsingPaper(community);
  return (
    <div className={styles.sending}>
      <Button
        size="s"
        kind="outline"
        icon={<PrintIcon size={16} />}
        busy={taking.isPending}
        onClick={() => taking.mutate(language === 'en' ? 'en' : 'zh')}
      >
        {t('window.lapsing.print')}
      </Button>
      <span role="status" className={styles.aside}>
        {taking.data !== undefined && t('window.lapsing.saved', { name: taking.data })}
      </span>
      <Refusals error={taking.error} />
    </div>
  );
}

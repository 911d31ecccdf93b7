import { Link } from 'wouter';
import type { RosterSummary } from '../../contract/rosters.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './Rosters.module.css';
import { type RosterPages, useRosters } from './use-rosters.ts';

/** Lists that were typed in, the newest first, and whether somebody has compared them. */
export function RostersList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const rosters = useRosters();
  const mayEnter = mayCall(useStaff(), 'enterRoster');
  const heading = usePageHeading(open === undefined ? t('rosters.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('rosters.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('rosters.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('rosters.lead')}</p>
      {mayEnter && (
        <div className={styles.add}>
          <ButtonLink size="s" kind="outline" icon={<PlusIcon size={16} />} href="#/rosters/new">
            {t('rosters.add')}
          </ButtonLink>
        </div>
      )}
      <div className={queueStyles.list}>
        <Rows rosters={rosters} open={open} />
      </div>
    </section>
  );
}

function Rows({
  rosters: { pages, rosters },
  open,
}: {
  rosters: RosterPages;
  open: string | undefined;
}) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('rosters.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (rosters.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('rosters.empty.heading')}
        line={t('rosters.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {rosters.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one, isOpen }: { one: RosterSummary; isOpen: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/rosters/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t('rosters.numberOf', { number: one.number })}
        </Link>
        <span className={rowStyles.what}>{t(`rosters.states.${one.state}`)}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span>{t('rosters.lines', { count: one.lines })}</span>
          <span className={rowStyles.grid}>
            {t('rosters.enteredBy', { name: one.enteredBy })} ·{' '}
            {momentInWords(one.enteredAt, now, language)}
          </span>
        </span>
      </div>
    </li>
  );
}

import { Link } from 'wouter';
import type { Unmasking } from '../../contract/unmaskings.ts';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './Unmask.module.css';
import type { Show, Unmaskings } from './use-unmaskings.ts';

interface UnmaskingsListProps {
  unmaskings: Unmaskings;
  open: string | undefined;
  show: Show;
  onShow: (show: Show) => void;
}

/** Who wants to see which reporter, and why; or what became of it. */
export function UnmaskingsList({ unmaskings, open, show, onShow }: UnmaskingsListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('unmask.desk') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('unmask.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('unmask.desk')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('unmask.deskLead')}</p>
      <div className={styles.tabs}>
        <Segmented
          label={t('unmask.shows.label')}
          labelHidden
          choices={[
            { value: 'waiting', label: t('unmask.shows.waiting') },
            { value: 'over', label: t('unmask.shows.over') },
          ]}
          value={show}
          onChange={onShow}
        />
      </div>
      <div className={queueStyles.list}>
        <Rows unmaskings={unmaskings} open={open} show={show} />
      </div>
    </section>
  );
}

function Rows({
  unmaskings: { pages, unmaskings },
  open,
  show,
}: Omit<UnmaskingsListProps, 'onShow'>) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('unmask.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (unmaskings.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t(`unmask.empty.${show}.heading`)}
        line={t(`unmask.empty.${show}.words`)}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {unmaskings.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one, isOpen }: { one: Unmasking; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const what =
    one.state === 'asked'
      ? momentInWords(one.askedAt, now, language)
      : t(`unmask.states.${one.state}`);
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/unmaskings/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(one.alias)} · {say(one.categoryName)}
        </Link>
        <span className={rowStyles.what}>{what}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span>{one.askedBy}</span>
          <span className={rowStyles.grid}>{one.reason}</span>
        </span>
      </div>
    </li>
  );
}

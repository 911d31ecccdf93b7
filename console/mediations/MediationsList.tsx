import { Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  type MediationState,
  type MediationSummary,
  mediationStates,
} from '../../contract/mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { MediationTag } from './MediationTag.tsx';
import styles from './mediations.module.css';
import { useMediations } from './use-mediations.ts';

type Shown = 'all' | MediationState;

/** Every file with who it is about and where it stands, newest first. */
export function MediationsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const [shown, setShown] = useState<Shown>('all');
  const heading = usePageHeading(open === undefined ? t('mediations.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('mediations.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('mediations.heading')}
        </Heading>
        {mayCall(me, 'openMediation') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/mediations/new')}>
            {t('mediations.begin')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('mediations.lead')}</p>
      <div className={styles.filter}>
        <Select
          aria-label={t('mediations.show')}
          className={fieldStyles.full ?? ''}
          value={shown}
          options={[
            { value: 'all', label: t('mediations.all') },
            ...mediationStates.map((value) => ({ value, label: t(`mediations.states.${value}`) })),
          ]}
          onChange={(value: Shown) => setShown(value)}
        />
      </div>
      <div className={queueStyles.list}>
        <Rows state={shown === 'all' ? undefined : shown} open={open} />
      </div>
    </section>
  );
}

interface RowsProps {
  state: MediationState | undefined;
  open: string | undefined;
}

function Rows({ state, open }: RowsProps) {
  const { t } = useWords();
  const pages = useMediations(state);
  if (pages.isPending) return <Skeleton label={t('mediations.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const files = pages.data.pages.flatMap(({ mediations }) => mediations);
  if (files.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('mediations.empty.heading')}
        line={t('mediations.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {files.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={queueStyles.foot}>
          <Button
            size="s"
            kind="quiet"
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('queue.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ one, isOpen }: { one: MediationSummary; isOpen: boolean }) {
  const { t, say, language } = useWords();
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/mediations/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t(`mediations.kinds.${one.kind}`)} · {one.names.join(language === 'en' ? ', ' : '、')}
        </Link>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          {say(one.number)} · {one.mediator ?? t('mediations.noMediator')}
        </span>
        <span className={styles.side}>
          {one.signals > 0 && (
            <StateTag state="held">{t('mediations.signals', { count: one.signals })}</StateTag>
          )}
          {one.overdue && <StateTag state="overdue">{t('mediations.overdue')}</StateTag>}
          <MediationTag of={one} />
        </span>
      </div>
    </li>
  );
}

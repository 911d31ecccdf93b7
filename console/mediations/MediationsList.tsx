import { Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  type MediationState,
  type MediationSummary,
  mediationStates,
} from '../../contract/mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import fieldStyles from '../fields/fields.module.css';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { More } from '../split/More.tsx';
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
  return (
    <ListPane
      label={t('mediations.list')}
      title={t('mediations.heading')}
      hasOpen={open !== undefined}
      actions={
        mayCall(me, 'openMediation') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/mediations/new')}>
            {t('mediations.begin')}
          </Button>
        )
      }
      lead={t('mediations.lead')}
      above={
        <div className={listStyles.filter}>
          <Select
            aria-label={t('mediations.show')}
            className={fieldStyles.full ?? ''}
            value={shown}
            options={[
              { value: 'all', label: t('mediations.all') },
              ...mediationStates.map((value) => ({
                value,
                label: t(`mediations.states.${value}`),
              })),
            ]}
            onChange={(value: Shown) => setShown(value)}
          />
        </div>
      }
    >
      {shown === 'all' ? <DueFirst open={open} /> : <Rows which={{ state: shown }} open={open} />}
    </ListPane>
  );
}

/** Whose return visit is due comes first: nothing else says that the day has come. */
function DueFirst({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const pages = useMediations({ due: 'visit' });
  const due = pages.data?.pages.flatMap(({ mediations }) => mediations) ?? [];
  const Heading = open === undefined ? 'h2' : 'h3';
  if (due.length === 0) return <Rows which={{}} open={open} />;
  return (
    <>
      <Heading className={styles.group}>{t('mediations.visitsDue')}</Heading>
      <ul className={listStyles.rows}>
        {due.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <More pages={pages} />
      <Heading className={styles.group}>{t('mediations.all')}</Heading>
      <Rows which={{}} open={open} />
    </>
  );
}

interface RowsProps {
  which: Parameters<typeof useMediations>[0];
  open: string | undefined;
}

function Rows({ which, open }: RowsProps) {
  const { t } = useWords();
  const pages = useMediations(which);
  const files = pages.data?.pages.flatMap(({ mediations }) => mediations) ?? [];
  return (
    <ListRows
      read={pages}
      rows={files}
      loading={t('mediations.loading')}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('mediations.empty.heading')}
          line={t('mediations.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: MediationSummary; isOpen: boolean }) {
  const { t, say, language } = useWords();
  return (
    <ListRow
      href={`/mediations/${one.id}`}
      isOpen={isOpen}
      title={`${t(`mediations.kinds.${one.kind}`)} · ${one.names.join(language === 'en' ? ', ' : '、')}`}
    >
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
    </ListRow>
  );
}

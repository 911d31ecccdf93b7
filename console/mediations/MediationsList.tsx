import { Select } from 'antd';
import { Link, useLocation } from 'wouter';
import {
  type DeskMediation,
  type MediationDue,
  type MediationState,
  mediationDues,
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
import { useKeptChoice } from '../kept-choice.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { MediationTag } from './MediationTag.tsx';
import styles from './mediations.module.css';
import { useMediations } from './use-mediations.ts';

type Shown = 'all' | MediationDue | MediationState;

const isDueKind = (shown: Shown): shown is MediationDue =>
  mediationDues.some((due) => due === shown);

/** Every file with who it is about and where it stands, newest first. */
export function MediationsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const [shown, setShown] = useKeptChoice<Shown>('mediations', {
    choices: ['all', ...mediationDues, ...mediationStates],
    usual: 'all',
  });
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
            ...mediationDues.map((value) => ({ value, label: t(`mediations.dues.${value}`) })),
            ...mediationStates.map((value) => ({ value, label: t(`mediations.states.${value}`) })),
          ]}
          onChange={(value: Shown) => setShown(value)}
        />
      </div>
      <div className={queueStyles.list}>
        {shown === 'all' ? (
          <DueFirst open={open} />
        ) : (
          <Rows which={isDueKind(shown) ? { due: shown } : { state: shown }} open={open} />
        )}
      </div>
    </section>
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
      <Heading className={styles.group}>{t('mediations.dues.visit')}</Heading>
      <Files files={due} open={open} />
      <NextPage pages={pages} />
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
      <Files files={files} open={open} />
      <NextPage pages={pages} />
    </>
  );
}

interface FilesProps {
  files: readonly DeskMediation[];
  open: string | undefined;
}

const Files = ({ files, open }: FilesProps) => (
  <ul className={queueStyles.rows}>
    {files.map((one) => (
      <Row key={one.id} one={one} isOpen={one.id === open} />
    ))}
  </ul>
);

function Row({ one, isOpen }: { one: DeskMediation; isOpen: boolean }) {
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
          {one.mediatorTied && <StateTag state="held">{t('mediations.mediatorTied')}</StateTag>}
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

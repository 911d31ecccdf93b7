import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Correction } from '../../contract/corrections.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HourglassIcon, PlusIcon, RetryIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import { Failed } from '../states/Failed.tsx';
import { useCorrections } from './use-corrections.ts';

/** Every correction that was asked for, with how far it is and what it moves. */
export function CorrectionsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const heading = usePageHeading(open === undefined ? t('corrections.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  const mayAsk = mayCall(useStaff(), 'askCorrection');
  const capped = useKeyCap();
  const begin = () => go('/corrections/new');
  useShortcuts(mayAsk ? { n: begin } : {});
  return (
    <section className={queueStyles.queue} aria-label={t('corrections.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('corrections.heading')}
        </Heading>
        {mayAsk && (
          <Button
            size="s"
            icon={<PlusIcon size={16} />}
            keyCap={capped('N')}
            aria-keyshortcuts="n"
            onClick={begin}
          >
            {t('corrections.begin')}
          </Button>
        )}
      </header>
      <div className={heldStyles.lead}>
        <p>{t('corrections.lead')}</p>
        {!mayAsk && <p>{t('corrections.readOnly')}</p>}
      </div>
      <div className={queueStyles.list}>
        <Rows open={open} />
      </div>
    </section>
  );
}

function Rows({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const corrections = useCorrections();
  if (corrections.isPending) return <Skeleton label={t('corrections.loading')} rows={4} />;
  if (corrections.data === undefined)
    return <Failed error={corrections.error} retry={() => corrections.refetch()} />;
  const all = corrections.data.corrections;
  if (all.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('corrections.empty.heading')}
        line={t('corrections.empty.words')}
      />
    );
  return (
    <ul className={queueStyles.rows}>
      {all.map((one) => (
        <Row key={one.id} one={one} isOpen={one.id === open} />
      ))}
    </ul>
  );
}

const tags: Record<Correction['state'], TagState> = {
  computing: 'provisional',
  asked: 'scheduled',
  signed: 'provisional',
  declined: 'reversed',
  withdrawn: 'reversed',
  done: 'settled',
};
/** Where the state's own drawing would say something else: the glass for waiting, the turn for working. */
const drawings: Partial<Record<Correction['state'], ReactNode>> = {
  asked: <HourglassIcon size={15} />,
  signed: <RetryIcon size={15} />,
};

/** Where a correction stands, in a word. */
export function CorrectionTag({ state }: Pick<Correction, 'state'>) {
  const { t } = useWords();
  return (
    <StateTag state={tags[state]} icon={drawings[state]}>
      {t(`corrections.states.${state}`)}
    </StateTag>
  );
}

function Row({ one, isOpen }: { one: Correction; isOpen: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  const figures = {
    awards: pointsText(one.awards),
    given: pointsText(one.given),
    taken: pointsText(one.taken),
  };
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/corrections/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t('corrections.title', { wrong: one.wrongVersion, right: one.rightVersion })}
        </Link>
        <CorrectionTag state={one.state} />
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          {t('corrections.row', {
            who: one.askedBy,
            when: momentInWords(one.askedAt, now, language),
          })}
        </span>
        <span className={rowStyles.what}>
          {one.state === 'computing' ? `${one.progress}%` : t('corrections.rowFigures', figures)}
        </span>
      </div>
    </li>
  );
}

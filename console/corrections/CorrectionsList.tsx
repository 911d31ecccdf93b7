import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Correction } from '../../contract/corrections.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HourglassIcon, PlusIcon, RetryIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { useCorrections } from './use-corrections.ts';

/** Every correction that was asked for, with how far it is and what it moves. */
export function CorrectionsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const mayAsk = mayCall(useStaff(), 'askCorrection');
  const capped = useKeyCap();
  const begin = () => go('/corrections/new');
  useShortcuts(mayAsk ? { n: begin } : {});
  return (
    <ListPane
      label={t('corrections.list')}
      title={t('corrections.heading')}
      hasOpen={open !== undefined}
      actions={
        mayAsk && (
          <Button
            size="s"
            icon={<PlusIcon size={16} />}
            keyCap={capped('N')}
            aria-keyshortcuts="n"
            onClick={begin}
          >
            {t('corrections.begin')}
          </Button>
        )
      }
      above={
        <div className={listStyles.lead}>
          <p>{t('corrections.lead')}</p>
          {!mayAsk && <p>{t('corrections.readOnly')}</p>}
        </div>
      }
    >
      <Rows open={open} />
    </ListPane>
  );
}

function Rows({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const corrections = useCorrections();
  const all = corrections.data?.corrections ?? [];
  return (
    <ListRows
      read={corrections}
      rows={all}
      loading={t('corrections.loading')}
      bones={4}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('corrections.empty.heading')}
          line={t('corrections.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
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
    <ListRow
      href={`/corrections/${one.id}`}
      isOpen={isOpen}
      title={t('corrections.title', { wrong: one.wrongVersion, right: one.rightVersion })}
      aside={<CorrectionTag state={one.state} />}
    >
      <span className={rowStyles.where}>
        {t('corrections.row', {
          who: one.askedBy,
          when: momentInWords(one.askedAt, now, language),
        })}
      </span>
      <span className={rowStyles.what}>
        {one.state === 'computing' ? `${one.progress}%` : t('corrections.rowFigures', figures)}
      </span>
    </ListRow>
  );
}

import type { Unmasked, Unmasking } from '../../contract/unmaskings.ts';
import { Button } from '../../ui/Button.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { tagOf } from './state-tag.ts';
import styles from './Unmask.module.css';
import { useLooking } from './use-unmaskings.ts';

/** Nobody has agreed yet. */
export function Waiting({ one }: { one: Unmasking }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <div className={styles.state}>
      <StateTag state={tagOf.asked}>{t('unmask.states.asked')}</StateTag>
      <p>{t('unmask.waiting', { at: momentInWords(one.closesAt, now, language) })}</p>
      <blockquote className={styles.quote}>{one.reason}</blockquote>
    </div>
  );
}

interface ApprovedProps {
  one: Unmasking;
  onSeen: (seen: Unmasked) => void;
}

/** Somebody agreed: the one look is taken by pressing, never by opening the dialog. */
export function Approved({ one, onSeen }: ApprovedProps) {
  const { t, language } = useWords();
  const now = useNow();
  const looking = useLooking();
  return (
    <div className={styles.state}>
      <StateTag state={tagOf.approved}>{t('unmask.states.approved')}</StateTag>
      <p>
        {t('unmask.approved', {
          name: one.decidedBy ?? '',
          role: one.decidedRole === null ? '' : t(`roles.${one.decidedRole}`),
          at: momentInWords(one.closesAt, now, language),
        })}
      </p>
      {one.note !== null && <blockquote className={styles.quote}>{one.note}</blockquote>}
      <p className={stepStyles.lead}>
        {t(one.untold === null ? 'unmask.tells' : 'unmask.tellsNot')}
      </p>
      <Refusals error={looking.error} />
      <Button
        wide
        busy={looking.isPending}
        onClick={() => looking.mutate({ id: one.id }, { onSuccess: onSeen })}
      >
        {t('unmask.look')}
      </Button>
    </div>
  );
}

interface OverProps {
  one: Unmasking;
  again: () => void;
}

/** Declined, taken or out of time; it can be asked for again. */
export function Over({ one, again }: OverProps) {
  const { t } = useWords();
  return (
    <div className={styles.state}>
      <StateTag state={tagOf[one.state]}>{t(`unmask.states.${one.state}`)}</StateTag>
      <p>{t(`unmask.over.${one.state}`, { name: one.decidedBy ?? '' })}</p>
      {one.note !== null && <blockquote className={styles.quote}>{one.note}</blockquote>}
      <Button kind="outline" wide onClick={again}>
        {t('unmask.again')}
      </Button>
    </div>
  );
}

import type { PoolWarning } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useCounty } from '../county.tsx';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

/** That a pool runs out, said to whoever looks after rules and money; and that they know. */
export function PoolWarningPane({ warning }: { warning: PoolWarning }) {
  const { t, language } = useWords();
  const now = useNow();
  const { client } = useCounty();
  const maySee = mayCall(useStaff(), 'seePoolWarning');
  const seeing = useStep(
    (id: string, requestId) => client.call('seePoolWarning', { params: { id }, requestId }),
    { stale: stalePools },
  );
  const { days, cover, dailyPoints, runsOutOn, seenAt, seenBy } = warning;
  return (
    <div className={classes(cardStyles.warning, days === 0 && cardStyles.used)} role="status">
      <AlertIcon size={18} />
      <p>
        {days === 0
          ? t('pools.warning.now')
          : t('pools.warning.soon', {
              day: dateInWords(runsOutOn, language),
              cover: pointsText(cover),
              daily: pointsText(dailyPoints),
            })}
      </p>
      {seenAt !== null ? (
        <span className={cardStyles.quiet}>
          {t('pools.warning.seen', {
            name: seenBy ?? '',
            when: momentInWords(seenAt, now, language),
          })}
        </span>
      ) : (
        maySee && (
          <Button
            size="s"
            kind="outline"
            busy={seeing.isPending}
            onClick={() => seeing.mutate(warning.id)}
          >
            {t('pools.warning.see')}
          </Button>
        )
      )}
      <Refusals error={seeing.error} />
    </div>
  );
}

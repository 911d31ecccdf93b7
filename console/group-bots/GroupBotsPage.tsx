import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { AddBot } from './AddBot.tsx';
import { BotPane } from './BotPane.tsx';
import { useGroupBots } from './use-group-bots.ts';

/** Bots in groups: where they write, whether it comes through, and one more. */
export default function GroupBotsPage() {
  const { t } = useWords();
  const heading = usePageHeading(t('groupBots.heading'));
  const bots = useGroupBots();
  const [adding, setAdding] = useState(false);
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('groupBots.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('groupBots.lead')}</p>
        </header>
        {adding ? (
          <AddBot onDone={() => setAdding(false)} />
        ) : (
          <div>
            <Button size="s" onClick={() => setAdding(true)}>
              {t('groupBots.add')}
            </Button>
          </div>
        )}
        {bots.isPending && <Skeleton label={t('groupBots.loading')} rows={4} />}
        {bots.isError && <Failed error={bots.error} retry={() => bots.refetch()} />}
        {bots.data?.length === 0 && !adding && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('groupBots.emptyHeading')}
            line={t('groupBots.emptyWords')}
          />
        )}
        {bots.data?.map((bot) => (
          <BotPane key={bot.id} bot={bot} />
        ))}
      </div>
    </div>
  );
}

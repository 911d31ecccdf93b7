import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { BodyOf } from '../../contract/route.ts';
import type { settlementRoutes } from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { CheckIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { useMonth, useMonthsOver } from './months.ts';
import styles from './settlements.module.css';
import { staleSettlements, useCounters } from './use-settlements.ts';

const everywhere = 'all';
const monthsShown = 12;

/** Opens a month that is over, for one counter or for all that have something to settle. */
export function OpenMonth() {
  const { t } = useWords();
  return (
    <TitledPage back="/settlements" title={t('settlements.open.heading')}>
      <div className={titledStyles.body}>
        <div className={cardStyles.card}>
          <p className={cardStyles.quiet}>{t('settlements.open.lead')}</p>
          <OpenForm />
        </div>
      </div>
    </TitledPage>
  );
}

function OpenForm() {
  const { t, say } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const month = useMonth();
  const months = useMonthsOver(monthsShown);
  const counters = useCounters().data?.counters ?? [];
  const [period, setPeriod] = useState(months[0] ?? '');
  const [counter, setCounter] = useState(everywhere);
  const opening = useStep(
    (body: BodyOf<typeof settlementRoutes.openSettlements>, requestId) =>
      client.call('openSettlements', { body, requestId }),
    {
      stale: staleSettlements,
      onDone: ({ settlement }) => {
        if (settlement !== null) go(`/settlements/${settlement}`);
      },
    },
  );
  const refused = (field: string) =>
    opening.error instanceof Refused ? opening.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!opening.isPending)
      opening.mutate({ period, counter: counter === everywhere ? null : counter });
  };
  return (
    <form noValidate onSubmit={submit} className={cardStyles.form}>
      <div className={cardStyles.pair}>
        <Labelled label={t('settlements.open.period')} error={refused('period')}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={period}
              options={months.map((value) => ({ value, label: month(value) }))}
              onChange={setPeriod}
            />
          )}
        </Labelled>
        <Labelled label={t('settlements.open.counter')} error={refused('counter')}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={counter}
              options={[
                { value: everywhere, label: t('settlements.open.all') },
                ...counters.map((one) => ({ value: one.id, label: say(one.name) })),
              ]}
              onChange={setCounter}
            />
          )}
        </Labelled>
      </div>
      <Refusals error={opening.error} />
      {opening.data !== undefined && (
        <p className={styles.done} role="status">
          <CheckIcon size={17} />
          {t('settlements.open.done', {
            count: opening.data.opened,
            lines: pointsText(opening.data.lines),
            amount: money(opening.data.amountFen),
          })}
        </p>
      )}
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={opening.isPending}>
          {t('settlements.open.send')}
        </Button>
      </div>
    </form>
  );
}

import { useState } from 'react';
import { ButtonLink } from '../../ui/Button.tsx';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ShopIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { useAnswer, useApi } from '../api.ts';
import { monthText } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { boardPath, paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { AwardRow } from './AwardRow.tsx';
import { Figures } from './Figures.tsx';
import { byMonth } from './months.ts';
import styles from './Points.module.css';
import { type Show, useAwards } from './use-awards.ts';

const shows: readonly Show[] = ['all', 'settled', 'pending', 'reversed'];

/** What there is, what is uncertain, what lapses; then every award with its reason. */
export default function Points() {
  const { t } = useTexts();
  const { client } = useApi();
  const [show, setShow] = useState<Show>('all');
  const figures = useAnswer('getMyPoints', {});
  return (
    <Screen
      title={t('statement.title')}
      action={
        <a className="action-link" href={boardPath(client.county, '/rules')}>
          {t('statement.rulebook')}
        </a>
      }
      place="points"
    >
      <Loaded asked={figures}>{(points) => <Figures points={points} />}</Loaded>
      <ButtonLink kind="outline" wide href={paths.shop} icon={<ShopIcon size={20} />}>
        {t('statement.shop')}
      </ButtonLink>
      {figures.data && (
        <>
          <ChoiceChips
            label={t('statement.show')}
            choices={shows.map((value) => ({ value, label: t(`statement.${value}`) }))}
            value={show}
            onChange={setShow}
          />
          <Lines show={show} />
        </>
      )}
    </Screen>
  );
}

function Lines({ show }: { show: Show }) {
  const { language } = useTexts();
  const awards = useAwards(show);
  return (
    <Loaded asked={awards}>
      {({ pages }) => {
        const months = byMonth(pages.flatMap(({ lines }) => lines));
        if (months.length === 0) return <NoLines filtered={show !== 'all'} />;
        return (
          <>
            {months.map(({ month, lines }) => (
              <section key={month} aria-labelledby={month}>
                <h2 className={styles.month} id={month}>
                  {monthText(month, presentMs(), language)}
                </h2>
                <ul className={styles.lines}>
                  {lines.map((award) => (
                    <li key={award.id} className={styles.line}>
                      <AwardRow award={award} linked />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <More pages={awards} />
          </>
        );
      }}
    </Loaded>
  );
}

function NoLines({ filtered }: { filtered: boolean }) {
  const { t } = useTexts();
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={t(filtered ? 'statement.emptyFilter' : 'statement.empty')}
      line={t(filtered ? 'statement.emptyFilterLine' : 'statement.emptyLine')}
    />
  );
}

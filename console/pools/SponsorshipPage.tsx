import { useState } from 'react';
import type { MySponsor, Outcome } from '../../contract/sponsors.ts';
import { Button } from '../../ui/Button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import cardStyles from '../split/cards.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { PledgeForm } from './PledgeForm.tsx';
import { PledgeRow } from './Pledges.tsx';
import { PoolFigure } from './PoolPage.tsx';
import styles from './pools.module.css';
import { stalePools, useMySponsor } from './use-pools.ts';

/** What a sponsor sees: what it pledged, what came of it, and whether it is thanked. */
export default function SponsorshipPage() {
  const { t, say } = useWords();
  const mine = useMySponsor();
  const one = mine.data;
  const heading = usePageHeading(t('sponsorship.heading'));
  return (
    <div className={columnStyles.page}>
      <div className={columnStyles.column}>
        <header>
          <h1 className={columnStyles.title} ref={heading} tabIndex={-1}>
            {t('sponsorship.heading')}
            {one !== undefined && ` · ${say(one.name)}`}
          </h1>
          <p className={columnStyles.lead}>{t('sponsorship.lead')}</p>
        </header>
        {mine.isPending && <Skeleton label={t('sponsorship.loading')} rows={4} figure />}
        {mine.isError && <Failed error={mine.error} retry={() => mine.refetch()} />}
        {one !== undefined && <Whole one={one} />}
      </div>
    </div>
  );
}

const figures = ['behind', 'given', 'announced', 'cover'] as const;

function Whole({ one }: { one: MySponsor }) {
  const { t } = useWords();
  return (
    <>
      <section className={cardStyles.card} aria-label={t('sponsorship.heading')}>
        <dl className={`${figureStyles.figures} ${styles.figures}`}>
          {figures.map((name) => (
            <PoolFigure key={name} name={t(`sponsorship.figures.${name}`)} points={one[name]} />
          ))}
        </dl>
      </section>
      <OutcomeCard outcome={one.outcome} />
      <OwnPledges one={one} />
      <Thanks thanked={one.thanked} />
    </>
  );
}

function OutcomeCard({ outcome }: { outcome: Outcome }) {
  const { t, language } = useWords();
  const { awards, points, residents, categories, towns, months } = outcome;
  const monthName = (month: string) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
      new Date(`${month}T00:00:00Z`),
    );
  const named = (rows: Outcome['towns']) =>
    rows.map(({ name, ...share }) => ({ ...share, name: language === 'en' ? name.en : name.zh }));
  return (
    <section className={cardStyles.card} aria-labelledby="outcome">
      <h2 id="outcome" className={cardStyles.name}>
        {t('sponsorship.outcome')}
      </h2>
      <p className={cardStyles.lasting}>
        <Said awards={awards} points={points} residents={residents} />
      </p>
      <div className={cardStyles.columns}>
        <Shares name={t('sponsorship.categories')} rows={named(categories)} />
        <Shares name={t('sponsorship.towns')} rows={named(towns)} />
        <Shares
          name={t('sponsorship.months')}
          rows={months.map(({ month, ...share }) => ({ ...share, name: monthName(month) }))}
        />
      </div>
      <p className={cardStyles.quiet}>{t('sponsorship.few')}</p>
    </section>
  );
}

/** The whole in a sentence, or why it is withheld. */
function Said({ awards, points, residents }: Pick<Outcome, 'awards' | 'points' | 'residents'>) {
  const { t } = useWords();
  if (awards === null || points === null || residents === null) return t('sponsorship.outcomeFew');
  if (awards === 0) return t('sponsorship.outcomeNone');
  return t('sponsorship.outcomeSaid', {
    points: pointsText(points),
    awards: pointsText(awards),
    residents,
  });
}

interface SharesProps {
  name: string;
  rows: readonly { name: string; awards: number; points: number }[];
}

function Shares({ name, rows }: SharesProps) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ points }) => points));
  return (
    <div>
      <h3 className={figureStyles.caption}>{name}</h3>
      <ul className={styles.shares}>
        {rows.map((row) => (
          <li key={row.name} className={styles.share}>
            <span>{row.name}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.came} style={{ width: `${(row.points / most) * 100}%` }} />
            </span>
            <span className={cardStyles.amount}>
              {t('sponsorship.share', {
                points: pointsText(row.points),
                awards: pointsText(row.awards),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OwnPledges({ one }: { one: MySponsor }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  return (
    <section className={cardStyles.card} aria-labelledby="own-pledges">
      <div className={cardStyles.cardHead}>
        <h2 id="own-pledges" className={cardStyles.name}>
          {t('pools.pledge.heading')}
        </h2>
        {!writing && (
          <Button
            size="s"
            kind="outline"
            icon={<PlusIcon size={16} />}
            onClick={() => setWriting(true)}
          >
            {t('pools.pledge.begin')}
          </Button>
        )}
      </div>
      {writing && (
        <PledgeForm
          sponsors={[one]}
          pools={one.pools}
          pointValueFen={one.pointValueFen}
          onDone={() => setWriting(false)}
        />
      )}
      {one.pledges.length === 0 ? (
        <p className={cardStyles.quiet}>{t('pools.pledge.none')}</p>
      ) : (
        <ul className={cardStyles.rows}>
          {one.pledges.map((pledge) => (
            <PledgeRow key={pledge.id} pledge={pledge} largePoints={null} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** By name only, and only as long as the sponsor agrees. */
function Thanks({ thanked }: Pick<MySponsor, 'thanked'>) {
  const { t } = useWords();
  const { client } = useCounty();
  const setting = useStep(
    (body: { thanked: boolean }, requestId) => client.call('setThanks', { body, requestId }),
    { stale: stalePools },
  );
  return (
    <section className={cardStyles.card} aria-labelledby="thanks">
      <h2 id="thanks" className={cardStyles.name}>
        {t('sponsorship.thanks')}
      </h2>
      <p>{t(thanked ? 'sponsorship.thanksOn' : 'sponsorship.thanksOff')}</p>
      <Refusals error={setting.error} />
      <div className={cardStyles.buttons}>
        <Button
          size="s"
          kind={thanked ? 'outline' : 'primary'}
          busy={setting.isPending}
          onClick={() => setting.mutate({ thanked: !thanked })}
        >
          {t(thanked ? 'sponsorship.takeBack' : 'sponsorship.agree')}
        </Button>
      </div>
    </section>
  );
}

import type { LapsingLot } from '../../contract/year-end.ts';
import { Button } from '../../ui/Button.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { Looked } from './Looked.tsx';
import { OneField } from './OneField.tsx';
import { PartPane } from './PartPane.tsx';
import { useAct, useLook, useSaving } from './use-agreed.ts';

/** What lapses when, what of it they give to their village, and their years on paper. */
export function VillageFor({ id }: { id: string }) {
  const { t } = useWords();
  const lapsing = useLook((client) => client.call('getLapsingFor', { params: { id } }));
  const noGift = lapsing.data?.noGift ?? null;
  return (
    <PartPane heading={t('agreed.village.heading')}>
      <Looked
        look={lapsing}
        show={t('agreed.village.show')}
        rows={lapsing.data?.lots}
        empty={t('agreed.village.none')}
        keyOf={({ account, lapsesOn }) => `${account} ${lapsesOn}`}
      >
        {(lot) => <Lot id={id} lot={lot} onGiven={() => lapsing.mutate()} />}
      </Looked>
      {noGift !== null && <p>{t(`agreed.village.noGift.${noGift}`)}</p>}
      <Years id={id} />
    </PartPane>
  );
}

interface LotProps {
  id: string;
  lot: LapsingLot;
  onGiven: () => void;
}

function Lot({ id, lot: { account, points, lapsesOn, canBeGiven }, onGiven }: LotProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const giving = useAct(
    (client, typed: string, requestId) =>
      client.call('giveToVillageFor', {
        params: { id },
        body: { lapsesOn, points: Number(typed) },
        requestId,
      }),
    {
      line: (given) =>
        t('newcomers.done.giveToVillageFor', {
          points: given.points,
          village: say(given.village),
        }),
      onDone: onGiven,
    },
  );
  const day = dateNearInWords(lapsesOn, now, language);
  return (
    <>
      <p>
        {t(account === 'own' ? 'agreed.village.lot' : 'agreed.village.household', { points, day })}
      </p>
      {canBeGiven && (
        <Fold title={t('agreed.village.give')} lead={t('agreed.village.giveLead')}>
          <OneField
            step={giving}
            label={t('agreed.village.points')}
            send={t('agreed.village.give')}
            most={6}
            number={{ fits: /^[1-9]\d{0,5}$/, lacks: t('agreed.village.pointsMissing') }}
          />
          <p role="status">
            {giving.data &&
              t('agreed.village.given', {
                points: giving.data.points,
                village: say(giving.data.village),
              })}
          </p>
        </Fold>
      )}
    </>
  );
}

function Years({ id }: { id: string }) {
  const { t, language } = useWords();
  const looking = useLook((client) => client.call('getYearsFor', { params: { id } }));
  const saving = useSaving((client, year: number) =>
    client.download('getYearPaperFor', {
      params: { id, year },
      query: { language: language === 'en' ? 'en' : 'zh' },
    }),
  );
  return (
    <>
      <Looked
        look={looking}
        show={t('agreed.village.years')}
        rows={looking.data?.years}
        empty={t('agreed.village.none')}
        keyOf={({ year }) => String(year)}
      >
        {({ year, opening, closing }) => (
          <div className={styles.open}>
            <span>{t('agreed.village.year', { year, opening, closing })}</span>
            <Button
              size="s"
              kind="outline"
              busy={saving.isPending && saving.variables === year}
              onClick={() => saving.mutate(year)}
            >
              {t('agreed.village.paper')}
            </Button>
          </div>
        )}
      </Looked>
      <p role="status">
        {saving.data !== undefined && t('agreed.village.saved', { name: saving.data })}
      </p>
      <Refusals error={saving.error} />
    </>
  );
}

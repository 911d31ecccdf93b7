import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { CheckedCertificate } from '../../contract/volunteer-hours.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { CheckIcon, InfoIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.ts';
import { fullDate, localDate } from '../dates.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { groupDigits, numberIn } from './certificate-number.ts';
import styles from './HourCheck.module.css';

/** Whether a certificate of volunteer hours is what the record says: where the code on it leads. */
export default function HourCheck({ code }: { code: string | undefined }) {
  const { t } = useWords();
  const number = numberIn(code ?? '');
  return (
    <BoardPage>
      <PageTitle title={t('hours.title')}>{t('hours.title')}</PageTitle>
      {number === undefined ? <NumberForm given={code ?? ''} /> : <Found number={number} />}
    </BoardPage>
  );
}

function NumberForm({ given }: { given: string }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(given);
  const [wrong, setWrong] = useState(given !== '');
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const number = numberIn(typed);
    setWrong(number === undefined);
    if (number !== undefined) navigate(`/hours/${number}`);
  };
  return (
    <>
      <p className={styles.lead}>{t('hours.lead')}</p>
      <form className={styles.form} noValidate onSubmit={find}>
        <Field
          label={t('hours.label')}
          hint={t('hours.hint')}
          error={wrong ? t('hours.wrong') : undefined}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => {
            setWrong(false);
            const next = event.target.value;
            setTyped(next.length < typed.length ? next : groupDigits(next));
          }}
        />
        <Button type="submit" size="l" wide>
          {t('hours.find')}
        </Button>
      </form>
    </>
  );
}

function Found({ number }: { number: string }) {
  const { t } = useWords();
  const { client, county } = useCounty();
  const params = { code: number };
  const found = useQuery({
    queryKey: client.key('checkHourCertificate', { params }),
    queryFn: ({ signal }) => client.call('checkHourCertificate', { params, signal }),
  });
  return (
    <>
      <p className={styles.number}>{number}</p>
      <Fetched
        query={found}
        waiting={<Skeleton label={t('hours.fetching')} rows={3} />}
        refused={({ status }) =>
          status === 404 ? (
            <Refusal
              why={t('hours.unknownWhy')}
              whatToDo={t('hours.unknownDo', { hotline: county.hotline })}
            />
          ) : undefined
        }
      >
        {(checked) => <Checked checked={checked} />}
      </Fetched>
      <div className={styles.again}>
        <ButtonLink kind="outline" href="#/hours">
          {t('hours.again')}
        </ButtonLink>
      </div>
    </>
  );
}

function Checked({ checked }: { checked: CheckedCertificate }) {
  const { t, language } = useWords();
  const { minutes, minutesNow, from, until, times, issuedAt, maskedName } = checked;
  // A list on paper of these days may have been compared later: more than the paper says makes it no less true.
  const agrees = minutesNow >= minutes;
  const day = (date: string) => fullDate(date, language);
  const time = (all: number) =>
    t('hours.hoursOf', { hours: Math.floor(all / 60), minutes: all % 60 });
  const rows = [
    [t('hours.name'), maskedName],
    [t('hours.days'), t('hours.daysOf', { from: day(from), until: day(until) })],
    [t('hours.time'), time(minutes)],
    ...(agrees ? [] : [[t('hours.now'), time(minutesNow)]]),
    [t('hours.times'), t('hours.timesOf', { count: times })],
    [t('hours.issued'), day(localDate(issuedAt))],
  ];
  return (
    <Card tone={agrees ? 'tint' : 'asking'}>
      <p className={styles.verdict}>
        {agrees ? <CheckIcon size={22} /> : <InfoIcon size={22} />}
        <strong>{t(agrees ? 'hours.true' : 'hours.less')}</strong>
      </p>
      <dl className={styles.facts}>
        {rows.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('hours.note')}</p>
    </Card>
  );
}

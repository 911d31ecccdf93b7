import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HourCertificate } from '../../contract/volunteer-hours.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { dayText, localDay } from '../dates.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Activities.module.css';
import { useActivityTexts, useTimeText } from './use-activity-texts.ts';

/** Between which days; this year unless said otherwise. */
export function Certify() {
  const a = useActivityTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const today = localDay(presentMs());
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(today);
  const requests = useRequestId();
  const make = useMutation({
    mutationFn: () => {
      const body = { from, until };
      return client.call('certifyMyHours', { body, requestId: requests.idOf(body) });
    },
    onSuccess: () => {
      requests.answered();
      void queries.invalidateQueries({ queryKey: [client.county, 'getMyVolunteerHours'] });
    },
    onError: requests.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <Card as="section" label={a('account.certify')}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <h2 className={styles.name}>{a('account.certify')}</h2>
        <p className={styles.quiet}>{a('account.certifyLine')}</p>
        <div className={styles.days}>
          <Field
            type="date"
            label={a('account.from')}
            value={from}
            max={until}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field
            type="date"
            label={a('account.until')}
            value={until}
            max={today}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        <Button type="submit" wide busy={make.isPending}>
          {a('account.make')}
        </Button>
        <p className={styles.quiet} role="status">
          {make.data !== undefined && a('account.made', { code: make.data.code })}
        </p>
        <Problem error={make.error} />
      </form>
    </Card>
  );
}

/** A certificate that was made, to save once more. */
export function CertificateLine({ certificate }: { certificate: HourCertificate }) {
  const { language } = useTexts();
  const a = useActivityTexts();
  const time = useTimeText();
  const { client } = useApi();
  const now = useNow();
  const { code, minutes } = certificate;
  const [from, until] = [certificate.from, certificate.until].map((day) =>
    dayText(day, now, language),
  );
  const get = useMutation({
    mutationFn: async () => {
      const query = { language: language === 'en' ? ('en' as const) : ('zh' as const) };
      return saveFile(
        await client.download('getHourCertificatePaper', {
          params: { code },
          query,
        }),
      );
    },
  });
  return (
    <div className={styles.line}>
      <span className={styles.about}>
        <span className={styles.label}>{time(minutes)}</span>
        <span className={styles.quiet}>
          {a('account.days', { from: from ?? '', until: until ?? '' })}
        </span>
        <span className={styles.quiet}>{a('account.number', { code })}</span>
        <span className={styles.quiet} role="status">
          {get.data !== undefined && a('account.saved', { name: get.data })}
        </span>
        <Problem error={get.error} />
      </span>
      <Button
        size="s"
        kind="outline"
        icon={<DownloadIcon size={18} />}
        busy={get.isPending}
        aria-label={`${a('account.paper')} ${code}`}
        onClick={() => get.mutate()}
      >
        {a('account.paper')}
      </Button>
    </div>
  );
}

import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { dateInWords, dayOf } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useCertifyingFor, useHoursFor } from './use-activities-for.ts';
import { useSaving } from './use-agreed.ts';

/** Their volunteer hours, and a certificate of them to take home. */
export function HoursFor({ id }: { id: string }) {
  const { t, say, language } = useWords();
  const looking = useHoursFor(id);
  const printing = useSaving((client, code: string) =>
    client.download('getHourCertificateFor', {
      params: { id, code },
      query: { language: language === 'en' ? 'en' : 'zh' },
    }),
  );
  const hours = looking.data;
  return (
    <PartPane heading={t('forSomebody.hours.heading')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.hours.show')}
      </Button>
      <p role="status">
        {hours && t('forSomebody.hours.total', { all: hours.minutes, year: hours.thisYear })}
      </p>
      <ul className={styles.list}>
        {looking.rows?.map(({ id: line, servedOn, title, minutes }) => (
          <li key={line}>
            {t('forSomebody.hours.line', {
              day: dateInWords(servedOn, language),
              title: say(title),
              minutes,
            })}
          </li>
        ))}
      </ul>
      <NextPage pages={looking.pages} />
      {hours && hours.minutes > 0 && (
        <Fold title={t('forSomebody.hours.certify')} lead={t('forSomebody.hours.certifyLead')}>
          <Certify id={id} onDone={() => looking.mutate()} />
        </Fold>
      )}
      <ul className={styles.list}>
        {hours?.certificates.map(({ code, from, until, minutes }) => (
          <li key={code}>
            <p>{t('forSomebody.hours.one', { from, until, minutes, code })}</p>
            <Button
              size="s"
              icon={<PrintIcon size={16} />}
              busy={printing.isPending && printing.variables === code}
              onClick={() => printing.mutate(code)}
            >
              {t('forSomebody.hours.print')}
            </Button>
          </li>
        ))}
      </ul>
      <Refusals error={looking.error ?? printing.error} />
    </PartPane>
  );
}

function Certify({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const today = dayOf(useNow());
  const [days, setDays] = useState({ from: `${today.slice(0, 4)}-01-01`, until: today });
  const certifying = useCertifyingFor(id, onDone);
  const refused = certifying.error instanceof Refused ? certifying.error.field('from') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!certifying.isPending) certifying.mutate(days);
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Field
        type="date"
        label={t('forSomebody.hours.from')}
        value={days.from}
        error={refused}
        onChange={(event) => setDays({ ...days, from: event.target.value })}
      />
      <Field
        type="date"
        label={t('forSomebody.hours.until')}
        value={days.until}
        onChange={(event) => setDays({ ...days, until: event.target.value })}
      />
      <Refusals error={certifying.error} />
      <Button type="submit" size="s" busy={certifying.isPending}>
        {t('forSomebody.hours.go')}
      </Button>
    </form>
  );
}

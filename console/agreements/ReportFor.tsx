import { type FormEvent, useState } from 'react';
import type { Receipt } from '../../contract/agreements.ts';
import type { Photo } from '../../contract/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { CallFirst } from '../../ui/CallFirst.tsx';
import { classes } from '../../ui/classes.ts';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { PhotosField } from '../moves/fields/PhotosField.tsx';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { type About, AboutReport, aboutBody, nothingAbout } from './AboutReport.tsx';
import styles from './Agreements.module.css';
import { PrintedReceipt } from './PrintedReceipt.tsx';
import { useReportingFor } from './use-agreements.ts';

interface Draft {
  words: string;
  place: string;
  photos: readonly Photo[];
  about: About;
}
const empty: Draft = { words: '', place: '', photos: [], about: nothingAbout };

/** A report in the resident’s words, and the receipt that they take home. */
export function ReportFor({ id }: { id: string }) {
  const { t } = useWords();
  const [{ words, place, photos, about }, setDraft] = useState(empty);
  const [pressed, setPressed] = useState(false);
  const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
  const reporting = useReportingFor(id);
  const refused = (field: string) =>
    reporting.error instanceof Refused ? reporting.error.field(field) : undefined;
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  const missing = { words: words.trim().length < 2, place: place.trim() === '' };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.words || missing.place || reporting.isPending) return;
    const report = { words: words.trim(), place: place.trim(), ...aboutBody(about) };
    reporting.mutate(
      { ...report, photoIds: photos.map((photo) => photo.id) },
      {
        onSuccess: (receipt) => {
          setReceipts((before) => [...before, receipt]);
          setDraft(empty);
          setPressed(false);
        },
      },
    );
  };
  return (
    <>
      <section className={classes(paneStyles.pane, styles.part, styles.onScreen)}>
        <form className={styles.fields} noValidate onSubmit={submit}>
          <h2 className={formStyles.heading}>{t('agreements.report.heading')}</h2>
          <CallFirst
            text={`${words} ${place}`}
            says={{
              why: t('agreements.report.emergency'),
              first: t('agreements.report.callFirst'),
              call: (number) => t('agreements.report.call', { number }),
            }}
          />
          <TextField
            label={t('agreements.report.words')}
            maxLength={2000}
            value={words}
            error={
              pressed && missing.words ? t('agreements.report.wordsMissing') : refused('words')
            }
            onChange={(event) => change({ words: event.target.value })}
          />
          <Field
            label={t('agreements.report.place')}
            hint={t('agreements.report.placeHint')}
            autoComplete="off"
            maxLength={200}
            value={place}
            error={
              pressed && missing.place ? t('agreements.report.placeMissing') : refused('place')
            }
            onChange={(event) => change({ place: event.target.value })}
          />
          <AboutReport
            about={about}
            refused={refused}
            onChange={(next) => change({ about: next })}
          />
          <PhotosField
            photos={photos}
            error={refused('photoIds')}
            onChange={(taken) => change({ photos: taken })}
          />
          <Refusals error={reporting.error} />
          <Button type="submit" wide busy={reporting.isPending}>
            {t('agreements.report.send')}
          </Button>
        </form>
      </section>
      {receipts.map((receipt) => (
        <PrintedReceipt key={receipt.code} receipt={receipt} />
      ))}
    </>
  );
}

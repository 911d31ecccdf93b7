import { type FormEvent, useState } from 'react';
import type { Receipt } from '../../contract/agreements.ts';
import type { Photo } from '../../contract/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { CallFirst } from '../../ui/CallFirst.tsx';
import { classes } from '../../ui/classes.ts';
import { isUndecided, Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { NearbyReports } from '../../ui/NearbyReports.tsx';
import { useWords } from '../language.ts';
import { PhotosField } from '../moves/fields/PhotosField.tsx';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { type About, AboutReport, aboutBody, nothingAbout } from './AboutReport.tsx';
import styles from './Agreements.module.css';
import { PrintedReceipt } from './PrintedReceipt.tsx';
import { useNearbyFor, useReportingFor } from './use-agreements.ts';
import { useCategories } from './use-categories.ts';
import { useNearbyWords } from './use-nearby-words.ts';

interface Draft {
  words: string;
  place: string;
  photos: readonly Photo[];
  about: About;
  /** A report nearby that tells of the same, as they say. */
  sameAs: string | null;
}
const empty: Draft = { words: '', place: '', photos: [], about: nothingAbout, sameAs: null };

/** A report in the resident’s words, and the receipt that they take home. */
export function ReportFor({ id }: { id: string }) {
  const { t } = useWords();
  const nearbyWords = useNearbyWords();
  const [{ words, place, photos, about, sameAs }, setDraft] = useState(empty);
  const [pressed, setPressed] = useState(false);
  const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
  const reporting = useReportingFor(id);
  const nearby = useNearbyFor(id);
  const chosen = useCategories().find(({ code }) => code === about.category);
  const refused = (field: string) =>
    reporting.error instanceof Refused ? reporting.error.field(field) : undefined;
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  const missing = { words: words.trim().length < 2, place: place.trim() === '' };
  const isBusy = reporting.isPending || nearby.isAsking;
  /** Is it one of these? Whoever presses once more has asked them. What is confidential goes with no other. */
  const isAsked = async () => {
    if (sameAs !== null) return false;
    if (about.category !== null && chosen?.confidential !== false) return false;
    // It may have arrived: what goes out once more is the same, word for word.
    const { error } = reporting;
    if (error !== null && !(error instanceof Refused && !isUndecided(error.problem))) return false;
    const category = about.category === null ? {} : { category: about.category };
    return nearby.askBeforeSending({ words: words.trim(), ...category });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.words || missing.place || isBusy || (await isAsked())) return;
    const report = { words: words.trim(), place: place.trim(), ...aboutBody(about) };
    const same = sameAs === null ? {} : { sameAs };
    reporting.mutate(
      { ...report, ...same, photoIds: photos.map((photo) => photo.id) },
      {
        onSuccess: (receipt) => {
          setReceipts((before) => [...before, receipt]);
          setDraft(empty);
          nearby.forget();
          setPressed(false);
        },
      },
    );
  };
  return (
    <>
      <section className={classes(paneStyles.pane, styles.part, styles.onScreen)}>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <fieldset className={styles.plain} disabled={isBusy}>
            <div className={styles.fields}>
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
                onChange={({ target: { value } }) =>
                  // That it is the same was said of what is cleared now.
                  change({ words: value, ...(value.trim() === '' ? { sameAs: null } : {}) })
                }
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
                onChange={(next) => {
                  // That it is the same was said of one of that kind.
                  const isOfThatKind = next.category === about.category;
                  change({ about: next, ...(isOfThatKind ? {} : { sameAs: null }) });
                }}
              />
              <PhotosField
                photos={photos}
                error={refused('photoIds')}
                onChange={(taken) => change({ photos: taken })}
              />
              <NearbyReports
                key={receipts.length}
                reports={nearby.reports}
                sameAs={sameAs}
                says={nearbyWords}
                onSame={(same) => change({ sameAs: same })}
              />
              <Refusals error={reporting.error} />
              <Button type="submit" wide busy={isBusy}>
                {t('agreements.report.send')}
              </Button>
            </div>
          </fieldset>
        </form>
      </section>
      {receipts.map((receipt) => (
        <PrintedReceipt key={receipt.code} receipt={receipt} />
      ))}
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CataloguePreview, CatalogueTaken } from '../../contract/catalogue-files.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { FieldError } from '../moves/fields/Labelled.tsx';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './category-models.module.css';
import { PreviewLines } from './PreviewLines.tsx';
import { readCatalogueFile, UnfitFile } from './read-catalogue-file.ts';
import { staleAfterChange } from './use-catalogue.ts';

interface ImportCatalogueProps {
  onTaken: (taken: CatalogueTaken) => void;
  onCancel: () => void;
}

interface Shown {
  name: string;
  csv: string;
  preview: CataloguePreview;
}

/** A catalogue from a file: shown line by line, then taken in as a whole or not at all. */
export function ImportCatalogue({ onTaken, onCancel }: ImportCatalogueProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const looking = useMutation({
    mutationFn: async (file: File): Promise<Shown> => {
      const csv = await readCatalogueFile(file);
      return {
        name: file.name,
        csv,
        preview: await client.call('previewCatalogue', { body: { csv } }),
      };
    },
  });
  // Of the same file: another choice of it is another look.
  const [looks, setLooks] = useState(0);
  const unfit = looking.error instanceof UnfitFile ? looking.error.why : undefined;
  return (
    <section className={styles.begun} aria-labelledby="import-catalogue">
      <h3 className={pageStyles.heading} id="import-catalogue">
        {t('categories.import')}
      </h3>
      <p className={pageStyles.lead}>{t('categories.importLead')}</p>
      <p className={styles.columns}>{t('categories.columns')}</p>
      <label className={styles.file}>
        <DownloadIcon size={18} />
        <span>{t(looking.data ? 'categories.chooseOther' : 'categories.choose')}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".csv,text/csv"
          disabled={looking.isPending}
          onChange={(event) => {
            const [file] = Array.from(event.target.files ?? []);
            event.target.value = '';
            if (file === undefined) return;
            setLooks((before) => before + 1);
            looking.mutate(file);
          }}
        />
      </label>
      <p role="status" className={styles.note}>
        {looking.isPending && t('categories.looking')}
      </p>
      {unfit === undefined ? (
        <Refusals error={looking.error} />
      ) : (
        <FieldError>{t(`categories.${unfit}`)}</FieldError>
      )}
      {looking.data && <Take key={looks} shown={looking.data} onTaken={onTaken} />}
      <div className={pageStyles.buttons}>
        <Button kind="quiet" size="s" onClick={onCancel}>
          {t('categories.cancel')}
        </Button>
      </div>
    </section>
  );
}

interface TakeProps {
  shown: Shown;
  onTaken: (taken: CatalogueTaken) => void;
}

function Take({ shown: { name, csv, preview: first }, onTaken }: TakeProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [preview, setPreview] = useState(first);
  const again = useMutation({
    mutationFn: () => client.call('previewCatalogue', { body: { csv } }),
    onSuccess: (answer) => {
      setPreview(answer);
      step.reset();
    },
  });
  const step = useStep(
    (body: { csv: string; shown: string; reason: string }, requestId) =>
      client.call('importCatalogue', { body, requestId }),
    { stale: staleAfterChange, onDone: onTaken },
  );
  const { shown } = preview;
  const brings = preview.lines.some(({ becomes }) => becomes === 'added' || becomes === 'changed');
  const hasMoved = step.error instanceof Refused && step.error.problem.code === 'catalogue_moved';
  return (
    <div className={styles.preview}>
      <h4 className={styles.fileName}>{t('categories.inFile', { name })}</h4>
      <PreviewLines preview={preview} />
      {shown !== null && !brings && <p className={styles.note}>{t('categories.nothingNew')}</p>}
      {shown !== null && brings && (
        <ReasonForm
          submit={t('categories.take')}
          step={{
            mutate: (reason) => step.mutate({ csv, shown, reason }),
            isPending: step.isPending,
            error: step.error,
          }}
        />
      )}
      {hasMoved && (
        <Button kind="outline" size="s" busy={again.isPending} onClick={() => again.mutate()}>
          {t('categories.lookAgain')}
        </Button>
      )}
      <Refusals error={again.error} />
    </div>
  );
}

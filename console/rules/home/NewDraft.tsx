import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field } from '../../../ui/Field.tsx';
import { useCounty } from '../../county.tsx';
import { dateInWords } from '../../dates.ts';
import { FieldError, Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import { Refusals } from '../../states/Refusals.tsx';
import { parseJson } from '../book-file.ts';
import type { Rulebooks } from '../types.ts';
import { useRulebooksChanged } from '../use-rulebooks.ts';
import styles from './home.module.css';
import { isBehind, newestOrigin, originBody } from './origin.ts';

interface NewDraftProps {
  books: Rulebooks;
  close: () => void;
}

/** Name and beginning of a new draft: the book in force, a version, a template or a file. */
export function NewDraft({ books, close }: NewDraftProps) {
  const { t, language } = useWords();
  const [newest] = books.versions;
  const [name, setName] = useState('');
  const [origin, setOrigin] = useState(() => newestOrigin(books.versions));
  const [file, setFile] = useState<{ value: object } | { why: string } | undefined>();
  const [checked, setChecked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const creating = useCreateDraft();
  const origins = useOrigins(books);
  useEffect(() => first.current?.focus(), []);
  const fileError = file === undefined ? 'noFile' : 'why' in file ? 'unreadable' : undefined;
  const gap = name.trim() === '' || (origin === 'file' && fileError !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (gap || creating.isPending) return;
    const document = file !== undefined && 'value' in file ? file.value : {};
    creating.mutate({ name: name.trim(), ...originBody(origin, document) });
  };
  return (
    <form
      className={styles.begin}
      noValidate
      onSubmit={submit}
      aria-label={t('rules.begin.heading')}
    >
      <h2 className={styles.subheading}>{t('rules.begin.heading')}</h2>
      <div className={styles.beginFields}>
        <Field
          ref={first}
          label={t('rules.begin.name')}
          placeholder={t('rules.begin.nameHint')}
          maxLength={60}
          value={name}
          error={checked && name.trim() === '' ? t('rules.begin.nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <Labelled label={t('rules.begin.from')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={styles.wide ?? ''}
              value={origin}
              options={origins}
              onChange={setOrigin}
            />
          )}
        </Labelled>
        {isBehind(origin, books.versions) && newest && (
          <p className={styles.behind}>
            {t('rules.begin.behind', {
              version: newest.version,
              date: dateInWords(newest.effectiveFrom, language),
            })}
          </p>
        )}
        {origin === 'file' && (
          <div>
            <label className={styles.file}>
              <span className={styles.fileLabel}>{t('rules.begin.chooseFile')}</span>
              <input
                type="file"
                accept="application/json,.json"
                onChange={async (event) => {
                  creating.reset();
                  const chosen = event.target.files?.[0];
                  setFile(chosen && parseJson(await chosen.text()));
                }}
              />
            </label>
            <FieldError>
              {checked && fileError !== undefined ? t(`rules.begin.${fileError}`) : undefined}
            </FieldError>
          </div>
        )}
      </div>
      <Refusals error={creating.error} />
      <Faults error={creating.error} />
      <div className={styles.buttons}>
        <Button type="submit" busy={creating.isPending}>
          {t('rules.begin.submit')}
        </Button>
        <Button kind="outline" onClick={close}>
          {t('rules.begin.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function useCreateDraft() {
  const { client } = useCounty();
  const [, go] = useLocation();
  const changed = useRulebooksChanged();
  return useMutation({
    mutationFn: (body: Parameters<typeof client.call<'createRuleDraft'>>[1]['body']) =>
      client.call('createRuleDraft', { body }),
    onSuccess: (draft) => {
      changed();
      go(`/rules/draft/${draft.id}`);
    },
  });
}

function useOrigins({ versions, templates }: Rulebooks) {
  const { t, say } = useWords();
  const inForce = versions.find(({ state }) => state === 'in_force');
  const others = versions.filter((one) => one !== inForce);
  return [
    ...(inForce
      ? [{ value: 'in_force', label: t('rules.begin.inForce', { version: inForce.version }) }]
      : []),
    ...others.map(({ version }) => ({
      value: `version ${version}`,
      label: t('rules.begin.version', { version }),
    })),
    ...templates.map(({ code, title }) => ({ value: `template ${code}`, label: say(title) })),
    { value: 'file', label: t('rules.begin.file') },
  ];
}

/** Every place of the file that is in the wrong form. */
export function Faults({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!(error instanceof Refused) || !error.problem.fields?.length) return null;
  return (
    <section className={styles.faults} aria-label={t('rules.begin.faults')}>
      <ul>
        {error.problem.fields.map(({ field, message }) => (
          <li key={field}>
            <code>{field.replace(/^\/document/, '') || '/'}</code> {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

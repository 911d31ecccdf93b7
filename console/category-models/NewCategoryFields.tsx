import { Select } from 'antd';
import { caseKinds } from '../../contract/areas.ts';
import { type DeskCategory, mostWords } from '../../contract/catalogue-of-categories.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { FieldError, Labelled } from '../moves/fields/Labelled.tsx';
import { freeCode, type Group, isAlwaysConfidential, type NewDraft } from './category-draft.ts';
import styles from './category-models.module.css';

interface NewCategoryFieldsProps {
  draft: NewDraft;
  change: (part: Partial<NewDraft>) => void;
  errorOf: (field: keyof NewDraft) => string | undefined;
  categories: readonly DeskCategory[];
  groups: readonly Group[];
}

/** What of a category stays as it is from the day it is added: group, code, kind, and who may read of it. */
export function NewCategoryFields(props: NewCategoryFieldsProps) {
  const { draft, change, errorOf } = props;
  const { t } = useWords();
  const isFixed = isAlwaysConfidential(draft);
  return (
    <>
      <GroupFields {...props} />
      <Field
        label={t('categories.code')}
        hint={t('categories.codeHint')}
        inputMode="numeric"
        maxLength={6}
        value={draft.code}
        error={errorOf('code')}
        onChange={(event) => change({ code: event.target.value })}
      />
      <Labelled label={t('categories.kind')} error={errorOf('kind')}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            value={draft.kind}
            options={caseKinds.map((value) => ({ value, label: t(`categories.kinds.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
        )}
      </Labelled>
      <div>
        <label className={styles.checked}>
          <input
            type="checkbox"
            checked={draft.confidential || isFixed}
            disabled={isFixed}
            onChange={(event) => change({ confidential: event.target.checked })}
          />
          <span>{t(isFixed ? 'categories.alwaysConfidential' : 'categories.confidential')}</span>
        </label>
        <FieldError>{errorOf('confidential')}</FieldError>
      </div>
      <AsksLike {...props} />
    </>
  );
}

function GroupFields({ draft, change, errorOf, categories, groups }: NewCategoryFieldsProps) {
  const { t, say } = useWords();
  const choose = (key: string) => {
    const digits = groups.find((group) => group.key === key)?.digits;
    change({ group: key, code: freeCode(categories, digits) });
  };
  return (
    <>
      <Labelled label={t('categories.group')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.group}
            options={[
              { value: '', label: t('categories.newGroup') },
              ...groups.map(({ key, digits, name }) => ({
                value: key,
                label: `${digits} ${say(name)}`,
              })),
            ]}
            onChange={choose}
          />
        )}
      </Labelled>
      {draft.group === '' && (
        <>
          <Field
            label={t('categories.groupZh')}
            maxLength={mostWords.zh}
            value={draft.groupZh}
            error={errorOf('groupZh')}
            onChange={(event) => change({ groupZh: event.target.value })}
          />
          <Field
            label={t('categories.groupEn')}
            maxLength={mostWords.en}
            value={draft.groupEn}
            error={errorOf('groupEn')}
            onChange={(event) => change({ groupEn: event.target.value })}
          />
        </>
      )}
    </>
  );
}

/** Nothing to choose from where no category asks anything. */
function AsksLike({ draft, change, errorOf, categories }: NewCategoryFieldsProps) {
  const { t, say } = useWords();
  const asking = categories.filter(({ questions }) => questions > 0);
  if (asking.length === 0) return null;
  return (
    <Labelled label={t('categories.asksLike')} error={errorOf('asksLike')}>
      {(id) => (
        <Select
          id={id}
          className={styles.full ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.asksLike}
          options={[
            { value: '', label: t('categories.asksNothing') },
            ...asking.map(({ code, name, questions }) => ({
              value: code,
              label: t('categories.asksAs', { name: say(name), count: questions }),
            })),
          ]}
          onChange={(asksLike) => change({ asksLike })}
        />
      )}
    </Labelled>
  );
}

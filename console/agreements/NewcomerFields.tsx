import { Select } from 'antd';
import type { Area } from '../../contract/areas.ts';
import { papers } from '../../contract/window.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { areaChoices } from '../queue/queue-filter.ts';
import { useStaff } from '../session.ts';
import { SignHere } from '../states/SignHere.tsx';
import { AgeChoice } from '../window/AgeChoice.tsx';
import { ShownPhone } from '../window/ShownPhone.tsx';
import { GridSelect } from './GridSelect.tsx';
import type { NewcomerDraft } from './RegisterFor.tsx';
import { useAgreementCode } from './use-agreements.ts';

interface NewcomerFieldsProps {
  draft: NewcomerDraft;
  change: (part: Partial<NewcomerDraft>) => void;
  pressed: boolean;
  areas: readonly Area[];
  /** What the server says of a field. */
  refused: (field: string) => string | undefined;
}

/** Who it is, where they live, how old they are, and whether they have a phone. */
export function NewcomerFields(props: NewcomerFieldsProps) {
  const { draft, change, pressed, areas, refused } = props;
  const { t } = useWords();
  const me = useStaff();
  const grids = areaChoices(areas, me)
    .map(({ area }) => area)
    .filter(({ level }) => level === 'grid');
  const missing = (isMissing: boolean, words: string) => (pressed && isMissing ? words : undefined);
  return (
    <>
      <Field
        label={t('newcomers.name')}
        autoComplete="off"
        maxLength={40}
        value={draft.name}
        error={missing(draft.name.trim() === '', t('newcomers.nameMissing')) ?? refused('name')}
        onChange={(event) => change({ name: event.target.value, other: false })}
      />
      <GridSelect
        grids={grids}
        areas={areas}
        value={draft.grid}
        onChange={(grid) => change({ grid, other: false })}
        error={missing(draft.grid === null, t('newcomers.homeMissing')) ?? refused('grid')}
      />
      <AgeChoice
        draft={draft.age}
        change={(part) => change({ age: { ...draft.age, ...part } })}
        pressed={pressed}
        error={refused('age')}
      />
      {draft.age.kind === 'child' && <p className={formStyles.lead}>{t('newcomers.child')}</p>}
      <Labelled label={t('window.paper')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={draft.paper}
            options={papers.map((value) => ({ value, label: t(`window.papers.${value}`) }))}
            onChange={(paper) => change({ paper })}
          />
        )}
      </Labelled>
      <ChoiceChips
        label={t('newcomers.hasPhone')}
        labelShown
        wrap
        choices={[
          { value: 'no', label: t('newcomers.withoutPhone') },
          { value: 'yes', label: t('newcomers.withPhone') },
        ]}
        value={draft.hasPhone ? 'yes' : 'no'}
        onChange={(has) => change({ hasPhone: has === 'yes' })}
      />
      {draft.hasPhone ? (
        <Phone {...{ draft, change, pressed, refused }} />
      ) : (
        <SignHere
          label={t('newcomers.signLead')}
          path={draft.signature}
          onChange={(signature) => change({ signature })}
        />
      )}
    </>
  );
}

function Phone({ draft, change, pressed, refused }: Omit<NewcomerFieldsProps, 'areas'>) {
  const { t } = useWords();
  const sending = useAgreementCode();
  return (
    <ShownPhone
      label={t('newcomers.phone')}
      sending={sending}
      value={draft.shown}
      onChange={(shown) => change({ shown })}
      pressed={pressed}
      refused={{ phone: refused('phone'), code: refused('code') }}
    />
  );
}

import { Popconfirm } from 'antd';
import { Button } from '../../../ui/Button.tsx';
import { TrashIcon } from '../../../ui/icons.tsx';
import { useWords } from '../../language.ts';
import { deedKey, deedKinds, evidenceKinds, reviews } from '../codes.ts';
import { worstOf } from '../findings-at.ts';
import type { Finding, Part, Pool, Rule } from '../types.ts';
import { BaseField } from './BaseField.tsx';
import { CapsField } from './CapsField.tsx';
import {
  Choose,
  ChooseSeveral,
  DateField,
  NumberField,
  OptionalNumber,
  Text,
} from './controls.tsx';
import styles from './form.module.css';
import { MultipliersField } from './MultipliersField.tsx';
import { PoolsField } from './PoolsField.tsx';
import { AreaPicker, CategoryPicker } from './pickers.tsx';
import { Row, RowFinding } from './Row.tsx';
import { SamePlaceField } from './SamePlaceField.tsx';

interface RuleFormProps {
  part: Part<Rule>;
  findings: readonly Finding[];
  /** Where the rule stands in the document: `/rules/3`. */
  pointer: string;
  pools: readonly Pool[];
  onRemove: () => void;
}

/** The rule in fields; every change shows at once in the sentence above. */
export function RuleForm(props: RuleFormProps) {
  const { t } = useWords();
  const { part, findings, pointer, onRemove } = props;
  const { value: rule, disabled } = part;
  const set = (given: Partial<Rule>) => part.change({ ...rule, ...given });
  const about = (...names: string[]) => ({
    findings,
    at: names.map((name) => `${pointer}/${name}`),
  });
  return (
    <section className={styles.form} aria-label={`${rule.id} ${rule.name.zh}`}>
      <RowFinding finding={worstOf(findings.filter(({ at }) => at === pointer))} />
      <NameRows part={part} about={about} />
      <WhatRows part={part} about={about} />
      <BaseField rule={rule} set={set} disabled={disabled} {...about('base')} />
      <MultipliersField rule={rule} set={set} disabled={disabled} {...about('multipliers')} />
      <CapsField rule={rule} set={set} disabled={disabled} {...about('caps')} />
      <LimitRows part={part} about={about} />
      <PoolsField
        pools={props.pools}
        rule={rule}
        set={set}
        disabled={disabled}
        {...about('pools')}
      />
      <DateRows part={part} about={about} />
      {!disabled && (
        <div className={styles.foot}>
          <Popconfirm
            title={t('rules.fields.removeRuleSure')}
            okText={t('rules.draft.yes')}
            cancelText={t('rules.draft.no')}
            onConfirm={onRemove}
          >
            <Button kind="danger" size="s" icon={<TrashIcon size={16} />}>
              {t('rules.fields.removeRule')}
            </Button>
          </Popconfirm>
        </div>
      )}
    </section>
  );
}

type About = (...names: string[]) => { findings: readonly Finding[]; at: string[] };
interface RowsProps {
  part: Part<Rule>;
  about: About;
}

function NameRows({ part: { value: rule, change, disabled }, about }: RowsProps) {
  const { t } = useWords();
  const name = (given: Partial<Rule['name']>) =>
    change({ ...rule, name: { ...rule.name, ...given } });
  return (
    <Row label={t('rules.fields.name')} {...about('name', 'id')}>
      {() => (
        <>
          <Text
            narrow
            label={t('rules.fields.id')}
            value={rule.id}
            change={(id) => change({ ...rule, id })}
            disabled={disabled}
          />
          <Text
            label={t('rules.fields.name')}
            value={rule.name.zh}
            change={(zh) => name({ zh })}
            disabled={disabled}
          />
          <Text
            label={t('rules.fields.nameEn')}
            value={rule.name.en}
            change={(en) => name({ en })}
            disabled={disabled}
          />
        </>
      )}
    </Row>
  );
}

function WhatRows({ part: { value: rule, change, disabled }, about }: RowsProps) {
  const { t } = useWords();
  const set = (given: Partial<Rule>) => change({ ...rule, ...given });
  return (
    <>
      <Row label={t('rules.fields.deed')} {...about('deed')}>
        {(label) => (
          <Choose
            label={label}
            value={rule.deed}
            options={deedKinds.map((value) => ({ value, label: t(deedKey(value)) }))}
            change={(deed) => set({ deed })}
            disabled={disabled}
          />
        )}
      </Row>
      <Row label={t('rules.fields.categories')} {...about('categories')}>
        {(label) => (
          <CategoryPicker
            label={label}
            value={rule.categories}
            change={(categories) => set({ categories })}
            disabled={disabled}
          />
        )}
      </Row>
      <Row label={t('rules.fields.areas')} {...about('areas')}>
        {(label) => (
          <AreaPicker
            label={label}
            value={rule.areas}
            change={(areas) => set({ areas })}
            disabled={disabled}
          />
        )}
      </Row>
    </>
  );
}

function LimitRows({ part: { value: rule, change, disabled }, about }: RowsProps) {
  const { t } = useWords();
  const set = (given: Partial<Rule>) => change({ ...rule, ...given });
  return (
    <>
      <Row label={t('rules.fields.cooldown')} {...about('cooldownHours')}>
        {(label) => (
          <>
            <OptionalNumber
              label={label}
              value={rule.cooldownHours}
              max={8784}
              change={(cooldownHours) => set({ cooldownHours })}
              disabled={disabled}
            />
            <span className={styles.unit}>{t('rules.fields.cooldownHint')}</span>
          </>
        )}
      </Row>
      <SamePlaceField rule={rule} set={set} disabled={disabled} {...about('samePlace')} />
      <Row label={t('rules.fields.household')} {...about('householdPercent')}>
        {(label) => (
          <>
            <NumberField
              label={label}
              value={rule.householdPercent}
              max={100}
              change={(householdPercent) => set({ householdPercent })}
              disabled={disabled}
            />
            <span className={styles.unit}>{t('rules.fields.householdHint')}</span>
          </>
        )}
      </Row>
      <Row label={t('rules.fields.evidence')} {...about('evidence')}>
        {(label) => (
          <ChooseSeveral
            label={label}
            value={rule.evidence}
            options={evidenceKinds.map((value) => ({
              value,
              label: t(`rules.evidenceKinds.${value}`),
            }))}
            placeholder={t('rules.fields.noEvidence')}
            change={(evidence) => set({ evidence })}
            disabled={disabled}
          />
        )}
      </Row>
      <Row label={t('rules.fields.review')} {...about('review')}>
        {(label) => (
          <Choose
            label={label}
            value={rule.review}
            options={reviews.map((value) => ({ value, label: t(`rules.reviews.${value}`) }))}
            change={(review) => set({ review })}
            disabled={disabled}
          />
        )}
      </Row>
    </>
  );
}

function DateRows({ part: { value: rule, change, disabled }, about }: RowsProps) {
  const { t } = useWords();
  const set = (given: Partial<Rule>) => change({ ...rule, ...given });
  return (
    <Row label={t('rules.fields.dates')} {...about('from', 'until')}>
      {() => (
        <>
          <DateField
            label={t('rules.fields.from')}
            value={rule.from}
            change={(from) => set({ from })}
            disabled={disabled}
          />
          <span className={styles.unit}>{t('rules.fields.until')}</span>
          <DateField
            label={t('rules.fields.until')}
            value={rule.until}
            change={(until) => set({ until })}
            disabled={disabled}
          />
          <span className={styles.unit}>{t('rules.fields.wholeBook')}</span>
        </>
      )}
    </Row>
  );
}

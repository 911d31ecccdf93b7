import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { StaffRole } from '../../contract/route.ts';
import { loginForm } from '../../contract/sign-ins.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { OneTimeCode } from './OneTimeCode.tsx';
import { RoleAndArea, type WantedRole } from './RoleAndArea.tsx';
import styles from './staff.module.css';
import { peopleRoutes } from './use-people.ts';

interface Wanted {
  name: string;
  login: string;
  unit: string | null;
  roles: { role: StaffRole; area: string }[];
}

/** Somebody new: who, in which unit, with which roles; the answer is a one-time code. */
export function InvitePage() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const inviting = useStep(
    (body: Wanted, requestId) => client.call('inviteStaff', { body, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  return (
    <OpenedPage label={t('staff.new.heading')} back="/staff">
      <OpenedHead title={t('staff.new.heading')} />
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          {inviting.data ? (
            <OneTimeCode
              name={inviting.data.member.name}
              invitation={inviting.data.invitation}
              onDone={() => go(`/staff/${inviting.data.member.id}`)}
            />
          ) : (
            <InviteForm
              send={inviting.mutate}
              isPending={inviting.isPending}
              error={inviting.error}
            />
          )}
        </div>
      </div>
    </OpenedPage>
  );
}

interface InviteFormProps {
  send: (wanted: Wanted) => void;
  isPending: boolean;
  error: Error | null;
}

type Who = Pick<Wanted, 'name' | 'login'>;

function gapsIn({ name, login }: Who): (keyof Who)[] {
  const gaps: (keyof Who)[] = [];
  if (name.trim() === '') gaps.push('name');
  if (!loginForm.test(login.trim())) gaps.push('login');
  return gaps;
}

type Row = WantedRole & { key: number };

function InviteForm({ send, isPending, error }: InviteFormProps) {
  const { t } = useWords();
  const [who, setWho] = useState<Who>({ name: '', login: '' });
  const [unit, setUnit] = useState<string | null>(null);
  const [rows, setRows] = useState<Row[]>([{ key: 0, role: undefined, area: undefined }]);
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const gaps = gapsIn(who);
  const roles = rows.flatMap(({ role, area }) => (role && area ? [{ role, area }] : []));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [gap] = gaps;
    if (gap) form.current?.querySelector<HTMLInputElement>(`[name="${gap}"]`)?.focus();
    else if (roles.length === rows.length && !isPending)
      send({ name: who.name.trim(), login: who.login.trim(), unit, roles });
  };
  const refused = (field: string) => (error instanceof Refused ? error.field(field) : undefined);
  const change = (key: number, part: Partial<WantedRole>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const beside = refused('login') ?? refused('unit');
  return (
    <form ref={form} className={stepStyles.pane} noValidate onSubmit={submit}>
      <p className={stepStyles.lead}>{t('staff.new.lead')}</p>
      <div className={stepStyles.fields}>
        <WhoFields
          who={who}
          change={(part) => setWho({ ...who, ...part })}
          gaps={checked ? gaps : []}
          refused={refused}
        />
        <UnitField value={unit} onChange={setUnit} error={refused('unit')} />
        {rows.map((row, place) => (
          <RoleRow
            key={row.key}
            row={row}
            number={rows.length > 1 ? place + 1 : undefined}
            checked={checked}
            change={(part) => change(row.key, part)}
            remove={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
        <Button
          size="s"
          kind="quiet"
          icon={<PlusIcon size={16} />}
          onClick={() =>
            setRows([
              ...rows,
              { key: (rows.at(-1)?.key ?? 0) + 1, role: undefined, area: undefined },
            ])
          }
        >
          {t('staff.new.another')}
        </Button>
        <p className={styles.apart}>{t('staff.apart')}</p>
        {beside === undefined && <Refusals error={error} />}
      </div>
      <Button type="submit" wide busy={isPending}>
        {t('staff.new.send')}
      </Button>
    </form>
  );
}

interface WhoFieldsProps {
  who: Who;
  change: (part: Partial<Who>) => void;
  gaps: readonly (keyof Who)[];
  refused: (field: string) => string | undefined;
}

function WhoFields({ who, change, gaps, refused }: WhoFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field
        label={t('staff.new.name')}
        name="name"
        autoComplete="off"
        maxLength={40}
        value={who.name}
        error={gaps.includes('name') ? t('staff.new.nameMissing') : refused('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label={t('staff.new.login')}
        hint={t('staff.new.loginHint')}
        name="login"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        value={who.login}
        error={gaps.includes('login') ? t('staff.new.loginMissing') : refused('login')}
        onChange={(event) => change({ login: event.target.value })}
      />
    </>
  );
}

interface RoleRowProps {
  row: WantedRole;
  /** Of several. */
  number: number | undefined;
  checked: boolean;
  change: (part: Partial<WantedRole>) => void;
  remove: () => void;
}

function RoleRow({ row, number, checked, change, remove }: RoleRowProps) {
  const { t } = useWords();
  const labels =
    number === undefined
      ? {}
      : {
          labels: {
            role: t('staff.new.roleNumber', { number }),
            area: t('staff.new.areaNumber', { number }),
          },
        };
  return (
    <div>
      <RoleAndArea wanted={row} change={change} checked={checked} {...labels} />
      {number !== undefined && (
        <Button
          size="s"
          kind="quiet"
          aria-label={t('staff.new.remove', { number })}
          onClick={remove}
        >
          {t('staff.take')}
        </Button>
      )}
    </div>
  );
}

interface UnitFieldProps {
  value: string | null;
  onChange: (unit: string | null) => void;
  error: string | undefined;
}

function UnitField({ value, onChange, error }: UnitFieldProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const units = useQuery({
    queryKey: client.key('listUnits'),
    queryFn: ({ signal }) => client.call('listUnits', { signal }),
  });
  return (
    <Labelled label={t('staff.new.unit')} error={error} hint={t('staff.new.unitHint')}>
      {(id) => (
        <Select<string>
          id={id}
          className={fieldStyles.full ?? ''}
          allowClear
          loading={units.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={(units.data ?? []).map((unit) => ({
            value: unit.id,
            label: `${say(unit.name)} · ${say(unit.areaName)}`,
          }))}
          onChange={(unit: string | undefined) => onChange(unit ?? null)}
        />
      )}
    </Labelled>
  );
}

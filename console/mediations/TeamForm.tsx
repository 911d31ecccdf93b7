import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { TeamRole } from '../../contract/mediations.ts';
import type { Team } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import poolStyles from '../pools/pools.module.css';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { isPhone } from './filled.ts';
import styles from './mediations.module.css';

const roles: readonly TeamRole[] = ['lead', 'grid_worker', 'volunteer', 'resident'];

interface Member {
  key: number;
  /** Of who is in the team already; null: somebody who comes to it. */
  id: string | null;
  phone: string;
  /** Of who is in the team already, or has no number. */
  name: string;
  home: string;
  role: TeamRole;
  stateEmployee: boolean;
}

const isByName = ({ phone, name }: Member) => phone.trim() === '' && name.trim() !== '';

/** Whom the server is told of: by the key of a member, by a number, or by a name and a home. */
function who({ id, phone, name, home }: Member) {
  if (id !== null) return { id };
  return phone.trim() === '' ? { name: name.trim(), home } : { phone: phone.trim() };
}

const sent = (member: Member) => ({
  ...who(member),
  role: member.role,
  stateEmployee: member.stateEmployee,
});

const isKnown = (member: Member) =>
  member.id !== null || (isByName(member) ? member.home !== '' : isPhone(member.phone.trim()));

const newMember = (key: number): Member => ({
  key,
  id: null,
  phone: '',
  name: '',
  home: '',
  role: key === 0 ? 'lead' : 'volunteer',
  stateEmployee: false,
});

/** Whoever is in a team stays in it until they are taken out. */
const presentIn = ({ members }: Team): Member[] =>
  members.map((member, key) => ({ ...member, key, phone: '', home: '' }));

interface TeamFormProps {
  team: Team | undefined;
  onDone: () => void;
}

export function TeamForm({ team, onDone }: TeamFormProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [name, setName] = useState(team?.name ?? '');
  const [area, setArea] = useState(team?.area ?? '');
  const [members, setMembers] = useState<Member[]>(() =>
    team === undefined ? [newMember(0), newMember(1)] : presentIn(team),
  );
  const [pressed, setPressed] = useState(false);
  const saving = useStep(
    (
      body: {
        id: string | null;
        name: string;
        area: string;
        members: ReturnType<typeof sent>[];
      },
      requestId,
    ) => client.call('saveMediationTeam', { body, requestId }),
    { stale: ['listMediationTeams', 'listMediatorChoices'], onDone },
  );
  const refused = (field: string) =>
    saving.error instanceof Refused ? saving.error.field(field) : undefined;
  const isWhole = name.trim().length >= 2 && area !== '' && members.every(isKnown);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isWhole || saving.isPending) return;
    saving.mutate({
      id: team?.id ?? null,
      name: name.trim(),
      area,
      members: members.map(sent),
    });
  };
  const change = (key: number, part: Partial<Member>) =>
    setMembers(members.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      <div className={poolStyles.pair}>
        <Field
          label={t('mediators.teamName')}
          maxLength={40}
          value={name}
          error={pressed && name.trim().length < 2 ? t('mediations.open.missing') : refused('name')}
          onChange={(event) => setName(event.target.value)}
        />
        <AreaField
          label={t('mediators.teamArea')}
          error={pressed && area === '' ? t('mediations.open.missing') : refused('area')}
          area={area}
          onChange={setArea}
        />
      </div>
      {members.map((member) => (
        <MemberFields
          key={member.key}
          member={member}
          pressed={pressed}
          onChange={(part) => change(member.key, part)}
          onRemove={
            members.length > 1
              ? () => setMembers(members.filter(({ key }) => key !== member.key))
              : undefined
          }
        />
      ))}
      <Refusals error={saving.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={saving.isPending}>
          {t('mediators.saveTeam')}
        </Button>
        {members.length < 12 && (
          <Button
            size="s"
            kind="outline"
            onClick={() => setMembers([...members, newMember((members.at(-1)?.key ?? 0) + 1)])}
          >
            {t('mediators.addMember')}
          </Button>
        )}
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('mediators.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface MemberFieldsProps {
  member: Member;
  pressed: boolean;
  onChange: (part: Partial<Member>) => void;
  onRemove: (() => void) | undefined;
}

function MemberFields({ member, pressed, onChange, onRemove }: MemberFieldsProps) {
  const { t } = useWords();
  return (
    <div className={styles.triple}>
      {member.id === null ? (
        <WhoFields member={member} pressed={pressed} onChange={onChange} />
      ) : (
        <span className={poolStyles.name}>{member.name}</span>
      )}
      <Labelled label={t('mediators.role')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={member.role}
            options={roles.map((value) => ({ value, label: t(`mediators.roles.${value}`) }))}
            onChange={(role: TeamRole) => onChange({ role })}
          />
        )}
      </Labelled>
      <label className={poolStyles.choice}>
        <input
          type="checkbox"
          checked={member.stateEmployee}
          onChange={(event) => onChange({ stateEmployee: event.target.checked })}
        />
        {t('mediators.onDuty')}
      </label>
      {onRemove && (
        <Button size="s" kind="quiet" onClick={onRemove}>
          {t('mediators.removeMember')}
        </Button>
      )}
    </div>
  );
}

/** Who comes to a team. */
function WhoFields({ member, pressed, onChange }: Omit<MemberFieldsProps, 'onRemove'>) {
  const { t } = useWords();
  const wrong =
    pressed && !isByName(member) && !isKnown(member) ? t('mediators.phoneWrong') : undefined;
  return (
    <>
      <Field
        type="tel"
        inputMode="numeric"
        label={t('mediators.member')}
        hint={t('mediators.memberHint')}
        maxLength={11}
        value={member.phone}
        error={wrong}
        onChange={(event) => onChange({ phone: event.target.value })}
      />
      {member.phone.trim() === '' && (
        <Field
          label={t('mediators.memberName')}
          maxLength={40}
          value={member.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      )}
      {isByName(member) && (
        <AreaField
          label={t('mediators.memberHome')}
          error={pressed && member.home === '' ? t('mediations.open.missing') : undefined}
          area={member.home}
          onChange={(home) => onChange({ home })}
        />
      )}
    </>
  );
}

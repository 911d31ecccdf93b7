import { type FormEvent, useState } from 'react';
import type { HeldRole } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import type { Member } from './member.ts';
import { RoleAndArea, type WantedRole } from './RoleAndArea.tsx';
import styles from './staff.module.css';
import { peopleRoutes } from './use-people.ts';

/** What somebody may do where; the administrator adds and takes away. */
export function Roles({ member }: { member: Member }) {
  const { t } = useWords();
  const mayChange = mayCall(useStaff(), 'grantRole') && !member.self;
  return (
    <section className={stepStyles.pane} aria-labelledby="roles">
      <h2 className={stepStyles.heading} id="roles">
        {t('staff.roles')}
      </h2>
      {member.roles.length === 0 && <p className={stepStyles.lead}>{t('staff.noRoles')}</p>}
      <ul className={styles.roles}>
        {member.roles.map((held) => (
          <Role
            key={`${held.role}:${held.area}`}
            id={member.id}
            held={held}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {mayChange && <Grant id={member.id} />}
      <p className={styles.apart}>{t('staff.apart')}</p>
    </section>
  );
}

interface RoleProps {
  id: string;
  held: HeldRole;
  mayChange: boolean;
}

function Role({ id, held: { role, area, areaName }, mayChange }: RoleProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const [asked, setAsked] = useState(false);
  const taking = useStep(
    (body: { role: HeldRole['role']; area: string }, requestId) =>
      client.call('takeRole', { params: { id }, body, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  const names = { role: t(`roles.${role}`), area: say(areaName) };
  return (
    <li className={styles.role}>
      <span>
        <span className={styles.roleName}>{names.role}</span>{' '}
        <span className={styles.roleArea}>{names.area}</span>
      </span>
      {mayChange && !asked && (
        <Button
          size="s"
          kind="quiet"
          aria-label={t('staff.takeNamed', names)}
          onClick={() => setAsked(true)}
        >
          {t('staff.take')}
        </Button>
      )}
      {asked && (
        <div className={styles.sure}>
          <p className={styles.roleName}>{t('staff.takeSure', names)}</p>
          <p className={styles.sureLine}>{t('staff.takeLead')}</p>
          <Refusals error={taking.error} />
          <div className={styles.buttons}>
            <Button
              size="s"
              kind="danger"
              busy={taking.isPending}
              onClick={() => taking.mutate({ role, area })}
            >
              {t('staff.take')}
            </Button>
            <Button size="s" kind="outline" onClick={() => setAsked(false)}>
              {t('account.cancel')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

const nothing: WantedRole = { role: undefined, area: undefined };

function Grant({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [wanted, setWanted] = useState<WantedRole>(nothing);
  const [checked, setChecked] = useState(false);
  const granting = useStep(
    (body: { role: HeldRole['role']; area: string }, requestId) =>
      client.call('grantRole', { params: { id }, body, requestId }),
    {
      stale: peopleRoutes,
      onDone: () => {
        setWanted(nothing);
        setChecked(false);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const { role, area } = wanted;
    if (role !== undefined && area !== undefined) granting.mutate({ role, area });
  };
  const { error } = granting;
  const field = (name: string) => (error instanceof Refused ? error.field(name) : undefined);
  const beside = field('role') ?? field('area');
  return (
    <form className={stepStyles.fields} noValidate onSubmit={submit}>
      <h3 className={stepStyles.heading}>{t('staff.grant')}</h3>
      <RoleAndArea
        wanted={wanted}
        change={(part) => setWanted({ ...wanted, ...part })}
        checked={checked}
        roleError={field('role')}
        areaError={field('area')}
      />
      {beside === undefined && <Refusals error={error} />}
      <Button type="submit" kind="outline" busy={granting.isPending}>
        {t('staff.grantSend')}
      </Button>
    </form>
  );
}

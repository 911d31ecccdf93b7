import { useState } from 'react';
import type { Team } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { TeamForm } from './TeamForm.tsx';
import { useTeams } from './use-mediations.ts';

/** Teams that help to mediate, and a form to set one up. */
export function Teams() {
  const { t } = useWords();
  const me = useStaff();
  const asked = useTeams();
  const [editing, setEditing] = useState<Team | 'new' | undefined>();
  const may = mayCall(me, 'saveMediationTeam');
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-teams">
      <div className={poolStyles.cardHead}>
        <h2 id="mediation-teams" className={poolStyles.name}>
          {t('mediators.teams')}
        </h2>
        {may && editing === undefined && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => setEditing('new')}>
            {t('mediators.newTeam')}
          </Button>
        )}
      </div>
      <p className={poolStyles.quiet}>{t('mediators.teamsLead')}</p>
      {editing !== undefined && (
        <TeamForm
          key={editing === 'new' ? 'new' : editing.id}
          team={editing === 'new' ? undefined : editing}
          onDone={() => setEditing(undefined)}
        />
      )}
      {asked.data ? (
        <Rows teams={asked.data.teams} edit={may ? setEditing : undefined} />
      ) : asked.isPending ? (
        <Skeleton label={t('mediators.loading')} rows={2} />
      ) : (
        <Failed error={asked.error} retry={() => asked.refetch()} />
      )}
    </section>
  );
}

function Rows({
  teams,
  edit,
}: {
  teams: readonly Team[];
  edit: ((team: Team) => void) | undefined;
}) {
  const { t, language } = useWords();
  if (teams.length === 0) return <p className={poolStyles.quiet}>{t('mediators.noTeams')}</p>;
  return (
    <ul className={poolStyles.rows}>
      {teams.map((team) => (
        <li key={team.id} className={poolStyles.row}>
          <div className={poolStyles.line}>
            <span className={poolStyles.name}>{team.name}</span>
            {edit && (
              <Button size="s" kind="quiet" onClick={() => edit(team)}>
                {t('mediators.editTeam')}
              </Button>
            )}
          </div>
          <span className={poolStyles.words}>
            {team.members
              .map(({ name, role }) => `${name}（${t(`mediators.roles.${role}`)}）`)
              .join(language === 'en' ? ', ' : '、')}
          </span>
        </li>
      ))}
    </ul>
  );
}

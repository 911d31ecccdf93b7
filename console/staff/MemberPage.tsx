import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Fact, FactList } from '../split/FactList.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Unread } from '../split/Unread.tsx';
import { DevicesOf } from './DevicesOf.tsx';
import { HandOver } from './HandOver.tsx';
import { type Member, useWaitingWords } from './member.ts';
import { Again, AskReset, DecideReset, Restore, Suspend } from './member-steps.tsx';
import { Roles } from './Roles.tsx';
import { StateOfPerson } from './StateOfPerson.tsx';
import styles from './staff.module.css';
import { useResets } from './use-people.ts';

/** One member of staff: what they may do where, and what the reader may change about it. */
export function MemberPage({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const params = { id };
  const member = useQuery({
    queryKey: client.key('getStaffMember', { params }),
    queryFn: ({ signal }) => client.call('getStaffMember', { params, signal }),
  });
  return (
    <OpenedPage label={t('staff.page')} back="/staff">
      {member.data ? (
        <WholeMember member={member.data} />
      ) : (
        <Unread asked={member} loading={t('staff.loading')} />
      )}
    </OpenedPage>
  );
}

function WholeMember({ member }: { member: Member }) {
  return (
    <>
      <OpenedHead title={member.name}>
        <StateOfPerson state={member.state} />
      </OpenedHead>
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <div className={styles.stack}>
            <Facts member={member} />
            <Roles member={member} />
          </div>
        </div>
        <div className={openedStyles.moves}>
          <Steps member={member} />
        </div>
      </div>
    </>
  );
}

/** What this reader may do about this person now. */
function Steps({ member }: { member: Member }) {
  const { t } = useWords();
  const me = useStaff();
  const waiting = useResets().data?.resets.find(({ staff }) => staff === member.id);
  const may = (route: Parameters<typeof mayCall>[1]) => mayCall(me, route);
  if (member.self) return <p className={openedStyles.readOnly}>{t('staff.self')}</p>;
  if (!may('suspendStaff')) return <p className={openedStyles.readOnly}>{t('staff.readOnly')}</p>;
  const renews = may(member.comesInBy === 'reset' ? 'confirmFactorReset' : 'inviteStaff');
  const isIn = member.state !== 'suspended';
  return (
    <div className={styles.stack}>
      {waiting && <DecideReset member={member} reset={waiting} />}
      {may('listDevicesOfStaff') && <DevicesOf id={member.id} />}
      {member.comesInBy && renews && <Again member={member} purpose={member.comesInBy} />}
      {member.comesInBy === 'reset' && !renews && (
        <p className={openedStyles.readOnly}>{t('staff.officerRenews')}</p>
      )}
      {isIn && may('handOver') && <HandOver member={member} />}
      {member.state === 'active' && !waiting && may('askFactorReset') && (
        <AskReset member={member} />
      )}
      {isIn ? <Suspend member={member} /> : <Restore member={member} />}
    </div>
  );
}

function Facts({ member }: { member: Member }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { open, suspension } = member;
  const waiting = useWaitingWords()(open);
  const at = suspension && momentInWords(suspension.at, now, language);
  return (
    <section className={stepStyles.pane}>
      <FactList>
        <Fact name={t('staff.login')}>
          <span className="figures">{member.login}</span>
        </Fact>
        <Fact name={t('staff.unit')}>
          {member.unit ? say(member.unit.name) : t('staff.noUnit')}
        </Fact>
        <Fact name={t('staff.since')}>{momentInWords(member.since, now, language)}</Fact>
        <Fact name={t('staff.waiting')}>
          {waiting ?? t('staff.nothingWaiting')}
          <span className={styles.aside}>{t('staff.waitingWhy')}</span>
        </Fact>
      </FactList>
      {suspension && (
        <p className={styles.suspended}>
          {suspension.reason === null
            ? t('staff.suspendedNoReason', { at: at ?? '' })
            : t('staff.suspendedAt', { at: at ?? '', reason: suspension.reason })}
        </p>
      )}
    </section>
  );
}

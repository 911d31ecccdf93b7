import { Select } from 'antd';
import { useState } from 'react';
import type { Sponsor } from '../../contract/sponsors.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { NewSponsor } from './NewSponsor.tsx';
import { stalePools, useSponsors } from './use-pools.ts';

type Person = Sponsor['members'][number];

/** Who stands behind points, and who acts for them. */
export function SponsorsPage() {
  const { t } = useWords();
  const sponsors = useSponsors();
  const [writing, setWriting] = useState(false);
  const mayCreate = mayCall(useStaff(), 'createSponsor');
  return (
    <TitledPage back="/pools" title={t('pools.sponsors.heading')}>
      <div className={titledStyles.body}>
        <section className={cardStyles.card}>
          <p className={cardStyles.quiet}>{t('pools.sponsors.lead')}</p>
          {mayCreate && !writing && (
            <div className={cardStyles.buttons}>
              <Button
                size="s"
                kind="outline"
                icon={<PlusIcon size={16} />}
                onClick={() => setWriting(true)}
              >
                {t('pools.sponsors.create')}
              </Button>
            </div>
          )}
          {writing && <NewSponsor onDone={() => setWriting(false)} />}
        </section>
        {sponsors.isPending && <Skeleton label={t('pools.sponsors.loading')} rows={4} />}
        {sponsors.isError && <Failed error={sponsors.error} retry={() => sponsors.refetch()} />}
        {sponsors.data?.sponsors.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('pools.sponsors.empty.heading')}
            line={t('pools.sponsors.empty.words')}
          />
        )}
        {sponsors.data?.sponsors.map((sponsor) => (
          <SponsorCard key={sponsor.id} sponsor={sponsor} free={sponsors.data.free} />
        ))}
      </div>
    </TitledPage>
  );
}

function SponsorCard({ sponsor, free }: { sponsor: Sponsor; free: readonly Person[] }) {
  const { t, say } = useWords();
  const maySet = mayCall(useStaff(), 'setSponsorMembers');
  const { behind, given, cover, members } = sponsor;
  const names = members.map(({ name }) => name).join('、');
  return (
    <section className={cardStyles.card} aria-label={say(sponsor.name)}>
      <div className={cardStyles.line}>
        <h2 className={cardStyles.name}>{say(sponsor.name)}</h2>
        {sponsor.thanked ? (
          <StateTag state="quiet">{t('pools.sponsors.thanked')}</StateTag>
        ) : (
          <span className={cardStyles.quiet}>{t('pools.sponsors.notThanked')}</span>
        )}
      </div>
      <p className={cardStyles.words}>
        {t(`pools.kinds.${sponsor.kind}`)}
        {' · '}
        {t('pools.sponsors.figures', {
          behind: pointsText(behind),
          given: pointsText(given),
          cover: pointsText(cover),
        })}
      </p>
      {maySet ? (
        <Members sponsor={sponsor} free={free} />
      ) : (
        <p className={cardStyles.quiet}>
          {t('pools.sponsors.members')}
          {'：'}
          {names === '' ? t('pools.sponsors.noMembers') : names}
        </p>
      )}
    </section>
  );
}

/** Who signs in for it, among those whom the administrator gave that role. */
function Members({ sponsor, free }: { sponsor: Sponsor; free: readonly Person[] }) {
  const { t } = useWords();
  const { client } = useCounty();
  const now = sponsor.members.map(({ id }) => id);
  const [chosen, setChosen] = useState(now);
  const params = { id: sponsor.id };
  const setting = useStep(
    (members: string[], requestId) =>
      client.call('setSponsorMembers', { params, body: { members }, requestId }),
    { stale: stalePools },
  );
  const isChanged = [...chosen].sort().join() !== [...now].sort().join();
  return (
    <>
      <Labelled
        label={t('pools.sponsors.members')}
        hint={t('pools.sponsors.membersHint')}
        error={undefined}
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className={fieldStyles.full ?? ''}
            value={chosen}
            placeholder={t('pools.sponsors.noMembers')}
            options={[...sponsor.members, ...free].map((one) => ({
              value: one.id,
              label: one.name,
            }))}
            onChange={setChosen}
          />
        )}
      </Labelled>
      <Refusals error={setting.error} />
      {isChanged && (
        <div className={cardStyles.buttons}>
          <Button size="s" busy={setting.isPending} onClick={() => setting.mutate(chosen)}>
            {t('pools.sponsors.saveMembers')}
          </Button>
        </div>
      )}
    </>
  );
}

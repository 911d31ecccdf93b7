import { useState } from 'react';
import type { HomeStanding } from '../../contract/agreements.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { Ticked } from '../moves/fields/Ticked.tsx';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { HeadFor } from './HeadFor.tsx';
import { PartPane } from './PartPane.tsx';
import { SafeHomeFor } from './SafeHomeFor.tsx';
import {
  useFoundingFor,
  useHouseholdFor,
  useInvitingFor,
  useJoiningFor,
  useLeavingFor,
} from './use-agreements.ts';
import { WordsFor } from './WordsFor.tsx';

/** With how many they share points; a household is founded, joined and left as they say. */
export function HomeFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useHouseholdFor(id);
  const [changed, setChanged] = useState<HomeStanding>();
  const standing = changed ?? looking.data;
  return (
    <PartPane heading={t('agreements.home.heading')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.home.show')}
      </Button>
      <p role="status">
        {standing?.home === null && t('agreements.home.none')}
        {standing?.home && t('agreements.home.members', standing.home)}
      </p>
      <Refusals error={looking.error} />
      {standing?.home === null && (
        <InNone id={id} sharePercent={standing.sharePercent} onDone={setChanged} />
      )}
      {standing?.home && <SafeHomeFor id={id} />}
      {standing?.home && <InOne id={id} last={standing.home.members === 1} onDone={setChanged} />}
    </PartPane>
  );
}

interface ChangeProps {
  id: string;
  onDone: (standing: HomeStanding) => void;
}

interface ShareProps {
  percent: number;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}

/** What of their coming points goes to the household and stays there: read out, and agreed to before anything else. */
function Share({ percent, agreed, onAgree }: ShareProps) {
  const { t } = useWords();
  if (percent === 0) return <p>{t('agreements.home.shareNone')}</p>;
  return (
    <>
      <p>{t('agreements.home.share', { percent })}</p>
      <Ticked label={t('agreements.home.shareAgreed')} ticked={agreed} onChange={onAgree} />
    </>
  );
}

function InNone({ id, sharePercent, onDone }: ChangeProps & Pick<HomeStanding, 'sharePercent'>) {
  const { t } = useWords();
  const founding = useFoundingFor(id, onDone);
  const joining = useJoiningFor(id, onDone);
  const [agreed, setAgreed] = useState(false);
  const isAgreed = agreed || sharePercent === 0;
  const withShare = (step: typeof founding) => ({
    ...step,
    mutate: ({ words }: { words: string }) => step.mutate({ words, agreedShare: sharePercent }),
  });
  if (!isAgreed) return <Share percent={sharePercent} agreed={agreed} onAgree={setAgreed} />;
  return (
    <>
      <Share percent={sharePercent} agreed={agreed} onAgree={setAgreed} />
      <Fold title={t('agreements.home.found')} lead={t('agreements.home.foundLead')}>
        <WordsFor
          step={withShare(founding)}
          label={t('agreements.home.name')}
          send={t('agreements.home.found')}
          most={20}
        />
      </Fold>
      <Fold title={t('agreements.home.join')} lead={t('agreements.home.joinLead')}>
        <WordsFor
          step={withShare(joining)}
          label={t('agreements.home.code')}
          send={t('agreements.home.join')}
          most={8}
        />
      </Fold>
    </>
  );
}

function InOne({ id, last, onDone }: ChangeProps & { last: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  const inviting = useInvitingFor(id);
  const leaving = useLeavingFor(id, onDone);
  return (
    <>
      <Fold title={t('agreements.home.invite')} lead={t('agreements.home.inviteLead')}>
        <Button
          size="s"
          kind="outline"
          busy={inviting.isPending}
          onClick={() => inviting.mutate(null)}
        >
          {t('agreements.home.invite')}
        </Button>
        <p role="status">
          {inviting.data &&
            t('agreements.home.invited', {
              code: inviting.data.code,
              at: momentInWords(inviting.data.expiresAt, now, language),
            })}
        </p>
        <Refusals error={inviting.error} />
      </Fold>
      <Fold
        title={t('agreements.home.leave')}
        lead={t(last ? 'agreements.home.leaveLastLead' : 'agreements.home.leaveLead')}
      >
        <Button
          size="s"
          kind="outline"
          busy={leaving.isPending}
          onClick={() => leaving.mutate(null)}
        >
          {t('agreements.home.leave')}
        </Button>
        <Refusals error={leaving.error} />
      </Fold>
      <HeadFor id={id} onDone={onDone} />
    </>
  );
}

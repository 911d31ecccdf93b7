import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import styles from './Case.module.css';
import { CaseSheet } from './CaseSheet.tsx';
import { CodeNotReadable, CodeUnknown } from './CodeRefused.tsx';
import { groupCode, readCode } from './case-code.ts';

/** One case by its code: where the QR code on a stub leads. */
export default function CaseProgress() {
  const { code: typed } = useParams<{ code: string }>();
  const { county } = useCounty();
  const { t } = useWords();
  const reading = readCode(typed, county.casePrefix);
  return (
    <BoardPage>
      <p className={styles.over}>{t('case.heading')}</p>
      <PageTitle title={t('case.heading')} className={styles.code}>
        {reading.kind === 'code' ? reading.code : groupCode(typed)}
      </PageTitle>
      {reading.kind === 'code' ? (
        <FoundCase key={reading.code} code={reading.code} />
      ) : (
        <CodeNotReadable reading={reading.kind} />
      )}
    </BoardPage>
  );
}

function FoundCase({ code }: { code: string }) {
  const { client } = useCounty();
  const { t } = useWords();
  const found = useQuery({
    queryKey: client.key('getPublicCase', { params: { code } }),
    queryFn: ({ signal }) => client.call('getPublicCase', { params: { code }, signal }),
  });
  return (
    <Fetched
      query={found}
      waiting={<Skeleton label={t('case.fetching')} rows={3} figure />}
      refused={({ status }) => (status === 404 ? <CodeUnknown /> : undefined)}
    >
      {(data) => <CaseSheet found={data} />}
    </Fetched>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CaseStage } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import type { MediationSummary } from '../../contract/mediations.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { MediationTag } from '../mediations/MediationTag.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import styles from './Mediated.module.css';

/** Not accepted yet, or not any more: the server opens no file of such a clue. */
const notTaken: readonly CaseStage[] = [
  'reported',
  'returned',
  'refused',
  'withdrawn',
  'transferred',
];

/** Of a clue to a dispute its file of mediation, or the way to open one; for whoever may read such files. */
export function Mediated({ one }: { one: StaffCase }) {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const query = { case: one.code };
  const asked = mayCall(me, 'listMediations') && one.kind === 'dispute';
  const files = useQuery({
    queryKey: client.key('listMediations', { query }),
    queryFn: ({ signal }) => client.call('listMediations', { query, signal }),
    enabled: asked,
    staleTime: 10_000,
    refetchOnReconnect: false,
  });
  if (!asked) return null;
  return (
    <section className={styles.pane} aria-labelledby="case-mediation">
      <h2 className={styles.heading} id="case-mediation">
        {t('mediations.ofCase.heading')}
      </h2>
      {files.data ? (
        <File one={one} file={files.data.mediations[0]} />
      ) : files.isPending ? (
        <Skeleton label={t('mediations.loading')} rows={1} />
      ) : (
        <Failed error={files.error} retry={() => files.refetch()} />
      )}
    </section>
  );
}

function File({ one, file }: { one: StaffCase; file: MediationSummary | undefined }) {
  const { t, say } = useWords();
  const me = useStaff();
  if (file !== undefined)
    return (
      <>
        <p className={styles.file}>
          <Link href={`/mediations/${file.id}`}>
            {t('mediations.ofCase.file', { number: say(file.number) })}
          </Link>
          <MediationTag of={file} />
        </p>
        <p className={styles.quiet}>{t('mediations.ofCase.neutral')}</p>
      </>
    );
  if (!mayCall(me, 'openMediation')) return null;
  if (notTaken.includes(one.stage))
    return <p className={styles.quiet}>{t('mediations.ofCase.first')}</p>;
  return (
    <>
      <p className={styles.quiet}>{t('mediations.ofCase.lead')}</p>
      <Link className={styles.open} href={`/mediations/new/${one.code}`}>
        {t('mediations.ofCase.open')}
      </Link>
    </>
  );
}

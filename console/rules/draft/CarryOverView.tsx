import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Sentence } from '../../../contract/values.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field } from '../../../ui/Field.tsx';
import { AlertIcon } from '../../../ui/icons.tsx';
import { Refusal } from '../../../ui/Refusal.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { Failed } from '../../states/Failed.tsx';
import { Refusals } from '../../states/Refusals.tsx';
import { useStep } from '../../use-step.ts';
import { useCreateDraft } from '../home/NewDraft.tsx';
import type { CarryOver, Collision, Draft } from '../types.ts';
import { rulebookReads } from '../use-rulebooks.ts';
import { Changes } from './DifferencesView.tsx';
import styles from './draft.module.css';

interface CarryOverViewProps {
  draft: Draft;
  /** What is still being saved is compared once it is. */
  isKept: boolean;
}

/** The draft's own changes on top of the version that has overtaken it, and what both changed. */
export function CarryOverView({ draft, isKept }: CarryOverViewProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const params = { id: draft.id };
  const query = useQuery({
    queryKey: [...client.key('getRuleCarryOver', { params }), draft.revision],
    queryFn: ({ signal }) => client.call('getRuleCarryOver', { params, signal }),
    enabled: isKept,
  });
  return (
    <div className={styles.single}>
      <Link href={`/rules/draft/${draft.id}`} className={styles.wayOn}>
        {t('rules.carryOver.back')}
      </Link>
      {query.data ? (
        <Carried draft={draft} found={query.data} />
      ) : query.error instanceof Refused && query.error.problem.code === 'draft_without_base' ? (
        <WithoutBase draft={draft} why={query.error.problem.title} />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => query.refetch()} />
      ) : isKept ? (
        <Skeleton label={t('rules.carryOver.loading')} rows={5} />
      ) : (
        <p className={styles.frozen}>{t('rules.carryOver.saveFirst')}</p>
      )}
    </div>
  );
}

function Carried({ draft, found }: { draft: Draft; found: CarryOver }) {
  const { t } = useWords();
  const { from, onto, carried, collided } = found;
  const versions = { from, version: onto };
  const changes = [...carried.rules, ...carried.campaigns, ...carried.book];
  return (
    <>
      <h2 className={styles.singleHeading}>{t('rules.carryOver.heading', { version: onto })}</h2>
      <p className={styles.also}>{t('rules.carryOver.lead', versions)}</p>
      {changes.length === 0 ? (
        <p className={styles.frozen}>{t('rules.carryOver.none')}</p>
      ) : (
        <Changes heading="rules.carryOver.carried" changes={changes} />
      )}
      {collided.length > 0 && (
        <section className={styles.changes} aria-labelledby="collided">
          <h3 id="collided">{t('rules.carryOver.collided')}</h3>
          <p className={styles.also}>{t('rules.carryOver.collidedWords', { version: onto })}</p>
          <ul>
            {collided.map((one) => (
              <CollisionItem key={one.part} one={one} versions={versions} />
            ))}
          </ul>
        </section>
      )}
      {mayCall(useStaff(), 'carryRuleDraftOver') && <BeginAgain draft={draft} onto={onto} />}
    </>
  );
}

interface CollisionItemProps {
  one: Collision;
  versions: { from: number; version: number };
}

/** One part in three ways: as it was, as it is announced, as the draft has it. */
function CollisionItem({ one, versions }: CollisionItemProps) {
  const { t, say } = useWords();
  const isRule = /^\d+\.\d+$/.test(one.part);
  const words = (sentence: Sentence | null) =>
    sentence === null ? t('rules.carryOver.absent') : say(sentence);
  return (
    <li className={styles.change} data-kind="collided">
      <div className={styles.changeHead}>
        {isRule && <span className="figures">{one.part}</span>}
        <b>{say(one.name)}</b>
        <span className={styles.kind}>
          <AlertIcon size={15} />
          {t('rules.carryOver.both')}
        </span>
      </div>
      <dl className={styles.threeWays}>
        <dt>{t('rules.carryOver.before', versions)}</dt>
        <dd>{words(one.before)}</dd>
        <dt>{t('rules.carryOver.theirs', versions)}</dt>
        <dd>{words(one.theirs)}</dd>
        <dt>{t('rules.carryOver.mine')}</dt>
        <dd>{words(one.mine)}</dd>
      </dl>
    </li>
  );
}

function BeginAgain({ draft, onto }: { draft: Draft; onto: number }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [name, setName] = useState(() =>
    t('rules.carryOver.nameOf', { name: draft.name.slice(0, 40), version: onto }).slice(0, 60),
  );
  const carrying = useStep(
    (body: { revision: number; name: string }, requestId) =>
      client.call('carryRuleDraftOver', { params: { id: draft.id }, body, requestId }),
    { stale: rulebookReads, onDone: ({ id }) => go(`/rules/draft/${id}`) },
  );
  const missing = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing && !carrying.isPending)
      carrying.mutate({ revision: draft.revision, name: name.trim() });
  };
  return (
    <form className={styles.decision} noValidate onSubmit={submit}>
      <Field
        label={t('rules.carryOver.name')}
        hint={t('rules.carryOver.keeps')}
        maxLength={60}
        value={name}
        error={missing ? t('rules.carryOver.nameMissing') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Refusals error={carrying.error} />
      <Button type="submit" busy={carrying.isPending}>
        {t('rules.carryOver.submit', { version: onto })}
      </Button>
    </form>
  );
}

/** From a template or a file: nobody can tell what the owner changed, so both are shown side by side. */
function WithoutBase({ draft, why }: { draft: Draft; why: string }) {
  const { t } = useWords();
  const creating = useCreateDraft();
  const version = draft.overtakenBy?.version ?? 0;
  const begin = () =>
    creating.mutate({
      name: t('rules.versionPage.copyName', { version }),
      from: 'version',
      version,
      ...(draft.corrects === null ? {} : { corrects: draft.corrects }),
    });
  return (
    <>
      <h2 className={styles.singleHeading}>{t('rules.carryOver.heading', { version })}</h2>
      <Refusal still why={why} whatToDo={t('rules.carryOver.withoutWhat', { version })}>
        <Link href={`/rules/draft/${draft.id}/differences`} className={styles.wayOn}>
          {t('rules.carryOver.withoutSee')}
        </Link>
        {mayCall(useStaff(), 'createRuleDraft') && (
          <Button size="s" busy={creating.isPending} onClick={begin}>
            {t('rules.carryOver.without', { version })}
          </Button>
        )}
      </Refusal>
      <Refusals error={creating.error} />
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type TourPage, tourPages } from '../../contract/tour.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi, useMe } from '../api.ts';
import { isIncomplete } from '../frame/Gate.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Emergency } from '../home/Tasks.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { tourEn } from '../texts/tour.en.ts';
import { tourZh } from '../texts/tour.zh-CN.ts';
import styles from './Tour.module.css';

const texts = textsOfPart('tour', { 'zh-CN': tourZh, en: tourEn });
const useTourTexts = () => usePartTexts(texts);

const [firstPage] = tourPages;

const drawings: Record<TourPage['key'], ReactNode> = {
  danger: <Emergency big />,
  report: <QuietAlley />,
  follow: <LampEmpty />,
  points: <Umbrella />,
  together: <Neighbours />,
};

/** What a newcomer should know, page by page; with the last one comes the gift, once. */
export default function Tour() {
  const { t } = useTexts();
  const g = useTourTexts();
  const me = useMe();
  const [place, setPlace] = useState(0);
  const finish = useFinish();
  return (
    <Screen title={g('title')} back={{ label: t('back'), href: paths.home }}>
      {finish.data !== undefined ? (
        <Done incomplete={isIncomplete(finish.data)} />
      ) : (
        <>
          <Shown page={tourPages[place] ?? firstPage} place={place} />
          <div className={styles.buttons}>
            {place > 0 && (
              <Button kind="outline" onClick={() => setPlace(place - 1)}>
                {g('previous')}
              </Button>
            )}
            {place < tourPages.length - 1 ? (
              <Button onClick={() => setPlace(place + 1)}>{g('next')}</Button>
            ) : (
              <Button busy={finish.isPending} onClick={() => finish.mutate()}>
                {g(me.data?.toured ? 'finishAgain' : 'finish')}
              </Button>
            )}
          </div>
          <Problem error={finish.error} />
        </>
      )}
    </Screen>
  );
}

function useFinish() {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: () => client.call('finishTour', { requestId: requests.idOf(null) }),
    onSuccess: (me) => {
      requests.answered();
      queries.setQueryData(client.key('getMe', {}), me);
      for (const name of ['getMyPoints', 'listMyAwards'])
        void queries.invalidateQueries({ queryKey: [client.county, name] });
    },
    onError: requests.failed,
  });
}

/** One page; its heading takes the focus, so that it is read out. */
function Shown({ page, place }: { page: TourPage; place: number }) {
  const { say } = useTexts();
  const g = useTourTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (place > 0) heading.current?.focus();
  }, [place]);
  return (
    <section className={styles.page} aria-live="polite">
      <div className={styles.drawing}>{drawings[page.key]}</div>
      <p className={styles.step}>{g('step', { n: place + 1, of: tourPages.length })}</p>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {say(page.title)}
      </h2>
      <p className={styles.line}>{say(page.line)}</p>
    </section>
  );
}

function Done({ incomplete }: { incomplete: boolean }) {
  const g = useTourTexts();
  return (
    <EmptyState
      drawing={<Neighbours />}
      title={g('done')}
      line={g(incomplete ? 'doneProfile' : 'doneGift')}
      action={
        <ButtonLink href={incomplete ? paths.profile : paths.points}>
          {g(incomplete ? 'profile' : 'points')}
        </ButtonLink>
      }
    />
  );
}

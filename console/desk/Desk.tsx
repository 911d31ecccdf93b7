import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useWords } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { pagesOf } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import { PageOpening } from '../states/Opening.tsx';
import { StepUpDialog } from '../step-up/StepUpDialog.tsx';
import { AntdTheme } from './AntdTheme.tsx';
import { Chosen } from './Chosen.tsx';
import styles from './Desk.module.css';
import { Guarded } from './Guarded.tsx';
import { Nav } from './Nav.tsx';
import { NoPages } from './NoPages.tsx';
import { OfflineNote } from './OfflineNote.tsx';

const WorkbenchPage = lazy(() => import('../workbench/WorkbenchPage.tsx'));
const QueueDesk = lazy(() => import('../queue/QueueDesk.tsx'));
const ActivitiesDesk = lazy(() => import('../activities/ActivitiesDesk.tsx'));
const PatrolsPage = lazy(() => import('../patrols/PatrolsPage.tsx'));
const TopicsPage = lazy(() => import('../topics/TopicsPage.tsx'));
const SupervisionsPage = lazy(() => import('../supervisions/SupervisionsPage.tsx'));
const TimelinessPage = lazy(() => import('../timeliness/TimelinessPage.tsx'));
const HeldDesk = lazy(() => import('../held/HeldDesk.tsx'));
const AppealsDesk = lazy(() => import('../appeals/AppealsDesk.tsx'));
const FeedbackDesk = lazy(() => import('../feedback/FeedbackDesk.tsx'));
const LapsingPage = lazy(() => import('../window/LapsingPage.tsx'));
const WindowDesk = lazy(() => import('../window/WindowDesk.tsx'));
const MediationsDesk = lazy(() => import('../mediations/MediationsDesk.tsx'));
const MediatorsPage = lazy(() => import('../mediations/MediatorsPage.tsx'));
const AgreementsPage = lazy(() => import('../agreements/AgreementsPage.tsx'));
const RostersDesk = lazy(() => import('../rosters/RostersDesk.tsx'));
const DebtsDesk = lazy(() => import('../debts/DebtsDesk.tsx'));
const PoolsDesk = lazy(() => import('../pools/PoolsDesk.tsx'));
const CatalogueDesk = lazy(() => import('../rewards/CatalogueDesk.tsx'));
const CountersDesk = lazy(() => import('../rewards/CountersDesk.tsx'));
const ConflictsDesk = lazy(() => import('../conflicts/ConflictsDesk.tsx'));
const ByCardPage = lazy(() => import('../rewards/ByCardPage.tsx'));
const SettlementsDesk = lazy(() => import('../settlements/SettlementsDesk.tsx'));
const RedPacketsDesk = lazy(() => import('../red-packets/RedPacketsDesk.tsx'));
const SponsorshipPage = lazy(() => import('../pools/SponsorshipPage.tsx'));
const UnmaskingsDesk = lazy(() => import('../unmaskings/UnmaskingsDesk.tsx'));
const AnswerTemplatesPage = lazy(() => import('../answer-templates/AnswerTemplatesPage.tsx'));
const CategoryModelsPage = lazy(() => import('../category-models/CategoryModelsPage.tsx'));
const RulesDesk = lazy(() => import('../rules/RulesDesk.tsx'));
const StaffDesk = lazy(() => import('../staff/StaffDesk.tsx'));
const GroupBotsPage = lazy(() => import('../group-bots/GroupBotsPage.tsx'));
const DigestPage = lazy(() => import('../group-bots/DigestPage.tsx'));
const AlarmsPage = lazy(() => import('../alarms/AlarmsPage.tsx'));
const PolicyPage = lazy(() => import('../policy/PolicyPage.tsx'));
const AccountPage = lazy(() => import('../account/AccountPage.tsx'));
const AuditDesk = lazy(() => import('../audit/AuditDesk.tsx'));
const RehearsalsDesk = lazy(() => import('../rules/rehearsal/RehearsalsDesk.tsx'));
const YearEndPage = lazy(() => import('../year-end/YearEndPage.tsx'));
const SafeHouseholdsPage = lazy(() => import('../safe-households/SafeHouseholdsPage.tsx'));
const CorrectionsDesk = lazy(() => import('../corrections/CorrectionsDesk.tsx'));

/** The frame of every page: navigation on the left, the work beside it. */
export default function Desk() {
  const { t } = useWords();
  useLive();
  return (
    <AntdTheme>
      <div className={styles.desk}>
        <button type="button" className={styles.skip} onClick={focusMain}>
          {t('app.skip')}
        </button>
        <Nav />
        <main className={styles.main} tabIndex={-1}>
          <OfflineNote />
          <div className={styles.page}>
            <Suspense fallback={<PageOpening />}>
              <Pages />
            </Suspense>
          </div>
        </main>
        <StepUpDialog />
      </div>
    </AntdTheme>
  );
}

const focusMain = () => document.querySelector('main')?.focus();

function Pages() {
  const [first] = pagesOf(useStaff());
  return (
    <Switch>
      <Route path="/">{first ? <Redirect to={`/${first}`} replace /> : <NoPages />}</Route>
      <Route path="/workbench">
        <Guarded page="workbench">
          <WorkbenchPage />
        </Guarded>
      </Route>
      <Route path="/:list/by/:show">{({ list, show }) => <Chosen list={list} show={show} />}</Route>
      <Route path="/queue/:code?">
        {({ code }) => (
          <Guarded page="queue">
            <QueueDesk open={code} />
          </Guarded>
        )}
      </Route>
      <Route path="/topics">
        <Guarded page="topics">
          <TopicsPage />
        </Guarded>
      </Route>
      <Route path="/supervisions">
        <Guarded page="supervisions">
          <SupervisionsPage />
        </Guarded>
      </Route>
      <Route path="/timeliness">
        <Guarded page="timeliness">
          <TimelinessPage />
        </Guarded>
      </Route>
      <Route path="/window/lapsing">
        <Guarded page="window">
          <LapsingPage />
        </Guarded>
      </Route>
      <Route path="/window">
        <Guarded page="window">
          <WindowDesk />
        </Guarded>
      </Route>
      <Route path="/activities/:open?">
        {({ open }) => (
          <Guarded page="activities">
            <ActivitiesDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/patrols">
        <Guarded page="patrols">
          <PatrolsPage />
        </Guarded>
      </Route>
      <Route path="/for-somebody/:visitor?">
        {({ visitor }) => (
          <Guarded page="for-somebody">
            <AgreementsPage key={visitor} visitor={visitor} />
          </Guarded>
        )}
      </Route>
      <Route path="/rosters/:id?">
        {({ id }) => (
          <Guarded page="rosters">
            <RostersDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/held/:id?">
        {({ id }) => (
          <Guarded page="held">
            <HeldDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/appeals/:id?">
        {({ id }) => (
          <Guarded page="appeals">
            <AppealsDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/mediations/new/:clue">
        {({ clue }) => (
          <Guarded page="mediations">
            <MediationsDesk open="new" clue={clue} />
          </Guarded>
        )}
      </Route>
      <Route path="/mediations/:open?">
        {({ open }) => (
          <Guarded page="mediations">
            <MediationsDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/mediators">
        <Guarded page="mediators">
          <MediatorsPage />
        </Guarded>
      </Route>
      <Route path="/feedback/:id?">
        {({ id }) => (
          <Guarded page="feedback">
            <FeedbackDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/debts/:id?">
        {({ id }) => (
          <Guarded page="debts">
            <DebtsDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/pools/:kind?/:code?">
        {(open) => (
          <Guarded page="pools">
            <PoolsDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/catalogue/:kind?/:id?">
        {(open) => (
          <Guarded page="catalogue">
            <CatalogueDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/counters/:kind?/:id?">
        {(open) => (
          <Guarded page="counters">
            <CountersDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/counter-conflicts/:id?">
        {({ id }) => (
          <Guarded page="counter-conflicts">
            <ConflictsDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/my-counters/:kind?/:id?">
        {(open) => (
          <Guarded page="my-counters">
            <CountersDesk mine open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/by-card">
        <Guarded page="by-card">
          <ByCardPage />
        </Guarded>
      </Route>
      <Route path="/settlements/:open?">
        {({ open }) => (
          <Guarded page="settlements">
            <SettlementsDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/red-packets/:kind?/:id?">
        {(open) => (
          <Guarded page="red-packets">
            <RedPacketsDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/sponsorship">
        <Guarded page="sponsorship">
          <SponsorshipPage />
        </Guarded>
      </Route>
      <Route path="/unmaskings/:id?">
        {({ id }) => (
          <Guarded page="unmaskings">
            <UnmaskingsDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/answer-templates">
        <Guarded page="answer-templates">
          <AnswerTemplatesPage />
        </Guarded>
      </Route>
      <Route path="/category-models">
        <Guarded page="category-models">
          <CategoryModelsPage />
        </Guarded>
      </Route>
      <Route path="/rules/:kind?/:id?/:view?">
        {(open) => (
          <Guarded page="rules">
            <RulesDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/safe-households">
        <Guarded page="safe-households">
          <SafeHouseholdsPage />
        </Guarded>
      </Route>
      <Route path="/rehearsals/:id?">
        {({ id }) => (
          <Guarded page="rehearsals">
            <RehearsalsDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/corrections/:id?/:wrong?/:right?">
        {(open) => (
          <Guarded page="corrections">
            <CorrectionsDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route path="/year-end">
        <Guarded page="year-end">
          <YearEndPage />
        </Guarded>
      </Route>
      <Route path="/staff/:id?">
        {({ id }) => (
          <Guarded page="staff">
            <StaffDesk open={id} />
          </Guarded>
        )}
      </Route>
      <Route path="/policy">
        <Guarded page="policy">
          <PolicyPage />
        </Guarded>
      </Route>
      <Route path="/digest">
        <Guarded page="digest">
          <DigestPage />
        </Guarded>
      </Route>
      <Route path="/group-bots">
        <Guarded page="group-bots">
          <GroupBotsPage />
        </Guarded>
      </Route>
      <Route path="/alarms">
        <Guarded page="alarms">
          <AlarmsPage />
        </Guarded>
      </Route>
      <Route path="/account">
        <AccountPage />
      </Route>
      <Route path="/audit/:open?">
        {({ open }) => (
          <Guarded page="audit">
            <AuditDesk open={open} />
          </Guarded>
        )}
      </Route>
      <Route>
        <Gone />
      </Route>
    </Switch>
  );
}

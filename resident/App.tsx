import { lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useApi } from './api.ts';
import { rememberedWorker } from './field-work/remembered.ts';
import { fetchAhead } from './frame/fetch-ahead.ts';
import { Gate } from './frame/Gate.tsx';
import { Meanwhile } from './frame/Meanwhile.tsx';
import { Home } from './home/Home.tsx';

const SignIn = lazy(() => import('./sign-in/SignIn.tsx'));
const ComeBack = lazy(() => import('./sign-in/ComeBack.tsx'));
const Profile = lazy(() => import('./profile/Profile.tsx'));
const Tour = lazy(() => import('./tour/Tour.tsx'));
const Report = lazy(() => import('./report/Report.tsx'));
const Unsent = lazy(() => import('./report/Unsent.tsx'));
const Sent = lazy(() => import('./sent/Sent.tsx'));
const Cases = lazy(() => import('./cases/Cases.tsx'));
const Case = lazy(() => import('./case/Case.tsx'));
const Points = lazy(() => import('./points/Points.tsx'));
const Origin = lazy(() => import('./origin/Origin.tsx'));
const Lapsing = lazy(() => import('./lapsing/Lapsing.tsx'));
const Years = lazy(() => import('./lapsing/Years.tsx'));
const AwardAppeal = lazy(() => import('./appeals/AwardAppeal.tsx'));
const Notices = lazy(() => import('./notices/Notices.tsx'));
const NoticeWays = lazy(() => import('./notices/NoticeWays.tsx'));
const Devices = lazy(() => import('./devices/Devices.tsx'));
const Me = lazy(() => import('./me/Me.tsx'));
const Household = lazy(() => import('./household/Household.tsx'));
const AddChild = lazy(() => import('./household/AddChild.tsx'));
const MyData = lazy(() => import('./my-data/MyData.tsx'));
const Held = lazy(() => import('./my-data/Held.tsx'));
const Looks = lazy(() => import('./my-data/Looks.tsx'));
const Consents = lazy(() => import('./my-data/Consents.tsx'));
const ChangePhone = lazy(() => import('./my-data/ChangePhone.tsx'));
const Copy = lazy(() => import('./my-data/Copy.tsx'));
const Erase = lazy(() => import('./my-data/Erase.tsx'));
const Shop = lazy(() => import('./shop/Shop.tsx'));
const Redemptions = lazy(() => import('./shop/Redemptions.tsx'));
const Settlements = lazy(() => import('./settlements/Settlements.tsx'));
const RedPackets = lazy(() => import('./red-packets/RedPackets.tsx'));
const AskRedPacket = lazy(() => import('./red-packets/Asking.tsx'));
const Mediations = lazy(() => import('./mediations/Mediations.tsx'));
const OneMediation = lazy(() => import('./mediations/OneMediation.tsx'));
const Becoming = lazy(() => import('./mediations/Becoming.tsx'));
const Activities = lazy(() => import('./activities/Activities.tsx'));
const ActivityPage = lazy(() => import('./activities/ActivityPage.tsx'));
const ScanActivity = lazy(() => import('./activities/ScanPage.tsx'));
const Here = lazy(() => import('./activities/Here.tsx'));
const Hours = lazy(() => import('./activities/Hours.tsx'));
const Patrol = lazy(() => import('./patrol/Patrol.tsx'));
const JoinPatrol = lazy(() => import('./patrol/Join.tsx'));
const Feedback = lazy(() => import('./feedback/Feedback.tsx'));
const SendFeedback = lazy(() => import('./feedback/SendFeedback.tsx'));
const PointScan = lazy(() => import('./patrol/PointScan.tsx'));
const FieldWork = lazy(() => import('./field-work/FieldWork.tsx'));
const SendElsewhere = lazy(() => import('./field-work/SendElsewhere.tsx'));
const NotFound = lazy(() => import('./frame/NotFound.tsx'));

/** The addresses of the phone app. Home comes with the first load, every other screen after it. */
export function App() {
  useEffect(fetchAhead, []);
  return (
    <Router hook={useHashLocation}>
      <Suspense fallback={<Meanwhile />}>
        <Switch>
          <Route path="/sign-in">
            <SignIn />
          </Route>
          <Route path="/sign-in/return" component={ComeBack} />
          <Route path="/settlements/:id?">{({ id }) => <Settlements open={id} />}</Route>
          <Route path="/field-work/:page?/:code?">
            {({ page, code }) => <FieldWork page={page} code={code} />}
          </Route>
          <Route>
            <Gate>
              <Suspense fallback={<Meanwhile />}>
                <SignedInScreens />
              </Suspense>
            </Gate>
          </Route>
        </Switch>
      </Suspense>
      <FieldWorkElsewhere />
    </Router>
  );
}

/** Of a phone that a grid worker works with; the phones of all others fetch nothing for it. */
function FieldWorkElsewhere() {
  const { county } = useApi().county;
  const [place] = useLocation();
  if (place.startsWith('/field-work') || rememberedWorker(county) === undefined) return null;
  return (
    <Suspense fallback={null}>
      <SendElsewhere />
    </Suspense>
  );
}

function SignedInScreens() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/profile">
        <Profile />
      </Route>
      <Route path="/profile/for/:asker">{({ asker }) => <Profile asker={asker} />}</Route>
      <Route path="/tour" component={Tour} />
      <Route path="/report/:id?">{({ id }) => <Report id={id} />}</Route>
      <Route path="/unsent" component={Unsent} />
      <Route path="/sent/:code">{({ code }) => <Sent key={code} code={code} />}</Route>
      <Route path="/cases" component={Cases} />
      <Route path="/case/:code">{({ code }) => <Case key={code} code={code} />}</Route>
      <Route path="/points" component={Points} />
      <Route path="/points/origin" component={Origin} />
      <Route path="/points/lapsing" component={Lapsing} />
      <Route path="/points/years" component={Years} />
      <Route path="/points/award/:id">{({ id }) => <AwardAppeal key={id} id={id} />}</Route>
      <Route path="/notices" component={Notices} />
      <Route path="/notices/ways" component={NoticeWays} />
      <Route path="/me" component={Me} />
      <Route path="/me/devices" component={Devices} />
      <Route path="/me/data" component={MyData} />
      <Route path="/me/data/held" component={Held} />
      <Route path="/me/data/looks" component={Looks} />
      <Route path="/me/data/consents" component={Consents} />
      <Route path="/me/data/phone" component={ChangePhone} />
      <Route path="/me/data/copy" component={Copy} />
      <Route path="/me/data/erasure" component={Erase} />
      <Route path="/shop" component={Shop} />
      <Route path="/shop/mine" component={Redemptions} />
      <Route path="/shop/red-packets" component={RedPackets} />
      <Route path="/shop/red-packets/ask/:offer">
        {({ offer }) => <AskRedPacket key={offer} offer={offer} />}
      </Route>
      <Route path="/mediations" component={Mediations} />
      <Route path="/mediations/:id">{({ id }) => <OneMediation key={id} id={id} />}</Route>
      <Route path="/mediator" component={Becoming} />
      <Route path="/activities" component={Activities} />
      <Route path="/activities/scan" component={ScanActivity} />
      <Route path="/activities/hours" component={Hours} />
      <Route path="/activities/one/:id">{({ id }) => <ActivityPage key={id} id={id} />}</Route>
      <Route path="/activities/here/:code">{({ code }) => <Here key={code} code={code} />}</Route>
      <Route path="/feedback" component={Feedback} />
      <Route path="/feedback/new" component={SendFeedback} />
      <Route path="/household" component={Household} />
      <Route path="/household/child" component={AddChild} />
      <Route path="/patrol" component={Patrol} />
      <Route path="/patrol/join/:code?">{({ code }) => <JoinPatrol code={code} />}</Route>
      <Route path="/patrol/point/:code?">{({ code }) => <PointScan code={code} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}

/** Every part with code of its own, in the order in which it may be needed where there is no network. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../report/Report.tsx'),
  () => import('../../ui/Sheet.tsx'),
  () => import('../report/Unsent.tsx'),
  () => import('../patrol/Patrol.tsx'),
  () => import('../patrol/PointScan.tsx'),
  () => import('../counter/read-code.ts'),
  () => import('../cases/Cases.tsx'),
  () => import('../case/Case.tsx'),
  () => import('../points/Points.tsx'),
  () => import('../sent/Sent.tsx'),
  () => import('../notices/Notices.tsx'),
  () => import('../me/Me.tsx'),
  () => import('../profile/Profile.tsx'),
  () => import('../sign-in/SignIn.tsx'),
  () => import('../household/Household.tsx'),
  () => import('qrcode'),
  () => import('../report/PlaceMap.tsx'),
];

/** The first screen and its answers have the line to themselves for so long. */
const afterMs = 2_500;

/**
 * Fetches one after the other what the first screen did not need, so that the next one also opens
 * out of reach of a network. A browser may remember a failed fetch of code, so none is begun offline.
 */
export function fetchAhead(): () => void {
  let stopped = false;
  const fetchAll = async () => {
    for (const fetchPart of parts) {
      if (stopped || !navigator.onLine) return;
      await fetchPart().catch(() => undefined);
    }
  };
  const timer = setTimeout(() => void fetchAll(), afterMs);
  const again = () => void fetchAll();
  addEventListener('online', again);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('online', again);
  };
}

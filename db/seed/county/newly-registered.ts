import { consentForms } from '../../../contract/consent-forms.ts';
import { registrationText } from '../../../contract/registration-text.ts';
import * as agreements from '../../../server/features/agreements/service.ts';
import { clerkOf, paper } from './agreed.ts';
import { daysBefore, done, type Shop } from './shop.ts';

/** Came back to her village, and has no phone. */
const name = '褚彩凤';
const householdName = '彩凤家';
/** In the grid of this one of the demo’s people. */
const neighbour = 45;
const days = 4;

/**
 * Somebody without a phone is registered at the window, shown around by word of mouth, and founds a household; what
 * she is told comes by the grid worker.
 */
export async function registerAtWindow(desk: Shop): Promise<void> {
  const { grid } = desk.residents[neighbour] ?? { grid: '' };
  const { act } = clerkOf(desk, { login: 'shouli', at: daysBefore(desk.now, days) });
  const registering = act('newcomer/registered');
  const { agreement } = done(
    await agreements.registerFor(registering.deps, registering.ask, {
      paper,
      name,
      grid,
      age: { kind: 'adult' },
      textVersion: registrationText.version,
      consents: [{ purpose: 'ranking', textVersion: consentForms.ranking.version }],
    }),
  );
  const { id } = agreement;
  const showing = act('newcomer/shown-around');
  done(await agreements.finishTourFor(showing.deps, showing.ask, id));
  const asking = act('newcomer/household');
  const { sharePercent } = done(await agreements.getHouseholdFor(asking.deps, asking.ask, id));
  const founding = act('newcomer/founded');
  const household = { id, name: householdName, agreedShare: sharePercent };
  done(await agreements.foundHouseholdFor(founding.deps, founding.ask, household));
}

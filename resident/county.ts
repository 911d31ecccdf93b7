import type { County } from '../contract/areas.ts';
import { createClient } from '../ui/client.ts';
import { currentLanguage } from './texts/language.ts';

const key = 'pingan.counties';
const lastKey = 'pingan.county';

/** The county named in `?county=`, or the one last opened on this phone, or the first one served here. */
export function openedCounty(counties: readonly County[], search: string): County | undefined {
  const of = (code: string | null) => counties.find(({ county }) => `${county}` === code);
  let found = of(new URLSearchParams(search).get('county'));
  try {
    found ??= of(localStorage.getItem(lastKey)) ?? counties[0];
    if (found) localStorage.setItem(lastKey, `${found.county}`);
  } catch {
    // A private window opens the first one each time.
  }
  return found ?? counties[0];
}

/** The county as this phone last saw it, so that the app opens without a network. */
export function rememberedCounty(search: string): County | undefined {
  try {
    return openedCounty(JSON.parse(localStorage.getItem(key) ?? '[]') as County[], search);
  } catch {
    return undefined;
  }
}

/** Asks the server. Throws Refused or Unreachable. */
export async function findCounty(search: string): Promise<County | undefined> {
  const anywhere = createClient({ county: 0, language: currentLanguage });
  const counties = await anywhere.call('listCounties', {});
  try {
    localStorage.setItem(key, JSON.stringify(counties));
  } catch {
    // Only the next start without a network suffers.
  }
  return openedCounty(counties, search);
}

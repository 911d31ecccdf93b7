import type { County } from '../contract/areas.ts';
import { createClient } from '../ui/client.ts';
import { currentLanguage } from './texts/language.ts';

const key = 'pingan.counties';

/** The county named in `?county=`, or the first one served here. */
export function chosenCounty(counties: readonly County[], search: string): County | undefined {
  const named = Number(new URLSearchParams(search).get('county'));
  return counties.find(({ county }) => county === named) ?? counties[0];
}

/** The county as this phone last saw it, so that the app opens without a network. */
export function rememberedCounty(search: string): County | undefined {
  try {
    return chosenCounty(JSON.parse(localStorage.getItem(key) ?? '[]') as County[], search);
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
  return chosenCounty(counties, search);
}

import type { County } from '../contract/areas.ts';

/** The county that the address names, else the first one served here. */
export function countyNamed(counties: readonly County[], search: string): County | undefined {
  const asked = Number(new URLSearchParams(search).get('county'));
  return counties.find(({ county }) => county === asked) ?? counties[0];
}

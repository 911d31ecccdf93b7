import type { PatrolScan } from '../contract/patrols.ts';
import type { Caller, TestApp } from './app.ts';
import { grids } from './county.ts';

/** Points that hang on walls in the west, and what stands on their papers: no answer but the paper tells it. */
export async function hangOnWalls(
  { deps: { database } }: TestApp,
  dispatcher: Caller,
  names: readonly string[],
): Promise<string[]> {
  const codes: string[] = [];
  for (const name of names) {
    const body = { area: grids.west, name, spot: '公告栏右边的墙上' };
    const { id } = (await dispatcher('createPatrolPoint', { body })).ok;
    const { code } = await database.read
      .selectFrom('patrol_point_codes')
      .select('code')
      .where('point', '=', id)
      .where('ends_at', 'is', null)
      .executeTakeFirstOrThrow();
    codes.push(code);
  }
  return codes;
}

/** Somebody goes from paper to paper, so many minutes each, on the county's clock. */
export function passBy(
  { clock }: TestApp,
  codes: readonly string[],
  { everyMinutes }: { everyMinutes: number },
): PatrolScan[] {
  return codes.map((code, i) => {
    if (i > 0) clock.advance({ minutes: everyMinutes });
    return { at: clock.now().toISOString(), code };
  });
}

import type { County } from '../../contract/areas.ts';
import type { DemoSignIns } from '../../contract/residents.ts';
import type { Caller } from './client.ts';
import { type Desk, openDesk } from './desk.ts';
import { createPlaces, type Places } from './places.ts';

/** The server answers and cannot be used for a replay; the message says why. */
export class CountyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CountyError';
  }
}

export interface OpenCounty {
  county: County;
  places: Places;
  signIns: DemoSignIns;
  desk: Desk;
}

/** Everything a replay needs of a county: its grids and its demo staff, signed in. */
export async function openCounty(code: number, createCaller: () => Caller): Promise<OpenCounty> {
  const call = createCaller();
  const counties = await call('listCounties', {});
  if (counties.kind === 'refused') throw new CountyError(notOurs(counties.code));
  const county = counties.answer.find((one) => one.county === code);
  if (county === undefined) {
    const served = counties.answer.map((one) => `${one.county} ${one.name.zh}`).join(', ');
    throw new CountyError(`没有县 ${code} · county ${code} is not served there (${served})`);
  }
  const signIns = await call('listDemoSignIns', {});
  if (signIns.kind === 'refused')
    throw new CountyError(
      `这不是演示服务器，不能回放 · not a demo server, nothing was replayed (${signIns.code})`,
    );
  const areas = await call('listAreas', {});
  if (areas.kind === 'refused') throw new CountyError(notOurs(areas.code));
  const places = createPlaces(areas.answer);
  if (places.gridCount === 0)
    throw new CountyError(`县 ${code} 没有网格 · county ${code} has no grids`);
  const desk = await openDesk(signIns.answer.staff, createCaller);
  if (typeof desk === 'string')
    throw new CountyError(`工作人员没有登录 · staff could not sign in (${desk})`);
  return { county, places, signIns: signIns.answer, desk };
}

const notOurs = (code: string) => `这个地址不是平安积分 · this is not Ping’an Points (${code})`;

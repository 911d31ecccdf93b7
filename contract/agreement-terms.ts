import Type from 'typebox';
import { CountyCode, Id } from './values.ts';

/** Who does things for those who agreed. */
export const typing = ['intake', 'grid_worker'] as const;

/** Something is done for who agreed, as they would do it themselves. */
export const doneFor = {
  who: typing,
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

/** Something of who agreed is shown to whoever sees to them; the look is told to them. */
export const shownFor = {
  who: typing,
  scope: 'area',
  idempotent: false,
  audit: 'personal',
  rate: 'read',
} as const;

/** One agreement, by its key. */
export const ByAgreement = Type.Object({ county: CountyCode, id: Id });

/** What is shown of people, and what becomes of it: for other features. */
export {
  aliasWords,
  nameWords,
  type Onlooker,
  type PersonalField,
  protectedWords,
  type Relation,
  show,
  sightOf,
  somebody,
  type Writer,
  withoutWriter,
} from './decide.ts';
export { eraseResident } from './erase.ts';
export { nameAt, nameResidents, openIdentities, phoneAt, showHome } from './people.ts';
export {
  type Rotating,
  type RotationDeps,
  rotateIndex,
  rotatePeople,
  rotatePerson,
  rotateWrapping,
} from './rotate.ts';
export { listRotations } from './rotation-store.ts';
export { sealOpenValues } from './seal-open-values.ts';

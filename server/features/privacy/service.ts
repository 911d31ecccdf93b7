/** What is shown of people, and what becomes of it: for other features. */
export {
  aliasWords,
  communityOf,
  nameWords,
  type Onlooker,
  type PersonalField,
  protectedWords,
  type Relation,
  says,
  show,
  sightOf,
  somebody,
  type Writer,
  withoutWriter,
} from './decide.ts';
export { beginErasing, eraseResident } from './erase.ts';
export {
  nameAt,
  nameResidents,
  openIdentities,
  phoneAt,
  phoneIndexes,
  showHome,
  subjectAt,
  subjectIndexes,
} from './people.ts';
export {
  type Rotating,
  type RotationDeps,
  rotateIndex,
  rotatePeople,
  rotatePerson,
  rotateWrapping,
} from './rotate.ts';
export { listRotations } from './rotation-store.ts';
export { assertFirstKeysFit, sealOpenValues } from './seal-open-values.ts';

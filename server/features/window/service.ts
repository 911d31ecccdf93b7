/** What is done for somebody who comes in person. */
export { changePhone, detachPhone, sendCode } from './numbers.ts';
export { settleAge } from './settling.ts';
export { findVisitor, findWithoutPhone } from './visitors.ts';

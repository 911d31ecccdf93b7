export { findFaults, type SettlementFault } from './check.ts';
export { answerDispute, confirmSettlement, disputeLine } from './disputes.ts';
export { openSettlements } from './opening.ts';
export { markPaid } from './payment.ts';
export { getSettlement, listSettlementLines, listSettlements } from './reading.ts';
export { endSilentTerms } from './silence.ts';
export { getPaper, getWorkbook, type PrintDeps } from './statement.ts';
export { countInState } from './store.ts';

const folder = 'server/ledger';

export const inLedger = (name: string) => `${folder}/${name}`;
export const testsOf = (...names: string[]) => names.map((name) => inLedger(`${name}.test.ts`));

import { setImmediate as turn } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { openHearing } from './hearing.ts';

const nobody = { onChanges: () => {}, onHearing: () => {}, onDeaf: () => {} };

test('whoever stops listening waits for no connection, however far it has come', async () => {
  const connection = { ...inject('postgres'), database: 'postgres' };
  for (let turns = 0; turns < 60; turns++) {
    const hearing = openHearing(connection, nobody);
    for (let i = 0; i < turns; i++) await turn();
    expect(await hearing.close()).toBeUndefined();
  }
});

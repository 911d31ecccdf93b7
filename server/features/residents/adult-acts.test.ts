import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import {
  addChild,
  adult,
  born,
  childOf,
  family,
  somebody,
  thisYear,
} from '../../../test/families.ts';

/* What only grown-ups do: disputes, cheating, rankings. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const consent = { given: true, textVersion: 1 };
const agreeToRanking = (resident: Caller) =>
  resident('setMyConsent', { params: { purpose: 'ranking' }, body: consent });

const reportBody = (more: object) => ({
  words: '消防通道被杂物堵住了，推不动。',
  place: '一号楼',
  photoIds: [],
  ...more,
});

describe('somebody who has said no age', () => {
  const sayGrownUp = (who: Caller) => who('completeProfile', { body: { age: adult } });

  test.each([
    ['a dispute', { category: '070200', words: '楼上天天吵架' }],
    ['cheating', { category: '080100', words: '有人拿网上的照片换积分' }],
    ['what the words make a dispute', { words: '邻居又吵架了' }],
  ])('is asked for it before %s is reported, and then reports it', async (_, told) => {
    const resident = await somebody(world, '陈晓');
    const body = reportBody(told);
    const asked = await resident('reportCase', { body, requestId: 'asked-before' });
    expect(asked.problem).toMatchObject({ status: 409, code: 'age_before_report' });
    expect(asked.problem.title).toMatch(/只问这一次，写好的都在.*110.*0570-0000000/);
    (await sayGrownUp(resident)).ok;
    // The same request: it left no trace when it was refused.
    const again = await resident('reportCase', { body, requestId: 'asked-before' });
    expect(again.status).toBe(201);
  });

  test('is asked for it before agreeing to be ranked, and not for any other consent', async () => {
    const resident = await somebody(world, '陈晓');
    const asked = await agreeToRanking(resident);
    expect(asked.problem).toMatchObject({ status: 409, code: 'age_before_ranking' });
    for (const purpose of ['publicity', 'location', 'notices'] as const) {
      const body = { given: true, textVersion: consentForms[purpose].version };
      const said = await resident('setMyConsent', { params: { purpose }, body });
      expect(said.status, purpose).toBe(200);
    }
    (await sayGrownUp(resident)).ok;
    expect((await agreeToRanking(resident)).status).toBe(200);
  });

  test('reports hazards and suggestions without being asked', async () => {
    const resident = await somebody(world, '陈晓');
    for (const category of ['020100', '150100']) {
      const body = reportBody({ category, words: `${category}：请来看看` });
      expect((await resident('reportCase', { body })).status).toBe(201);
    }
    expect((await resident('getMe')).ok.ageClass).toBeNull();
  });
});

describe('somebody of 14 to 17', () => {
  test('does not report cheating, nor is it reported for a child; whoever is told is told who can', async () => {
    const minor = await somebody(world, '陈晓', born(thisYear - 16));
    const cheat = reportBody({ category: '080100', words: '有人拿网上的照片换积分' });
    const refused = await minor('reportCase', { body: cheat });
    expect(refused.problem).toMatchObject({ status: 403, code: 'adults_report_cheats' });
    expect(refused.problem.title).toMatch(/家长.*0570-0000000/);
    const { mother } = await family(world);
    await addChild(mother);
    const forChild = { ...cheat, child: await childOf(mother) };
    expect((await mother('reportCase', { body: forChild })).problem.code).toBe(
      'adults_report_cheats',
    );
    expect((await mother('reportCase', { body: cheat })).status).toBe(201);
  });

  test('does not agree to be ranked, and keeps the points', async () => {
    const minor = await somebody(world, '陈晓', born(thisYear - 16));
    const refused = await agreeToRanking(minor);
    expect(refused.problem).toMatchObject({ status: 403, code: 'adults_are_ranked' });
    expect(refused.problem.title).toContain('积分一分不少');
  });
});

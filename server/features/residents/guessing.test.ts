import { expect, test } from 'vitest';
import { seededRandom } from '../../platform/ids.ts';
import {
  codeForm,
  codesSince,
  decideCodeRequest,
  decideTry,
  type SignInLimits,
  usualSignInLimits,
} from './decide.ts';

const start = new Date('2026-10-14T00:00:00Z').getTime();
const nothing = { thisHour: 0, today: 0 };
/** Devices and addresses cost a guesser nothing: only what is counted by the phone bounds it. */
const none = {
  known: false,
  device: nothing,
  address: nothing,
  failedToday: 0,
  provenBits: 0,
  triedAtAddress: 0,
};

/** Whole numbers below `below`, from a seed. */
function numbersOf(seed: string): (below: number) => number {
  const random = seededRandom(seed);
  return (below) => Math.floor((random(4).readUInt32BE() / 2 ** 32) * below);
}

interface Guessing {
  phones: number;
  days: number;
  /** How many codes there are: a million, or fewer to see more successes. */
  codes: number;
  limits: SignInLimits;
  seed: string;
}

/**
 * Asks for a code of each phone whenever the limiter sends one, and guesses as often as it lets: what
 * a guesser who owns every device and address in the world can do.
 */
function guess({ phones, days, codes, limits, seed }: Guessing) {
  const draw = numbersOf(seed);
  const outcome = { guesses: 0, successes: 0 };
  for (let phone = 0; phone < phones; phone++) {
    let sent: { at: Date; tries: number; code: number }[] = [];
    for (let nowMs = start; nowMs < start + days * 86_400_000; ) {
      const now = new Date(nowMs);
      sent = sent.filter(({ at }) => at > codesSince(now));
      const facts = { ...none, sent: sent.map(({ at, tries }) => ({ at, tried: tries > 0 })) };
      const decision = decideCodeRequest(facts, { limits, now });
      if (decision.kind === 'wait') {
        nowMs = decision.until.getTime();
        continue;
      }
      sent.unshift({ at: now, tries: 0, code: draw(codes) });
      guessOne(sent, { draw, codes, limits, now, outcome });
      nowMs += 1_000;
    }
  }
  return outcome;
}

/** Tries the newest code until the limiter says that it is no use: it tells right from wrong only. */
function guessOne(
  sent: readonly { at: Date; tries: number; code: number }[],
  at: {
    draw: (below: number) => number;
    codes: number;
    limits: SignInLimits;
    now: Date;
    outcome: { guesses: number; successes: number };
  },
): void {
  const [newest] = sent;
  if (newest === undefined) return;
  const first = at.draw(at.codes);
  // One more than the code allows: the limiter must refuse it, right as it may be.
  for (let turn = 0; turn <= codeForm.tries; turn++) {
    const right = (first + turn) % at.codes === newest.code;
    const othersTried = sent.filter((code) => code !== newest && code.tries > 0).length;
    const facts = { ...none, code: { right, tries: newest.tries }, othersTried };
    at.outcome.guesses += 1;
    if (decideTry(facts, { limits: at.limits, now: at.now }).kind === 'right') {
      at.outcome.successes += 1;
      return;
    }
    newest.tries += 1;
  }
}

/** What the limits promise: four codes of five tries for each phone and day. */
const promised = ({ phones, days, codes }: Pick<Guessing, 'phones' | 'days' | 'codes'>) =>
  (phones * days * usualSignInLimits.phone.triedPerDay * codeForm.tries) / codes;
const atMost = (expected: number) => expected + 3 * Math.sqrt(expected);

test('a million guesses at six digits succeed no more often than 20 in a million a phone and day', () => {
  const attack = { phones: 1_100, days: 40, codes: 1_000_000 };
  const { guesses, successes } = guess({
    ...attack,
    limits: usualSignInLimits,
    seed: 'six digits',
  });
  console.log(
    `guessing: ${guesses} guesses, ${successes} right, ${promised(attack)} promised at most`,
  );
  expect(guesses).toBeGreaterThan(1_000_000);
  expect(successes).toBeLessThanOrEqual(atMost(promised(attack)));
});

test('with a hundred times fewer codes the rate shows, and is the one that was promised', () => {
  const attack = { phones: 200, days: 40, codes: 10_000 };
  const { successes } = guess({ ...attack, limits: usualSignInLimits, seed: 'four digits' });
  expect(successes).toBeLessThanOrEqual(atMost(promised(attack)));
  expect(successes).toBeGreaterThan(promised(attack) / 2);
});

test('the measurement sees a limiter that lets one more code a day be tried', () => {
  const attack = { phones: 600, days: 40, codes: 1_000 };
  const phone = { ...usualSignInLimits.phone, triedPerDay: 5 };
  const limits = { ...usualSignInLimits, phone };
  const { successes } = guess({ ...attack, limits, seed: 'a looser limit' });
  expect(successes).toBeGreaterThan(atMost(promised(attack)));
});

import type { Award, Signal } from '../../contract/awards.ts';
import type { CaseStage } from '../../contract/case-road.ts';
import type { StaffCase, UnitSuggestion } from '../../contract/case-views.ts';
import { requestIdOf } from './chance.ts';
import type { Caller, Outcome } from './client.ts';
import type { Colleague, Desk } from './desk.ts';
import { type Fate, fateOf, heldFateOf } from './fates.ts';
import type { Message } from './messages.ts';
import type { Place } from './places.ts';

/** What became of one message, by the last answer of the server. */
export type Walked =
  | { kind: 'refused'; code: string }
  | {
      kind: 'accepted';
      category: string;
      stage: CaseStage;
      awards: readonly Award[];
      /** `step:code` of a step that the server refused; null when the fate was reached. */
      halted: string | null;
    };

interface Walk {
  message: Message;
  resident: Caller;
  desk: Desk;
  place: Place;
}

/** Sends a message as a report and has staff and reporter make the steps of its fate. */
export async function walk(parties: Walk): Promise<Walked> {
  const { message, resident, place } = parties;
  const { words, writtenAt } = message;
  const reported = await resident('reportCase', {
    body: {
      words,
      place: place.words,
      position: place.position,
      photoIds: [],
      ...(writtenAt === undefined ? {} : { writtenAt }),
    },
    requestId: requestIdOf(message.id, 'reportCase'),
  });
  if (reported.kind === 'refused') return reported;
  const { code, category, stage, awards } = reported.answer;
  const road = new Road(parties, { code, stage, awards });
  await road.follow(fateOf(message));
  return {
    kind: 'accepted',
    category,
    stage: road.stage,
    awards: road.awards,
    halted: road.halted,
  };
}

/** Days that the replay's dispatcher gives a unit. */
const resolveDays = 7;

/** One case on its way; each step begins where the answer to the last one left off. */
class Road {
  readonly parties: Walk;
  readonly code: string;
  stage: CaseStage;
  awards: readonly Award[];
  signals: readonly Signal[] = [];
  units: readonly UnitSuggestion[] = [];
  unit = '';
  halted: string | null = null;

  constructor(parties: Walk, begun: Pick<StaffCase, 'code' | 'stage' | 'awards'>) {
    this.parties = parties;
    this.code = begun.code;
    this.stage = begun.stage;
    this.awards = begun.awards;
  }

  async follow(fate: Fate): Promise<void> {
    if (fate.ends === 'reported') return;
    if (fate.ends === 'refused') {
      await this.refuse(fate);
      return;
    }
    if (!(await this.accept()) || !(await this.dispatch())) return;
    await this.decideHeld('first');
    if (fate.ends === 'dispatched' || !(await this.answer())) return;
    if (fate.ends === 'answered' || !(await this.verify())) return;
    if (fate.ends === 'confirmed' && !(await this.confirm(fate.rating))) return;
    await this.decideHeld('last');
  }

  async refuse({ reason, note }: Extract<Fate, { ends: 'refused' }>): Promise<boolean> {
    const intake = this.parties.desk.find('intake', this.grid);
    return this.step('refuseCase', intake, ({ call }, common) =>
      call('refuseCase', { ...common, body: { reason, note } }),
    );
  }

  async accept(): Promise<boolean> {
    const intake = this.parties.desk.find('intake', this.grid);
    return this.step('acceptCase', intake, ({ call }, common) =>
      call('acceptCase', { ...common, body: { note: '' } }),
    );
  }

  /**
   * To the first unit suggested that somebody signed in can answer for; a run that resumes further
   * on finds the case dispatched.
   */
  async dispatch(): Promise<boolean> {
    const { desk } = this.parties;
    const dispatcher = desk.find('dispatcher', this.grid);
    if (dispatcher === undefined) return this.halt('dispatchCase:nobody_on_duty');
    if (this.units.length === 0) {
      const opened = await dispatcher.call('getCase', { params: { code: this.code } });
      if (opened.kind === 'refused') return this.halt(`getCase:${opened.code}`);
      // Points and signals stay those of the acceptance: this is no repeated answer, it may be ahead.
      const { units, unit, stage } = opened.answer;
      Object.assign(this, { units, stage, unit: unit?.zh ?? '' });
    }
    const unit =
      this.units.find(({ name }) => desk.findHandler(name.zh, this.grid)) ?? this.units[0];
    if (unit === undefined) return true;
    return this.step('dispatchCase', dispatcher, ({ call }, common) =>
      call('dispatchCase', { ...common, body: { unit: unit.id, resolveDays, note: '' } }),
    );
  }

  async answer(): Promise<boolean> {
    const handler = this.parties.desk.findHandler(this.unit, this.grid);
    const words = '已到现场处理完毕，感谢您的反映。';
    return this.step('answerCase', handler, ({ call }, common) =>
      call('answerCase', { ...common, body: { words, handled: true, photoIds: [] } }),
    );
  }

  async verify(): Promise<boolean> {
    const verifier = this.parties.desk.findVerifier(this.unit, this.grid);
    return this.step('verifyCase', verifier, ({ call }, common) =>
      call('verifyCase', { ...common, body: { solved: true, note: '已到现场核查，情况属实。' } }),
    );
  }

  async confirm(rating: number): Promise<boolean> {
    const outcome = await this.parties.resident('confirmCase', {
      params: { code: this.code },
      body: { rating, words: '' },
      requestId: requestIdOf(this.parties.message.id, 'confirmCase'),
    });
    if (outcome.kind === 'refused') return this.halt(`confirmCase:${outcome.code}`);
    this.stage = outcome.answer.stage;
    this.awards = outcome.answer.awards;
    return true;
  }

  /** A reviewer settles or takes back what the evidence checks held; last of all what came after. */
  async decideHeld(now: 'first' | 'last'): Promise<void> {
    const looksCopied = this.signals.some(({ code }) => code.startsWith('same_'));
    const fate = heldFateOf(this.parties.message.id, { looksCopied });
    if (fate.decided === 'never' || (fate.decided === 'last' && now === 'first')) return;
    const reviewer = this.parties.desk.find('reviewer', this.grid);
    if (reviewer === undefined) return;
    for (const { id, rule, state } of this.awards) {
      if (state !== 'held') continue;
      const common = { params: { id }, requestId: this.requestId(`held ${rule}`) };
      const outcome = fate.sound
        ? await reviewer.call('settleHeldAward', { ...common, body: { note: '核对无误。' } })
        : await reviewer.call('reverseHeldAward', {
            ...common,
            body: { reason: fate.reason, note: heldNotes[fate.reason] },
          });
      if (outcome.kind === 'refused') this.takenAlong(id, outcome.code);
      else this.awards = this.awards.map((one) => (one.id === id ? outcome.answer : one));
    }
  }

  /** Taking a report's points back takes its bonus along: then there is nothing left to decide. */
  takenAlong(id: string, code: string): void {
    if (code !== 'award_not_held') {
      this.halt(`held:${code}`);
      return;
    }
    this.awards = this.awards.map((one) => (one.id === id ? { ...one, state: 'reversed' } : one));
  }

  /** One step of staff; its answer is where the case stands now. */
  async step(
    name: string,
    colleague: Colleague | undefined,
    make: (colleague: Colleague, common: Common) => Promise<Outcome<'getCase'>>,
  ): Promise<boolean> {
    if (colleague === undefined) return this.halt(`${name}:nobody_on_duty`);
    const common = { params: { code: this.code }, requestId: this.requestId(name) };
    const outcome = await make(colleague, common);
    if (outcome.kind === 'refused') return this.halt(`${name}:${outcome.code}`);
    const { stage, awards, signals, units, unit } = outcome.answer;
    Object.assign(this, { stage, awards, signals, units, unit: unit?.zh ?? '' });
    return true;
  }

  halt(why: string): false {
    this.halted = why;
    return false;
  }

  requestId(step: string): string {
    return requestIdOf(this.parties.message.id, step);
  }

  get grid(): string {
    return this.parties.place.grid;
  }
}

interface Common {
  params: { code: string };
  requestId: string;
}

const heldNotes = {
  duplicate: '与另一件内容相同，按细则只计第一件。',
  not_true: '核对后情况不符，按细则撤回。',
} as const;

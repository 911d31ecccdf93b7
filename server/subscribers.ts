import { alarmOfGivenUp } from './features/alarms/service.ts';
import { deliverDeed, deliverFallenAward, deliverSplitDeed } from './features/awards/service.ts';
import * as cases from './features/cases/service.ts';
import { besideAdditions } from './features/corrections/service.ts';
import { type BotSendDeps, sendBotMessage } from './features/group-bots/service.ts';
import { takeOffBoards } from './features/honours/service.ts';
import { endForMinor } from './features/mediations/service.ts';
import {
  deliverNotice,
  deliverStaffNotice,
  type SendDeps,
  sendBatch,
} from './features/notices/service.ts';
import { deletePhoto } from './features/photos/service.ts';
import { atPhone } from './features/residents/service.ts';
import type { Subscriber, Subscribers } from './platform/outbox.ts';
import type { Deps } from './platform/use-case.ts';

/** Several who receive the same, in one transaction. */
const oneByOne =
  (...subscribers: readonly Subscriber[]): Subscriber =>
  async (tx, delivery) => {
    for (const receive of subscribers) await receive(tx, delivery);
  };

/** Who receives what is left in the outbox. */
export const subscribersOf = (
  deps: Pick<Deps, 'cipher' | 'clock' | 'files' | 'ids' | 'log'> & SendDeps & BotSendDeps,
): Subscribers => ({
  photo_erased: deletePhoto(deps),
  notice: deliverNotice(deps),
  staff_notice: deliverStaffNotice,
  notice_batch: sendBatch(deps),
  bot_message: sendBotMessage(deps),
  deed: deliverDeed(deps),
  phone_changed: atPhone(deps, 'phone_changed'),
  age_settled: atPhone(deps, 'age_settled'),
  points_lapse: atPhone(deps, 'points_lapse'),
  minor_points_lapse: atPhone(deps, 'minor_points_lapse'),
  became_minor: oneByOne(takeOffBoards(deps), endForMinor(deps)),
  delivery_given_up: alarmOfGivenUp(deps),
  award_fell_away: deliverFallenAward(deps, besideAdditions),
  deed_split: deliverSplitDeed(deps, besideAdditions),
  mediation_ended: cases.noteMediationEnd(deps),
});

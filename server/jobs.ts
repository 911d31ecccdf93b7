import type { AuditAction } from '../contract/audit-actions.ts';
import { giveKeptSeats } from './features/activities/service.ts';
import { checkAudit } from './features/audit/service.ts';
import { payQueuedAwards, settleDueAwards } from './features/awards/service.ts';
import { endShown } from './features/bulletin/service.ts';
import { decidedCases, letTimeAct } from './features/cases/service.ts';
import { learnCategories } from './features/category-models/service.ts';
import { carryOutCorrections } from './features/corrections/service.ts';
import { type DigestDeps, leaveAlerts, leaveDigests } from './features/group-bots/service.ts';
import { feedScores } from './features/honours/service.ts';
import { letGrownGo } from './features/households/service.ts';
import { eraseLateSalts } from './features/my-data/service.ts';
import { forgetMaskedPhotos, forgetUnusedPhotos } from './features/photos/service.ts';
import { countLapsed, warnOfPools } from './features/pools/service.ts';
import { type RedPacketDeps, sendRedPackets } from './features/red-packets/service.ts';
import { endDueRedemptions } from './features/redemptions/service.ts';
import { growUp } from './features/residents/service.ts';
import { forgetPapers } from './features/rosters/service.ts';
import { type SealDeps, sealDueDays } from './features/seals/service.ts';
import { endSilentTerms } from './features/settlements/service.ts';
import { reconcileAll } from './features/statements/service.ts';
import { watchClocks } from './features/supervisions/service.ts';
import { findTopics } from './features/topics/service.ts';
import { lapsePoints, warnOfLapse } from './features/year-end/service.ts';
import { chainAll } from './platform/audit/chain.ts';
import type { HeadsFile } from './platform/audit/heads-file.ts';
import { type PruneDeps, pruneAudit } from './platform/audit/prune.ts';
import { forgetOld } from './platform/forget.ts';
import type { Job } from './platform/jobs.ts';

export type JobDeps = SealDeps & PruneDeps & RedPacketDeps & DigestDeps & { heads: HeadsFile };

/**
 * What a job owes the audit: the verbs under which it records what it changes, or why it changes nothing
 * that anybody would ask about. jobs.test.ts holds each to its word.
 */
export interface AuditedJob extends Job {
  audit: readonly [AuditAction, ...AuditAction[]] | { none: string };
}

/** Everything that the platform does by itself, by its hours. */
export function jobsOf(deps: JobDeps, drain: () => Promise<void>): AuditedJob[] {
  return [
    {
      name: 'settle-due-awards',
      cron: '* * * * *',
      run: () => settleDueAwards(deps),
      audit: ['award.queued', 'award.settled'],
    },
    {
      name: 'pay-queued-awards',
      cron: '* * * * *',
      run: () => payQueuedAwards(deps),
      audit: ['award.paid'],
    },
    {
      name: 'end-due-redemptions',
      cron: '* * * * *',
      run: () => endDueRedemptions(deps),
      audit: ['redemption.timed_out'],
    },
    {
      name: 'let-time-act',
      cron: '* * * * *',
      run: () => letTimeAct(deps),
      audit: ['case.resumed', 'case.closed'],
    },
    {
      name: 'watch-clocks',
      cron: '* * * * *',
      run: () => watchClocks(deps),
      audit: ['case.warned', 'case.reminded', 'case.supervised'],
    },
    {
      name: 'give-kept-seats',
      cron: '*/5 * * * *',
      run: () => giveKeptSeats(deps),
      audit: ['activity.seat_given'],
    },
    {
      name: 'end-silent-terms',
      cron: '5 9 * * *',
      run: () => endSilentTerms(deps),
      audit: ['settlement.agreed_by_silence'],
    },
    {
      name: 'send-red-packets',
      cron: '* * * * *',
      run: () => sendRedPackets(deps),
      audit: ['red_packet.sent', 'red_packet.paid', 'red_packet.failed'],
    },
    {
      name: 'correct-awards',
      cron: '* * * * *',
      run: () => carryOutCorrections(deps),
      audit: ['award.corrected', 'correction.carried_out'],
    },
    {
      name: 'deliver-outbox',
      cron: '* * * * *',
      run: drain,
      audit: ['award.given', 'resident.off_boards', 'mediator.minor_taken_out'],
    },
    // By 00:40 what was begun before midnight has ended; every hour after it, for a worker that slept.
    {
      name: 'seal-days',
      cron: '40 * * * *',
      run: () => sealDueDays(deps),
      audit: { none: 'signs what stands in the books and changes none of it' },
    },
    {
      name: 'erase-late-salts',
      cron: '50 * * * *',
      run: () => eraseLateSalts(deps),
      audit: { none: 'ends what the entry of an erasure says was erased' },
    },
    {
      name: 'chain-audit',
      cron: '* * * * *',
      run: () => chainAll(deps),
      audit: { none: 'gives entries their places' },
    },
    {
      name: 'check-audit',
      cron: '50 3 * * *',
      run: () => checkAudit({ ...deps, key: deps.sealKey.publicKey }),
      audit: { none: 'reads the audit and keeps what it found of it' },
    },
    {
      name: 'prune-audit',
      cron: '20 4 * * *',
      run: () => pruneAudit(deps),
      audit: ['audit.pruned'],
    },
    {
      name: 'feed-scores',
      cron: '*/5 * * * *',
      run: () => feedScores(deps),
      audit: { none: 'adds up awards that have settled, each with an entry, for those who agreed' },
    },
    // Every minute: it begins what is due shortly after midnight, and goes on with what was killed.
    {
      name: 'lapse-points',
      cron: '* * * * *',
      run: () => lapsePoints(deps),
      audit: ['points.lapsed', 'year.closed'],
    },
    {
      name: 'reconcile',
      cron: '30 3 * * *',
      run: () => reconcileAll(deps),
      audit: { none: 'compares and changes nothing' },
    },
    {
      name: 'grow-up',
      cron: '15 0 * * *',
      run: () => growUp(deps),
      audit: ['resident.grown_up'],
    },
    {
      name: 'let-grown-go',
      cron: '20 0 * * *',
      run: () => letGrownGo(deps),
      audit: ['household.child_grown'],
    },
    {
      name: 'warn-of-lapse',
      cron: '0 9 * * *',
      run: () => warnOfLapse(deps),
      audit: { none: 'tells people something and changes nothing else' },
    },
    // Again until noon: a worker that slept, or was killed, goes on with the groups that were not told.
    {
      name: 'leave-alerts',
      cron: '*/2 * * * *',
      run: () => leaveAlerts(deps),
      audit: { none: 'tells groups of staff codes and clocks that name nobody' },
    },
    {
      name: 'leave-digests',
      cron: '*/10 9-12 * * *',
      run: () => leaveDigests(deps),
      audit: { none: 'tells groups counts that name nobody' },
    },
    // Most of what lapses does so at the end of a month or of a year; by then that night’s run is done.
    {
      name: 'count-lapsed',
      cron: '30 5 2 * *',
      run: () => countLapsed(deps),
      audit: ['lapsed.counted'],
    },
    {
      name: 'warn-of-pools',
      cron: '25 * * * *',
      run: () => warnOfPools(deps),
      audit: { none: 'raises warnings of pools, and ends them, and changes nothing else' },
    },
    {
      name: 'learn-categories',
      cron: '40 2 * * *',
      run: () => learnCategories(deps, decidedCases(deps)),
      audit: ['category_model.learnt'],
    },
    {
      name: 'find-topics',
      cron: '35 * * * *',
      run: () => findTopics(deps),
      audit: { none: 'groups reports by what they tell of, and changes none of them' },
    },
    {
      name: 'end-bulletin',
      cron: '5 0 * * *',
      run: () => endShown(deps),
      audit: ['bulletin.ended'],
    },
    {
      name: 'forget-photos',
      cron: '15 4 * * *',
      run: async () => (await forgetUnusedPhotos(deps)) + (await forgetPapers(deps)),
      audit: ['photos.forgotten'],
    },
    {
      name: 'forget-masked-photos',
      cron: '25 4 * * *',
      run: () => forgetMaskedPhotos(deps),
      audit: ['masked_photos.forgotten'],
    },
    {
      name: 'forget-old',
      cron: '10 4 * * *',
      run: () => forgetOld(deps),
      audit: {
        none: 'deletes what has served its purpose: sessions that ended, codes, request ids',
      },
    },
  ];
}

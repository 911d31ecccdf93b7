import type { Answer } from '../../ui/client.ts';

/** Parts of the contract as the screens see them. */
export type Rulebooks = Answer<'listRulebooks'>;
export type Version = Rulebooks['versions'][number];
export type DraftSummary = Rulebooks['drafts'][number];
export type Pool = Rulebooks['pools'][number];
export type Draft = Answer<'getRuleDraft'>;
export type Book = Draft['document'];
export type Rule = Book['rules'][number];
export type Campaign = Book['campaigns'][number];
export type DeedKind = Rule['deed'];
export type Reading = Answer<'readRuleSentences'>;
export type Finding = Reading['findings'][number];
export type Differences = Answer<'getRuleDifferences'>;
export type Change = Differences['rules'][number];
export type CarryOver = Answer<'getRuleCarryOver'>;
export type Collision = CarryOver['collided'][number];

/** What a form part takes: the value and a way to replace it. */
export interface Part<T> {
  value: T;
  change: (next: T) => void;
  disabled: boolean;
}

import type { categoryModelsZh } from './category-models.zh-CN.ts';

export const categoryModelsEn: typeof categoryModelsZh = {
  heading: 'Kinds learnt',
  lead: 'From a sentence of a resident the platform guesses the kind of case. It learns from what this county’s own staff found cases to be: at night, when enough is new, and never to the worse.',
  loading: 'Fetching what was learnt',
  none: 'Nothing learnt yet',
  noneWords:
    'Once enough cases are accepted, the first version is learnt at night. Until then it goes by keywords.',
  next: '{{decided}} cases accepted since the last version; {{from}} make it learn again.',
  now: 'In use',
  byKeywords: 'Keywords alone: nothing that was learnt is used.',
  inUse:
    'Version {{version}}, learnt from {{cases}} cases. Where it is less than {{percent}}% sure it is silent, and keywords guess.',
  inUseSilent:
    'Version {{version}}, learnt from {{cases}} cases. It is not sure enough of anything yet and stays silent; keywords guess.',
  held: 'Somebody went back to this version: what is learnt later is kept and not taken into use by itself, until somebody chooses again. Once the newest is chosen, newer ones take its place again.',
  measured: 'How it does',
  measuredLead:
    'A third of the cases, with those that read almost the same, was kept from it and then asked: {{n}} cases, of the kinds that can be learnt.',
  coverage: 'Where it spoke',
  accuracyCovered: 'Right where it spoke',
  accuracy: 'Right if it always spoke',
  macroF1: 'Mean over kinds (macro F1)',
  keywordsAccuracy: 'Right by keywords alone',
  byCategory: 'Kind by kind, the weakest first',
  category: 'Kind',
  cases: 'Asked',
  recall: 'Found',
  precision: 'Right when said',
  confused: 'Most often mixed up',
  takenFor: '“{{category}}” was taken for “{{said}}”',
  times: '{{n}} times',
  versions: 'Versions',
  versionsLead:
    'Another version is in use within half a minute. Of very old ones only the figures are kept.',
  version: 'Version {{version}}',
  trained: 'learnt {{when}} from {{cases}} cases, {{accuracy}} right',
  verdicts: {
    worse: 'did worse than the one in use, and was not taken',
    switched_off: 'not taken: somebody had gone back to keywords',
    held: 'not taken: somebody had gone back to the one in use',
  },
  tooOld: 'too old, figures only',
  active: 'In use',
  useNamed: 'Use version {{version}}',
  catalogue: 'The catalogue',
  catalogueLead:
    'Keywords serve until something is learnt, and kinds too rare to be learnt. Codes stay: older cases are filed under them.',
  categoryFacts: '{{code}} · severity {{severity}} · {{days}} days to solve',
  edit: 'Edit',
  editNamed: 'Edit “{{name}}”',
  nameZh: 'Name in Chinese',
  nameEn: 'Name in English',
  keywords: 'Keywords, with spaces between them',
  severity: 'Severity, 1 the worst to 4',
  resolveDays: 'Days to solve, 1 to 60',
  gaps: {
    name: 'Give it a name',
    severity: 'A number from 1 to 4',
    resolveDays: 'A number from 1 to 60',
  },
  save: 'Save this kind',
  cancel: 'Leave it',
  keywordsHeading: 'Do without',
  keywordsLead:
    'Keywords alone, until somebody chooses a version. It goes on learning, and takes nothing into use by itself.',
  keywordsUse: 'Keywords alone',
};

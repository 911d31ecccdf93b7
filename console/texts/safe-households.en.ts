import type { safeHouseholdsZh } from './safe-households.zh-CN.ts';

export const safeHouseholdsEn: typeof safeHouseholdsZh = {
  heading: 'Safe households',
  lead: 'A family that reaches all of this within a year is a safe household. Only what they did counts; what is published is not changed, a new version holds from a day to come.',
  loading: 'Fetching the criteria',
  inForce: 'Version {{version}}, in force from {{day}}',
  coming: 'Version {{version}}, from {{day}}',
  none: 'Nothing published yet: residents do not see it.',
  kinds: {
    members: 'People in the household',
    deeds: 'Deeds',
    kinds: 'Kinds of deeds',
    months: 'Months with a deed',
    points: 'Points in the year',
  },
  atLeast: '{{kind}} ≥ {{count}}',
  form: {
    heading: 'Publish a new version',
    hint: 'Leave empty what is not asked for',
    from: 'From which day on',
    fromMissing: 'Choose tomorrow or a later day.',
    wrong: 'A whole number from 1 to 10000, or nothing.',
    nothing: 'Ask for one thing at least.',
    send: 'Publish',
    done: 'Published.',
  },
};

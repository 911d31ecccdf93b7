import type { safeHouseholdsZh } from './safe-households.zh-CN.ts';

export const safeHouseholdsEn: typeof safeHouseholdsZh = {
  heading: 'Safe households',
  lead: 'A family that reaches all of this within a year is a safe household. Only what they did counts; what is published is not changed, a new version holds from a day to come.',
  loading: 'Fetching the criteria',
  inForce: 'Version {{version}}, in force from {{day}}',
  coming: 'Version {{version}}, from {{day}}',
  none: 'Nothing published yet: residents do not see it.',
  kinds: {
    members: 'People who take part, at least',
    deeds: 'Deeds, at least',
    kinds: 'Kinds of deeds, at least',
    months: 'Months with a deed, at least',
    points: 'Points in the year, at least',
  },
  atLeast: {
    members: '{{count}} people take part',
    deeds: '{{count}} deeds together',
    kinds: 'deeds of {{count}} kinds',
    months: 'something done in {{count}} months',
    points: '{{count}} points in the year',
  },
  form: {
    heading: 'Publish a new version',
    hint: 'Leave empty what is not asked for.',
    from: 'From which day on',
    fromMissing: 'Choose tomorrow or a later day.',
    wrong: 'A whole number from 1 to 10000, or nothing.',
    nothing: 'Ask for one thing at least.',
    send: 'Publish',
    done: 'Published.',
  },
};

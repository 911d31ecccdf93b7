/** What a grown-up may say of their age, or leave. */
export const sayableAgeGroups = ['18_34', '35_59', '60_plus'] as const;
export type SayableAgeGroup = (typeof sayableAgeGroups)[number];

/** Where values of files of mediation stand, as their seals know it. */
export const factsAt = (id: string) => ({ field: 'mediations.facts', row: id });
export const wishesAt = (id: string) => ({ field: 'mediations.wishes', row: id });
export const termsAt = (id: string) => ({ field: 'mediations.terms', row: id });
export const courtNumberAt = (id: string) => ({ field: 'mediations.court_number', row: id });
export const paperAt = (mediation: string, no: number) => ({
  field: 'mediation_papers.words',
  row: `${mediation}/${no}`,
});
export const partyNameAt = (party: string) => ({ field: 'mediation_parties.name', row: party });
export const detailsAt = (party: string) => ({ field: 'mediation_parties.details', row: party });
export const signatureAt = (party: string) => ({
  field: 'mediation_parties.signature',
  row: party,
});
export const employerAt = (resident: string) => ({ field: 'mediators.employer', row: resident });
export const formerEmployersAt = (resident: string) => ({
  field: 'mediators.former_employers',
  row: resident,
});
export const wordsAt = (resident: string) => ({ field: 'mediators.words', row: resident });
export const noteAt = (resident: string) => ({ field: 'mediators.note', row: resident });

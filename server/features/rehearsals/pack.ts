import { deedKinds, outcomes } from '../../../contract/rules.ts';
import { emptyLot, joinedAs, type Lot, type LotDeed, type PersonOfDeed } from './lot.ts';

const kindNumbers = new Map<string, number>(deedKinds.map((kind, place) => [kind, place]));
const outcomeBits = new Map<string, number>(outcomes.map((one, place) => [one, 1 << place]));

/** Numbers texts in the order of their first appearance. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  numberOf(text: string, onFirst?: () => void): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    onFirst?.();
    return number;
  }
}

/** Packs deeds into lots; one packer for a whole run, whose numbers go on from lot to lot. */
export function createPacker() {
  const people = new Numbering();
  const households = new Numbering();
  const sources = new Numbering();
  const categories = new Numbering();
  const grids = new Numbering();
  const counterparts = new Numbering();

  function numberPerson(lot: Lot, { id, ageGroup, grid }: PersonOfDeed): number {
    return people.numberOf(id, () =>
      lot.newPeople.push({
        ageGroup,
        town: grid === null ? null : grid.slice(0, 9),
      }),
    );
  }

  function write(lot: Lot, place: number, deed: LotDeed): void {
    const { household, category, grid, counterpart } = deed;
    lot.at[place] = deed.at;
    lot.kind[place] = kindNumbers.get(deed.kind) ?? 0;
    lot.person[place] = numberPerson(lot, deed.person);
    lot.household[place] = household === null ? -1 : households.numberOf(household);
    lot.source[place] = sources.numberOf(deed.source);
    lot.joined[place] = deed.joined === true ? joinedAs.indexOf(deed.merged ?? 'said') + 1 : 0;
    lot.category[place] =
      category === null
        ? -1
        : categories.numberOf(category, () => lot.newCategories.push(category));
    lot.grid[place] = grid === null ? -1 : grids.numberOf(grid, () => lot.newGrids.push(grid));
    lot.lng[place] = deed.position?.lng ?? Number.NaN;
    lot.lat[place] = deed.position?.lat ?? Number.NaN;
    lot.quantity[place] = deed.quantity;
    lot.grade[place] = deed.grade;
    lot.outcomes[place] = deed.outcomes.reduce(
      (bits, one) => bits | (outcomeBits.get(one) ?? 0),
      0,
    );
    lot.recovered[place] = deed.recovered;
    lot.counterpart[place] = counterpart === null ? -1 : counterparts.numberOf(counterpart);
  }

  return {
    pack(deeds: readonly LotDeed[]): Lot {
      const lot = emptyLot(deeds.length);
      for (const [place, deed] of deeds.entries()) write(lot, place, deed);
      lot.count = deeds.length;
      return lot;
    },
  };
}

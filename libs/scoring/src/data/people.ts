import type { Dataset } from './dataset';

/** Everybody who rated or wrote. Raters keep their index, authors who rated nothing have the numbers after them. */
export interface People {
  count: number;
  /** Who wrote each note. */
  authorOf: Uint32Array;
  idOf(person: number): string;
}

const known = new WeakMap<Dataset, People>();

/** Numbered once a run, since looking up the author of each note takes long. */
export function peopleOf(data: Dataset): People {
  const people = known.get(data) ?? numberPeople(data);
  known.set(data, people);
  return people;
}

function numberPeople({ raterId, authorId }: Dataset): People {
  const numbers = new Map<string, number>();
  for (let u = 0; u < raterId.length; u++) numbers.set(raterId[u]!, u);
  const others: string[] = [];
  const authorOf = new Uint32Array(authorId.length);
  for (let n = 0; n < authorId.length; n++) {
    const id = authorId[n]!;
    let person = numbers.get(id);
    if (person === undefined) {
      person = numbers.size;
      numbers.set(id, person);
      others.push(id);
    }
    authorOf[n] = person;
  }
  return { count: numbers.size, authorOf, idOf: (person) => raterId[person] ?? others[person - raterId.length]! };
}

/** All of them in the order of their ids. */
export function peopleById({ count, idOf }: People, raters: number): Uint32Array {
  const others = Uint32Array.from({ length: count - raters }, (_, k) => raters + k).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const order = new Uint32Array(count);
  let [u, k] = [0, 0];
  for (let at = 0; at < count; at++) {
    const isRater = k === others.length || (u < raters && idOf(u) < idOf(others[k]!));
    order[at] = isRater ? u++ : others[k++]!;
  }
  return order;
}

/** Each person's notes, ascending: from starts[person] to starts[person + 1] − 1 in `notes`. */
export function notesByAuthor({ count, authorOf }: People): { starts: Uint32Array; notes: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (let n = 0; n < authorOf.length; n++) starts[authorOf[n]! + 1]!++;
  for (let person = 0; person < count; person++) starts[person + 1]! += starts[person]!;
  const notes = new Uint32Array(authorOf.length);
  const next = starts.slice();
  for (let n = 0; n < authorOf.length; n++) notes[next[authorOf[n]!]!++] = n;
  return { starts, notes };
}

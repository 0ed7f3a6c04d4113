import type { NoteContent, StatementContent } from '../../tables';
import { Random } from '../../random';
import { note } from '../content';

const PLACES = ['Harrow Bay', 'Eastfield', 'Millbrook', 'Stanmore', 'Northgate', 'Riverside', 'Alder Hill', 'Fernworth', 'Quayside', 'Oldmere', 'Brackwater', 'Tern Valley', 'Saltcombe'];

/** A kind of news, and what one would write about it. */
interface Story {
  readonly section: string;
  readonly claim: (place: string, n: number) => string;
  /** What is known, with a source at the given address. */
  readonly known: (place: string, n: number, k: number, source: string) => string;
}

/** `n` is 20 to 99, `k` 2 to 9. */
const STORIES: readonly Story[] = [
  { section: 'library', claim: (place, n) => `The library of ${place} throws away ${n} % of its books.`, known: (_, n, k, source) => `The figure mixes up shelves and books: ${n} % of the shelves move to the first floor. According to the report, ${k} % of the books were sold or given away. ${source}` },
  { section: 'weather', claim: (place, n) => `${place} has had no rain for ${n} days.`, known: (_, n, k, source) => `The station measured rain on ${k + 3} of these ${n} days, ${n + k} mm in all. The data are published every morning. ${source}` },
  { section: 'buses', claim: (place) => `The new buses of ${place} are slower than walking.`, known: (_, n, k, source) => `Measured over a week in the timetable data, line ${k} takes ${n} minutes for 9 km. Slower was one ride, behind a removal van. ${source}` },
  { section: 'sports', claim: (place, n) => `The sports field of ${place} will be closed for ${n} weeks.`, known: (_, n, k, source) => `The notice says ${k} weeks, for new grass. The ${n} stands for the number of loads of soil that are needed. ${source}` },
  { section: 'bakery', claim: (place, n) => `A loaf at the fair of ${place} weighed ${n * 10} kilograms.`, known: (_, n, k, source) => `The official list has it at ${n} kg and ${k * 100} g, as the photo of the scale shows. A nought was added in the post. ${source}` },
  { section: 'park', claim: (place, n) => `${place} spends ${n} million on a single bench.`, known: (_, n, k, source) => `The ${n} million are the budget of all parks for ${k} years. The bench cost ${n * k * 10}, with delivery, as the published invoice shows. ${source}` },
  { section: 'school', claim: (place, n) => `${n} pupils of ${place} had to be taught in the corridor.`, known: (_, n, k, source) => `It was one lesson for a class of ${k + 20}, while a window was repaired. ${n} is the number of the room, says the school’s statement. ${source}` },
  { section: 'harbour', claim: (place, n) => `The ferry to ${place} was late on ${n} of 100 days.`, known: (_, n, k, source) => `The log of the harbour counts ${k} of the last 100 days with more than ten minutes. The ${n} counts single trips of a year. ${source}` },
  { section: 'museum', claim: (place, n) => `The museum of ${place} had only ${n} visitors this month.`, known: (_, n, k, source) => `${n} is the number of guided tours. Tickets sold: ${n * k * 7}, according to the monthly figures. ${source}` },
  { section: 'bridge', claim: (place, n) => `The old bridge of ${place} carries only ${n} people at a time.`, known: (_, n, k, source) => `The plate at the bridge says ${n * k * 10} kg for each metre. The test report of this spring confirms that for the whole length. ${source}` },
  { section: 'festival', claim: (place, n) => `The festival of ${place} left ${n} tons of rubbish.`, known: (_, n, k, source) => `The waste office weighed ${k} t, about as much as last year. ${n} t was an estimate from before the festival. ${source}` },
];

const VIEWS = ['I think somebody just wants attention here.', 'Sounds like nonsense to me.', 'Everybody knows what they are like over there.', 'Boring! Who cares?', 'Obviously somebody earns well on this.', 'I feel it was much nicer there when I was young.'];

const slug = (place: string): string => place.toLowerCase().replaceAll(' ', '-');

/**
 * Statements without end for a community that goes on living: each index gives another one, always the same, with a note
 * that says what is known, and for every second one that only has a view.
 */
export function furtherStatement(index: number, seed: number): StatementContent {
  const random = new Random(seed, 1000 + index);
  const story = STORIES[index % STORIES.length]!;
  const place = PLACES[index % PLACES.length]!;
  const [n, k] = [20 + random.below(80), 2 + random.below(8)];
  const path = `${slug(place)}/${story.section}-${index + 1}`;
  const notes: NoteContent[] = [note(0.75 + 0.1 * random.uniform(), 0, 'error', story.known(place, n, k, `https://${slug(place)}.example.org/${story.section}/${index + 1}`))];
  if (random.chance(0.5)) notes.push(note(-0.4 - 0.2 * random.uniform(), 0, 'other', `${random.pick(VIEWS)} https://talk.example.net/${index + 1}`));
  return { url: `https://news.example/${path}`, claim: story.claim(place, n), authorName: null, language: 'en', topic: 'town life', notes };
}

import { fine, note, posted, said, topic } from './content';

export const SCIENCE = topic('science', [
  posted('https://social.example/posts/40404', 'We use only ten percent of our brain.', [
    note(0.81, 0, 'error', 'Scans show activity in all regions over a day, and damage to almost any of them has effects. The ten percent goes back to a misquoted sentence of 1907. https://neuro.example.org/ten-percent'),
    note(0.3, 0, 'other', 'Some people use even less.'),
  ]),
  posted('https://courier.example/science/asteroid', 'Asteroid the size of a stadium will hit us in 2046.', [
    note(0.77, 0, 'context', 'Its size is about 50 m, and the chance was 1 in 600 when it was found; after more observations it is now below 1 in 770,000. https://sky.example.org/risk-list'),
    note(0.5, 0, 'error', 'The risk list has it at nearly zero. https://sky.example.org/risk-list'),
    fine(-0.3, 0, 'opinion', 'Finally some good news.'),
  ]),
  posted('https://social.example/posts/41555', 'Bananas are radioactive, so nuclear waste is harmless.', [
    note(0.76, 0.1, 'context', 'A banana gives about 0.1 µSv. Spent fuel gives a deadly dose within minutes at one metre without shielding; the two differ by a factor of more than ten million. https://physics.example.org/doses'),
    note(0.2, 0.7, 'error', 'Tell that to the people who have to live next to a repository. https://no-repository.example.org'),
    note(0.15, -0.6, 'other', 'Nuclear power is the cleanest energy we have and the fear is bred on purpose. https://atoms.example.net/clean'),
  ]),
  said('Podcast on parenting', 'Sugar makes children hyperactive.', [
    note(0.74, 0, 'error', 'In 23 blind trials behaviour did not differ after sugar and sweetener. Parents who were told "sugar" saw more restlessness. https://medicine.example.org/sugar/meta-analysis'),
    note(0.1, 0, 'unverified', 'Come to one birthday party and you will see that it does.'),
  ]),
  posted('https://social.example/posts/43120', 'This picture shows the surface of Mars with a river.', [
    note(0.78, 0, 'media', 'It is a rock desert in southern Africa with the colours changed; the same frame stands in a stock archive since 2012. https://archive.example.org/photos/desert-river'),
    note(0.25, 0, 'media', 'Fake.'),
    note(0.45, 0, 'media', 'No camera has photographed a river there, only dry beds. https://sky.example.org/mars/images'),
  ]),
  posted('https://social.example/posts/44987', 'Un estudio con ratones demuestra que las personas podrán vivir 150 años.', [
    note(0.72, 0, 'context', 'Los ratones tratados vivieron un 12 % más. El estudio no trata de personas, y los autores advierten contra esa conclusión en la página 9. https://revista.example.org/ratones-longevidad'),
    note(0.2, 0.1, 'unverified', 'Otro titular que promete milagros.'),
    fine(-0.2, 0, 'opinion', 'Ojalá sea verdad.'),
  ], 'es'),
  posted('https://social.example/posts/45231', 'Bees will be extinct in four years.', [
    note(0.74, 0.1, 'error', 'Hives kept by people have grown by 30 % since 1990; a third of the wild species here is declining, some sharply. No study gives four years. https://insects.example.org/bee-status'),
    note(0.35, 0.6, 'context', 'The date is wrong but poison on the fields is killing them, and everybody knows who sells it. https://green-action.example.org/bees'),
    note(0.1, -0.6, 'error', 'Panic to sell organic honey. https://farmers.example.org/bees'),
  ]),
]);

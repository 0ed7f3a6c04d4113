import { fine, note, posted, said, topic } from './content';

export const HEALTH = topic('health', [
  posted('https://social.example/posts/48120', 'Drinking a glass of warm lemon water every morning dissolves kidney stones within a week.', [
    note(0.79, 0, 'error unverified', 'Lemon juice raises citrate in urine, which can slow the growth of new stones. Trials found no effect on stones that are already there; those pass on their own or need treatment. https://medicine.example.org/kidney-stones/citrate-review'),
    note(0.1, -0.1, 'unverified', 'My cousin tried this for a month and it did nothing at all. https://forum.example.com/t/lemon-water'),
    fine(-0.5, 0.1, 'opinion', 'Home remedies are a personal choice, nobody is harmed by a lemon.'),
  ]),
  posted('https://courier.example/health/new-vaccine-deaths', 'Forty people died after the new flu shot in the northern region.', [
    note(0.84, 0.02, 'context', 'The forty deaths are among 610,000 people vaccinated, mostly over 80. In any eight weeks about 45 deaths are expected in that group without a shot. The regional review found no link. https://stats.example.org/flu-season/excess-deaths'),
    note(0.15, 0.8, 'unverified other', 'Typical scare story by people who never trusted medicine. Thousands are alive because of this shot, and articles like this one cost lives. https://opinion.example.com/trust-science'),
    note(-0.4, -0.75, 'context', 'They always say "no link". Who pays for these reviews? Ask yourself why nobody is allowed to question this. https://blog.example.net/just-asking'),
  ]),
  posted('https://social.example/posts/51377', 'Hospitals in our city send half of all emergency patients home untreated.', [
    note(0.74, -0.05, 'error', 'The city report says 48 % of emergency visits end without admission. Those patients were treated and went home the same day; 2.1 % left before being seen. https://city.example.org/health/emergency-report, table 3'),
    note(0.2, -0.7, 'context', 'Years of cuts brought us here. The number may be loose but everybody who has waited nine hours knows the system is broken. https://union.example.org/waiting-rooms'),
  ]),
  said('Radio host, morning programme', 'Doctors admit that nobody needs eight glasses of water a day.', [
    fine(0.69, 0, 'correct', 'This is right: reviews found no evidence for a fixed eight glasses. Thirst and food cover most of it for healthy adults. https://medicine.example.org/hydration-review'),
    note(-0.2, 0, 'other', 'Bad advice, always drink more water.'),
  ]),
  posted('https://video.example/watch/microwave-cells', 'This microscope video shows how microwaved food destroys blood cells.', [
    note(0.76, 0, 'media error', 'The clip is a stock recording of red cells put into distilled water, published in 2014. No food, heated or not, is part of it. https://archive.example.org/clips/osmosis-red-cells'),
    note(0.45, 0.05, 'error', 'Microwaves heat water in food. They do not make it harmful by themselves. https://science.example.org/kitchen-physics'),
    note(-0.7, 0, 'other', 'lol who believes this'),
  ]),
  posted('https://social.example/posts/60218', 'Un estudio demuestra que el café elimina el riesgo de diabetes.', [
    note(0.69, 0, 'error context', 'El estudio es observacional: quienes toman tres tazas tienen un 25 % menos de casos, no cero, y no prueba que el café sea la causa. Los autores lo dicen en el resumen. https://revista.example.org/cafe-diabetes'),
    note(0, 0.05, 'unverified', 'Todo en exceso es malo, también el café.'),
  ], 'es'),
  posted('https://courier.example/health/screens-and-sleep', 'Two hours of screen time cut the sleep of children in half, say researchers.', [
    note(0.72, 0.03, 'error', 'The paper reports 16 minutes less sleep on average for two hours of evening screen time, not half. https://journal.example.org/sleep/children-screens, figure 2'),
    note(0.3, 0.6, 'context', 'Blaming parents again. Working families have no nanny to read bedtime stories; the real problem is late shifts. https://families.example.org/shift-work'),
    note(0.25, -0.55, 'context', 'The number is off, yet every teacher sees what phones do to children. Parents should simply take them away. https://parents.example.net/phones'),
  ]),
  said('Fitness coach in a newsletter', 'Stretching before a run prevents injuries.', [
    note(0.64, 0, 'error', 'Reviews of trials with over 2,500 people found no fewer injuries after static stretching before exercise. Warming up slowly did help a little. https://sports-medicine.example.org/stretching'),
    note(0.1, 0, 'unverified', 'I have never stretched and never been hurt, so this is wrong.'),
  ]),
]);

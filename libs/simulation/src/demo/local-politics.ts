import { fine, note, posted, said, topic } from './content';

/** The towns and offices are made up. */
export const LOCAL_POLITICS = topic('local politics', [
  posted('https://social.example/posts/80102', 'The mayor of Harrow Bay spent 2 million on her new office.', [
    note(0.81, 0, 'error', 'The 2 million are for the whole town hall: roof, lifts and heating of 64 rooms, decided by the council in March. The budget lists 9,400 for the mayor’s room. https://harrowbay.example.org/budget/2026, page 41'),
    note(0.1, -0.8, 'context', 'Whatever the exact sum, she raised parking fees in the same month. Typical of that party. https://harrowbay-citizens.example.net/parking'),
    note(0.15, 0.75, 'error', 'A lie by the people who let the roof rot for twenty years while they were in office. https://progress-harrowbay.example.org/roof'),
  ]),
  posted('https://courier.example/harrow-bay/tram', 'Nine out of ten citizens are against the tram, a survey shows.', [
    note(0.74, 0.05, 'context', 'The survey asked 212 shop owners on one street where the tram would take parking. A sample of all residents in May had 51 % for and 38 % against. https://stats.example.org/harrowbay/tram-polls'),
    note(0.2, 0.75, 'error', 'The car lobby pays for a fake survey and the Courier prints it. We need the tram yesterday. https://tram-now.example.org/survey'),
    note(0.1, -0.7, 'other', 'Every shop on Main Street will die and the town hall does not listen. https://mainstreet.example.net/no-tram'),
  ]),
  said('Candidate at a debate in Eastfield', 'Crime in Eastfield doubled under this council.', [
    note(0.79, 0, 'error context', 'Recorded offences rose from 1,930 to 2,044 in four years, by 6 %. Doubled are only reports of online fraud, from 88 to 181. https://police.example.org/eastfield/annual-figures'),
    note(0.2, -0.7, 'context', 'People feel unsafe at the station and no table changes that. The candidate says what others hide. https://eastfield-first.example.net/station'),
    note(0.2, 0.7, 'error', 'Fear is all he has to offer. He voted against the youth centre, by the way. https://eastfield-forward.example.org/votes'),
  ]),
  posted('https://social.example/posts/82260', 'The council of Eastfield banned the word "Christmas" from its market.', [
    note(0.76, -0.05, 'error satire', 'The source is a satire page. The market is called Christmas Market in this year’s permit and on the posters. https://eastfield.example.org/market/permit'),
    note(-0.1, -0.65, 'other', 'Maybe not this year, but you can see where things are going.'),
  ]),
  posted('https://social.example/posts/83015', 'Rents in Millbrook fell by a fifth since the rent cap.', [
    note(0.72, -0.02, 'context', 'Rents of flats under the cap fell by 4 % after inflation; asking rents of all other flats rose by 11 %. The fifth compares with a forecast, not with earlier rents. https://housing.example.org/millbrook/two-years'),
    note(0.2, -0.75, 'error', 'Rent caps never work, as any economics book says. Landlords sell, tenants lose. https://market-view.example.com/caps'),
    fine(0.1, 0.75, 'correct', 'It works and that is why landlords are so angry. https://tenants.example.org/cap-works'),
  ]),
  posted('https://courier.example/millbrook/school-meals', 'Schools in Millbrook now serve only vegan meals.', [
    note(0.78, 0.03, 'error', 'The plan of the kitchens has one vegan day a week and a dish with and without meat on the other four. https://millbrook.example.org/schools/menu'),
    note(0.3, 0.55, 'error', 'One meatless day and the outrage machine starts. Children like it. https://school-food.example.org/millbrook'),
  ]),
  said('Leaflet found in Millbrook letter boxes', 'If you vote by mail your ballot is counted only when the result is close.', [
    note(0.84, 0, 'error', 'All mail ballots are counted in every election, in the same night as those from polling stations. The law names no exception, and counting is open to anyone. https://elections.example.org/law/counting'),
    note(0.5, 0.3, 'error', 'Not true. They are always counted. https://elections.example.org/faq'),
  ]),
  posted('https://social.example/posts/85777', 'The new bridge in Harrow Bay is closed because the beams are rusting.', [
    note(0.2, 0, 'unverified', 'I drove across it on Sunday.'),
    note(0.74, 0, 'error', 'It was closed from 3 to 5 May for the load test that every new bridge gets. The report lists no corrosion. https://roads.example.org/harrowbay/load-test'),
  ]),
]);

import { fine, note, posted, said, topic } from './content';

/** Clubs and players are made up. */
export const SPORTS = topic('sports', [
  posted('https://social.example/posts/90001', 'The referee of the cup final is a member of Northgate FC.', [
    note(0.74, 0, 'error', 'The membership card in the post belongs to a man of the same name, born 1987; the referee was born in 1979 and comes from another county. The club and the association both said so. https://association.example.org/statements/cup-final'),
    note(-0.1, -0.6, 'unverified', 'He gave Northgate two penalties out of nothing. Draw your own conclusions.'),
    note(-0.1, 0.6, 'unverified', 'Riverside fans crying again after losing fair and square.'),
  ]),
  posted('https://courier.example/sports/marathon-record', 'Amateur runs the marathon in under two hours.', [
    note(0.79, 0, 'error', 'Her chip shows no time between km 12 and km 31. The organiser took the result off the list on Monday. https://harrow-marathon.example.org/results/corrections'),
    note(0.4, 0, 'unverified', 'The world’s best barely do that, so it is impossible. https://running.example.com/records'),
  ]),
  said('Television expert', 'No team has ever come back from a three-goal deficit in this cup.', [
    note(0.72, 0, 'error', 'Three teams have: Stanmore in 1958, Eastfield in 1983 and Riverside in 2011. https://cup-history.example.org/comebacks'),
    note(0.55, 0, 'error', 'Riverside did it in 2011, I was there. https://cup-history.example.org/2011'),
  ]),
  posted('https://social.example/posts/91450', 'The stadium costs taxpayers nothing.', [
    note(0.77, 0.1, 'context', 'The club pays for the building. The town pays for roads and the new stop, 31 million, and gives the land for a lease of 1 a year. https://harrowbay.example.org/stadium/contract'),
    note(0.2, 0.6, 'context', 'Bread and games while our library is closed on Fridays. https://progress-harrowbay.example.org/library'),
    fine(0, -0.55, 'correct', 'True, the club builds it with its own money and brings jobs. https://northgate-fans.example.net/stadium'),
  ]),
  posted('https://video.example/watch/olympic-dive', 'This judge gave ten points to a dive that failed.', [
    note(0.74, 0, 'media', 'Two events were cut together: the dive is from the warm-up, the score belongs to the next diver. The full recording shows both from 41:20. https://archive.example.org/diving-final'),
    note(0.1, 0, 'other', 'Judging is always political in this sport.'),
  ]),
  posted('https://social.example/posts/92833', 'Women’s matches had more viewers than men’s last season.', [
    note(0.69, -0.02, 'context', 'True for the two finals only: 3.1 against 2.9 million. Over the season the average was 0.4 against 1.6 million. https://stats.example.org/tv/season'),
    note(0.1, 0.65, 'other', 'Some men cannot stand that women’s football is simply better to watch now.'),
    note(-0.2, -0.65, 'error', 'Nobody watches that, stop pretending.'),
  ]),
  posted('https://social.example/posts/93417', 'Le club a vendu moins de billets que l’an dernier.', [
    fine(0.6, 0, 'correct', 'C’est exact : 402 118 billets contre 431 960, d’après le rapport du club. https://club.example.org/rapport-annuel'),
    note(-0.1, 0, 'context', 'Oui mais il pleuvait beaucoup.'),
  ], 'fr'),
]);

import { fine, note, posted, said, topic } from './content';

export const ECONOMY = topic('economy', [
  posted('https://social.example/posts/20077', 'Food prices tripled in two years.', [
    note(0.8, 0, 'error', 'The official basket rose by 27 % from March 2024 to March 2026. Single goods rose more: olive oil by 94 %, cocoa by 110 %. https://stats.example.org/prices/food'),
    note(0.2, -0.65, 'context', 'Official numbers are for people who do not shop. My bill has doubled and the government shrugs. https://households.example.net/bills'),
    note(0.25, 0.65, 'context', 'Not tripled, but the chains doubled their profits while they blame everything else. https://fair-trade-union.example.org/margins'),
  ]),
  posted('https://courier.example/economy/minimum-wage-jobs', 'The higher minimum wage destroyed 100,000 jobs.', [
    note(0.74, 0.08, 'context', 'The 100,000 is a forecast from before the change. The labour office counted 41,000 more jobs a year later; what would have been without it nobody can count. https://labour.example.org/minimum-wage/first-year'),
    note(0.25, 0.75, 'error', 'Every time wages rise the rich announce the end of the world, and every time they are wrong. https://fair-trade-union.example.org/wages'),
    note(0.2, -0.75, 'context', 'Ask the bakeries that closed. Such wages are set by people who never paid a wage themselves. https://small-business.example.org/closed'),
  ]),
  said('Finance minister in an interview', 'We have the lowest debt of all neighbouring countries.', [
    note(0.76, 0, 'error', 'By share of output it is third of seven, 61 %, behind 38 % and 55 %. Lowest is the growth of debt in 2025. https://stats.example.org/debt/neighbours'),
    note(0.15, -0.7, 'error', 'Another lie of this minister, who has never balanced anything. https://opposition.example.net/debt'),
  ]),
  posted('https://social.example/posts/21930', 'Cash will be forbidden from January.', [
    note(0.81, 0, 'error', 'The draft law limits cash payments between companies to 10,000. Private payments and shops are not part of it; a duty to accept cash is even added in article 4. https://parliament.example.org/drafts/cash'),
    note(-0.3, -0.6, 'other', 'First 10,000, then 1,000, then none. Wake up.'),
  ]),
  posted('https://social.example/posts/22518', 'A four-day week raises output by 40 percent.', [
    note(0.71, -0.02, 'context', 'One sales office measured 40 % for one August, against the August before. The trial with 61 firms found output about unchanged with 20 % fewer hours. https://work.example.org/four-days/trial'),
    note(0.2, -0.6, 'error', 'Work less, get more: only people who live off others believe that. https://market-view.example.com/four-days'),
    fine(0.2, 0.65, 'correct', 'Rested people work better, this has been known for ages. https://fair-trade-union.example.org/four-days'),
  ]),
  posted('https://social.example/posts/23301', 'Ten percent of households own ninety percent of all homes.', [
    note(0.7, 0.05, 'error', 'The survey says that the top ten percent own 47 % of housing wealth. 58 % of households live in a home of their own. https://housing.example.org/ownership-survey'),
    note(0.3, 0.6, 'context', 'The number is too high, the scandal is the same. https://tenants.example.org/who-owns'),
  ]),
  posted('https://video.example/watch/empty-port', 'Our largest port has been empty since the tariffs.', [
    note(0.77, 0, 'media old', 'The pictures are from the storm closure on 2 February 2024. In the first half of this year the port moved 4.3 million containers, 3 % fewer than before. https://port.example.org/figures'),
    note(0.15, -0.5, 'other', 'So what, tariffs protect our workers. https://made-here.example.net/tariffs'),
    note(0.2, 0.5, 'context', 'Old video, but the damage is real. https://free-trade.example.org/tariffs'),
  ]),
  said('Caption under a cartoon', 'The central bank prints a new note for every cat picture.', [
    fine(0.55, 0, 'joke', 'This is a cartoon from a humour magazine, its series is signed bottom right. https://humour.example.org/series/cats'),
    note(-0.6, -0.2, 'satire', 'Funny because inflation is exactly that.'),
  ]),
]);

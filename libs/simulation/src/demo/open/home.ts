import { fine, note, posted, said, topic } from '../content';

/** Kitchens, gardens, weather and games. */
export const OPEN_HOME = topic('home and leisure', [
  posted('https://news.example/kitchen/salt-boils-faster', 'Salt makes pasta water boil much faster.', [
    note(0.85, 0, 'error', 'Salt raises the boiling point: 10 g in a litre by about 0.1 °C, so it takes some seconds longer. It is there for the taste. https://kitchen-physics.example.org/salt-water'),
    note(0.25, 0, 'error', 'Wrong.'),
  ]),
  posted('https://social.example/posts/104106', 'Bread stays fresh longest in the fridge.', [
    note(0.8, 0, 'error', 'Starch hardens fastest at 0 to 8 °C. In a test of 12 loaves those in the fridge were stale after 2 days, those in a box after 4. Freezing works. https://bakers.example.org/keeping-bread'),
    note(-0.45, 0, 'other', 'Just buy fresh bread, people.'),
  ]),
  posted('https://news.example/kitchen/wooden-boards', 'Wooden cutting boards are forbidden in restaurants.', [
    note(0.78, 0, 'error', 'The hygiene rules ask for boards that can be cleaned and have no cracks, and name hard wood as allowed. https://food-safety.example.org/rules/surfaces, article 5'),
    fine(0.1, 0, 'opinion', 'Plastic is nicer to clean, so why not.'),
  ]),
  posted('https://news.example/weather/wettest-october', 'This October was the wettest since records began.', [
    note(0.84, 0, 'error', 'The network measured 121 mm. Wetter were 1903, 1976 and 2002, the last with 148 mm; this year is fourth of 131. https://weather.example.org/monthly/october'),
    note(-0.5, 0, 'unverified', 'My garden says otherwise.'),
    note(0.25, 0.6, 'context', 'Fourth or first, only those who sold their boots can still deny what is going on. https://green-action.example.org/october'),
  ]),
  posted('https://social.example/posts/105533', 'You can hear in the shell the sea it came from.', [
    note(0.76, 0, 'error', 'What one hears are sounds of the room, which the hollow shell makes louder between 300 and 1,500 Hz. A cup does the same. https://sound.example.org/shells'),
    note(-0.5, 0, 'other', 'Let children have their fun.'),
  ]),
  said('Voice at a garden centre', 'Coffee grounds make any soil sour.', [
    note(0.8, 0, 'error', 'Used grounds are close to neutral, pH 6.5 to 6.8 in 14 samples; beds with 2 kg a square metre did not change measurably. https://gardens.example.org/trials/coffee-grounds'),
    note(0.2, 0, 'unverified', 'My roses love it.'),
  ]),
  posted('https://news.example/garden/hedgehog-milk', 'Hedgehogs should be given milk in autumn.', [
    note(0.87, 0, 'error', 'Hedgehogs do not digest milk sugar and get ill from it. Wildlife stations recommend water and cat food without sauce. https://wildlife.example.org/hedgehogs/feeding'),
    note(0.5, 0, 'error', 'Please no milk, only water! https://hedgehog-help.example.org/faq'),
  ]),
  posted('https://social.example/posts/106241', 'The city league cancelled all matches because of one wet pitch.', [
    note(0.81, 0, 'error', 'Four of 46 matches were moved to the 29th, all on the two grass pitches at the river. The list is on the league’s page. https://league.example.org/matchday-9/changes'),
    note(-0.55, 0.05, 'other', 'In my day we played in snow.'),
  ]),
  posted('https://news.example/sports/rowing-record', 'Northgate’s eight rowed a world record on Saturday.', [
    note(0.83, 0, 'context', 'It is the record of this course, 5:41.2 with 3 m/s of wind from behind. Records of the federation are not kept with such wind. https://rowing.example.org/results/northgate-head'),
    note(0.15, -0.55, 'other', 'Typical Northgate, always the loudest. https://riverside-rowers.example.net/loud'),
  ]),
  posted('https://video.example/watch/giant-pumpkin', 'This pumpkin weighs two tons.', [
    note(0.82, 0, 'media error', 'The scale in the video shows 204 kg; a dot was painted over. The list of the fair has it as third of the day. https://fernworth-fair.example.org/pumpkins'),
    note(0.1, 0, 'media', 'Looks fake.'),
  ]),
  posted('https://news.example/museum/free-entry', 'All museums are free on the first Sunday of the month.', [
    note(0.79, 0, 'context', 'True for the seven town museums. The ship museum and the mine, which are private, take 6 and 9. https://museums.example.org/prices'),
    note(-0.45, 0, 'other', 'Museums are boring.'),
  ]),
  posted('https://social.example/posts/107715', 'Chess clocks were invented for boxing.', [
    note(0.8, 0, 'error', 'They were first used at a chess tournament of 1883. Boxing rounds were timed with ordinary pocket watches. https://games-museum.example.org/clocks/1883'),
    note(0.2, 0, 'satire', 'This must be a joke.'),
  ]),
  posted('https://news.example/kitchen/honey', 'Honey from the shop is half sugar syrup.', [
    note(0.77, 0, 'error context', 'The food office tested 62 jars: 9 contained syrup, between 8 and 30 % of it. The other 53 contained none. https://food-safety.example.org/reports/honey'),
    note(0.25, -0.6, 'context', 'Nobody believes an office that is paid by the supermarkets. Buy from the farmer. https://farmers.example.org/honey'),
    note(0.2, 0.6, 'context', 'It is what happens when everything has to be cheap and workers are paid nothing. https://fair-trade-union.example.org/honey'),
  ]),
]);

import { note, posted, said, topic } from '../content';

/** Streets, bridges and budgets of towns that do not exist. */
export const OPEN_TOWN = topic('town life', [
  posted('https://news.example/harrow-bay/night-buses', 'Harrow Bay ends all night buses on Sunday.', [
    note(0.83, 0, 'error', 'Only line N4 ends. The timetable from Sunday lists N1, N2 and N3 every 40 minutes until 3:20, and N2 goes on to the harbour. https://buses-harrowbay.example.org/timetable/winter'),
    note(-0.55, 0, 'other', 'Night buses are always late anyway, who cares.'),
  ]),
  posted('https://news.example/harrow-bay/lighthouse', 'The lighthouse of Harrow Bay is the oldest in the country.', [
    note(0.8, 0, 'error', 'It was lit in 1811. The register of lights names four older ones, the first of 1703, and puts Harrow Bay fifth. https://lights.example.org/register/by-year'),
    note(0.1, 0, 'unverified', 'I think there is an older one in the north.'),
  ]),
  posted('https://social.example/posts/101412', 'The city of Eastfield spends half of its budget on flower beds.', [
    note(0.87, 0, 'error', 'The budget for this year is 212 million. Parks get 4.9 million, and the flower beds 310,000 of these: about 0.15 %. https://eastfield.example.org/budget/parks, page 12'),
    note(0.2, -0.7, 'context', 'Half or not, it is our money, and the people at the town hall throw it into the mud. https://eastfield-first.example.net/flowers'),
    note(0.2, 0.7, 'error', 'Funny how nobody of that party counts what the car parks cost. Green streets are worth every cent. https://eastfield-forward.example.org/green'),
  ]),
  posted('https://news.example/millbrook/playground', 'Millbrook tears down its largest playground for a car park.', [
    note(0.82, 0.02, 'error context', 'The plan moves the playground 60 m to the west, out of the flood line, and makes it 400 m² larger. The old site becomes a meadow, not a car park. https://millbrook.example.org/plans/playground-west'),
    note(-0.5, -0.1, 'other', 'Typical. Really typical.'),
  ]),
  posted('https://news.example/stanmore/parking-fees', 'Parking in Stanmore will cost three times as much.', [
    note(0.78, 0.05, 'context', 'Three times holds for one street, Mill Lane: 1.50 instead of 0.50 an hour. In the other 38 zones fees rise by 10 to 20 %. https://stanmore.example.org/parking/new-zones'),
    note(0.2, -0.75, 'context', 'A war against people who have to drive, by people who never had to carry anything home. https://drivers-stanmore.example.net/fees'),
    note(0.2, 0.75, 'context', 'Good. Streets are no free garage for those who can afford two cars. https://walk-stanmore.example.org/fees'),
  ]),
  said('Notice in a stairwell in Northgate', 'From the first of the month, composting on balconies is forbidden by law.', [
    note(0.81, 0, 'error', 'No law or by-law says so. The town’s waste rules allow closed boxes of up to 60 litres and ask for a lid. https://northgate.example.org/waste/rules, section 7'),
    note(-0.6, 0, 'other', 'Compost stinks. End of story.'),
  ]),
  posted('https://social.example/posts/102377', 'The new footbridge in Fernworth swings so much that it will fall.', [
    note(0.84, 0, 'error', 'It swings by up to 3 cm by design. The report of the load test, with 180 people walking in step, measured 2.4 cm and no damage. https://roads.example.org/fernworth/load-test'),
    note(0.35, 0, 'unverified', 'All suspension bridges move a little. https://encyclopedia.example.org/footbridge'),
  ]),
  posted('https://news.example/oldmere/swimming-pool', 'Oldmere’s pool is heated to 34 degrees all winter.', [
    note(0.79, 0, 'error', 'The 34 °C are those of the children’s basin, on Saturdays from 9 to 12. The log shows 26.5 °C for the large basin in every week since October. https://oldmere.example.org/pool/temperature-log'),
    note(-0.5, 0.1, 'unverified', 'Felt cold to me.'),
  ]),
  posted('https://video.example/watch/market-hall-flood', 'The market hall of Quayside is under water today.', [
    note(0.86, 0, 'media old', 'The recording is of 2017: the clock tower in it had its old roof until 2019. The harbour gauge stands at 1.2 m today, the hall at 3.4 m. https://harbour.example.org/gauge/quayside'),
    note(0.3, 0, 'media', 'I was there this morning and it was dry.'),
  ]),
  posted('https://news.example/brackwater/trees', 'Brackwater felled 900 healthy trees last winter.', [
    note(0.8, 0.05, 'error', 'The tree register lists 214 felled trees for last winter, 187 of them with a fungus that the forester had marked, and 520 planted ones. https://brackwater.example.org/trees/register'),
    note(0.2, 0.7, 'context', 'Every single one was healthy enough for those of us who sat under it. Shame. https://leaf-league.example.org/brackwater'),
    note(0.1, -0.65, 'other', 'Trees fall on cars. Next question. https://brackwater-now.example.net/trees'),
  ]),
  posted('https://social.example/posts/103950', 'There is no drinking water fountain in the whole of Alder Hill.', [
    note(0.82, 0, 'error', 'There are six: station, library, both schools, the park and the bus depot. All but the park’s run in winter, too. https://alderhill.example.org/water/fountains'),
    note(0.45, 0, 'error', 'There is one at the station. https://alderhill.example.org/station'),
  ]),
]);

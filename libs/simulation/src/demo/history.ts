import { fine, note, posted, said, topic } from './content';

export const HISTORY = topic('history', [
  posted('https://social.example/posts/30119', 'People in the Middle Ages believed that the earth was flat.', [
    note(0.79, 0, 'error', 'Textbooks of the time teach a globe: the most used one, of about 1230, gives proofs from eclipses and from ships on the horizon. The flat-earth story spread in the 19th century. https://history.example.org/sphere-textbook'),
    note(0.55, 0, 'error', 'Educated people knew better since antiquity. https://encyclopedia.example.org/spherical-earth'),
  ]),
  posted('https://social.example/posts/31002', 'This photo shows the first television in our town, 1925.', [
    note(0.74, 0, 'media error', 'The cabinet is a 1949 model, and the calendar on the wall shows March 1951. The town museum has the original print. https://museum.example.org/objects/tv-1951'),
    note(0.1, 0, 'unverified', 'Looks edited to me.'),
  ]),
  posted('https://courier.example/history/castle-tunnel', 'Secret tunnel found between castle and monastery.', [
    note(0.69, 0, 'error context', 'The survey found a brick drain, 60 cm high and 40 m long, from about 1890. The monastery is 900 m away. https://archaeology.example.org/castle-drain'),
    fine(-0.1, 0, 'opinion', 'A lovely story anyway, let people dream.'),
  ]),
  said('Guide on a city tour', 'The old town burned down because a baker fell asleep.', [
    note(0.64, 0, 'unverified', 'The court records of 1721 name lightning and list four witnesses. The baker first appears in a novel of 1886. https://archive.example.org/city-fire/court-records'),
    note(0.15, 0, 'other', 'Every town tells this story.'),
    note(0.5, 0, 'error', 'It was lightning, the plaque on the town gate says so. https://city-walks.example.org/gate'),
  ]),
  posted('https://social.example/posts/33471', 'Children never worked in the mines here.', [
    note(0.78, 0.1, 'error', 'Pay lists from 1851 to 1868 name 312 children under twelve in the Stanmore pits alone; a law ended it in 1871. https://archive.example.org/stanmore/pay-lists'),
    note(0.35, 0.65, 'error', 'Owners got rich on the backs of children and their heirs still deny it. https://workers-history.example.org/pits'),
    note(-0.3, -0.5, 'other', 'Different times. Today’s children could use some work.'),
  ]),
  posted('https://social.example/posts/34880', 'The monument in Eastfield honours the general who lost every battle.', [
    note(0.66, -0.05, 'error', 'He lost two of five battles, says the standard work on the war. The monument names the 1,104 soldiers from the district and not him. https://history.example.org/eastfield-monument'),
    note(0.2, -0.6, 'other', 'Those who want to tear down monuments have no idea of history. https://heritage.example.net/keep'),
    note(0.2, 0.6, 'context', 'Why does a warmonger stand there at all? https://new-squares.example.org/monuments'),
  ]),
  posted('https://social.example/posts/35216', 'Die Römer kannten keinen Beton.', [
    note(0.77, 0, 'error', 'Römische Bauten bestehen seit dem 2. Jahrhundert v. Chr. aus Gussmörtel mit Vulkanasche, die Kuppel des größten Tempels der Hauptstadt zum Beispiel. https://archaeologie.example.org/opus-caementicium'),
    note(0.4, 0, 'error', 'Doch, sie haben ihn sogar erfunden. https://lexikon.example.org/beton'),
  ], 'de'),
]);

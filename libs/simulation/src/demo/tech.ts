import { fine, note, posted, said, topic } from './content';

export const TECH = topic('technology', [
  posted('https://social.example/posts/10040', 'Your phone charges faster in the freezer.', [
    note(0.76, 0, 'error', 'Lithium cells must not be charged below 0 °C: metal plates out inside and the cell ages or shorts. Makers’ limits are 0 to 35 °C. https://batteries.example.org/charging-temperature'),
    note(0.5, 0, 'error', 'Cold batteries charge slower, not faster. https://electronics.example.com/cold'),
  ]),
  posted('https://courier.example/tech/ai-passes-bar', 'A chatbot passed the bar exam better than 90 percent of lawyers.', [
    note(0.74, 0.03, 'context', 'The 90 % compares it with a February sitting, where most had failed before. Against first-time takers a re-analysis puts it near 62 %, and near 45 % on the essays. https://journal.example.org/law/exam-percentiles'),
    note(0.2, 0.55, 'context', 'Marketing by companies who stole everybody’s texts to build this. https://writers.example.org/stolen-work'),
    note(0, -0.55, 'other', 'Lawyers are just afraid to lose their fees.'),
  ]),
  posted('https://social.example/posts/11209', 'Turning off cookies protects you from all tracking.', [
    note(0.72, 0, 'error', 'Sites can also tell browsers apart by fonts, screen and graphics. In a test of 10,000 pages 26 % did so without cookies. Blocking scripts helps more. https://privacy.example.org/fingerprinting-survey'),
    note(0.3, 0, 'error', 'This is wrong, use a good browser instead.'),
  ]),
  posted('https://social.example/posts/12111', 'The new masts will make birds fall from the sky, as in the park in Stanmore.', [
    note(0.79, 0, 'error unverified', 'The 140 starlings in Stanmore flew into a glass front in fog, the post-mortem says. The mast there was switched on seven months later. https://wildlife.example.org/stanmore/report'),
    note(0.15, 0.3, 'error', 'Please get an education before you post about radiation.'),
    note(-0.5, -0.35, 'context', 'They say fog. In a park full of masts. Sure.'),
  ]),
  said('Security blogger', 'Change all your passwords every month.', [
    note(0.69, 0, 'old', 'Standards bodies dropped this advice: forced changes lead to weaker passwords. They recommend long, different ones and a change only after a leak. https://security.example.org/guidelines/passwords'),
    fine(0.1, 0, 'opinion', 'Better safe than sorry, I do it too.'),
  ]),
  posted('https://social.example/posts/13650', 'The council’s new cameras recognise the face of everyone who walks by.', [
    note(0.74, -0.05, 'error', 'The contract is for counting only: pictures are turned into numbers in the camera and not stored. The data office checked two of the twelve in June. https://eastfield.example.org/cameras/contract'),
    note(0.3, 0.65, 'unverified', 'Today they count, tomorrow they follow you. Once the cameras hang, nobody takes them down. https://privacy-now.example.org/cameras'),
    note(0.2, -0.65, 'other', 'Whoever has nothing to hide should be glad that somebody keeps the streets safe. https://eastfield-first.example.net/safe'),
  ]),
  posted('https://news.example/tech/robotaxi', 'Robotaxis had zero accidents in their first year.', [
    note(0.75, 0, 'error', 'Operators reported 38 accidents with contact to the authority, two with light injuries, on 9.1 million km. That is fewer per km than with human drivers, but not zero. https://transport.example.org/automated/year-one'),
    note(0.45, 0.1, 'error', 'There were several, one on my street. https://courier.example/tech/robotaxi-crash'),
  ]),
  posted('https://news.example/ja/denchi', 'この電池は一度の充電で一年間使えます。', [
    note(0.69, 0, 'error context', '一年間というのは待機状態だけの場合です。メーカーの資料では通常の使用で約四日間と書かれています。 https://batteries.example.org/ja/spec-sheet'),
    note(0, 0, 'unverified', '信じられません。'),
  ], 'ja'),
]);

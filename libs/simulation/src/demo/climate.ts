import { fine, note, posted, said, topic } from './content';

export const CLIMATE = topic('climate and energy', [
  posted('https://social.example/posts/70011', 'Wind turbines use more energy to build than they ever give back.', [
    note(0.84, 0.05, 'error', 'Measured over the life of a turbine, the energy to make, move and take it down is returned within 6 to 12 months; turbines run for 20 years or more. https://energy.example.org/payback/wind-review'),
    note(0.25, 0.75, 'error', 'Oil industry talking point, debunked a hundred times. People who spread this do not care about our children. https://green-action.example.org/myths'),
    note(-0.3, -0.75, 'context', 'Nobody mentions the concrete, the dead birds and the subsidies. Follow the money. https://blog.example.net/wind-swindle'),
  ]),
  posted('https://courier.example/climate/coldest-april', 'Coldest April in a century: so much for global warming.', [
    note(0.74, 0.15, 'context', 'April was the coldest since 1922 at this one station. Averaged over the globe it was 0.7 °C above the 1961–1990 mean; one place and month say little about the trend. https://weather.example.org/monthly/april'),
    note(0.3, 0.7, 'context', 'Weather is not climate. How many times do deniers have to be told? https://green-action.example.org/weather-climate'),
    fine(-0.2, -0.7, 'opinion', 'It is a fair joke about people who panic at every warm day.'),
  ]),
  posted('https://social.example/posts/71544', 'An electric car pollutes more than a diesel until it has run 200,000 km.', [
    note(0.69, 0.1, 'error old', 'The 200,000 km came from a 2017 estimate of battery making that its authors corrected in 2019. With the present power mix the break-even is about 18,000 to 35,000 km. https://transport.example.org/life-cycle/cars'),
    note(0.35, -0.6, 'context', 'It depends on the power mix: charged from coal the gain is small, and that part is left out by fans of electric cars. https://energy.example.org/power-mix'),
  ]),
  said('Speaker at a farmers’ rally', 'The new nitrogen rules will close every second farm.', [
    note(0.64, -0.05, 'unverified', 'The ministry’s impact study expects 4 to 7 % of farms to stop because of the rules by 2035, others to shrink. No study is known that says half. https://ministry.example.org/nitrogen/impact-study'),
    note(0.2, -0.75, 'context', 'City people who never saw a stable decide over our land. Even 7 % is thousands of families. https://farmers.example.org/voices'),
    note(0.15, 0.75, 'error', 'Pure lobby panic. The rivers are dying because industrial farms poison them and refuse every rule. https://rivers.example.org/nitrate'),
  ]),
  posted('https://social.example/posts/73908', 'Heat pumps do not work below freezing.', [
    note(0.79, 0.08, 'error', 'Common models are rated down to −15 or −25 °C. In a field test with 112 houses at −10 °C they delivered 2.3 units of heat per unit of power: less than in spring, but they heat. https://energy.example.org/heat-pumps/field-test'),
    note(0.4, 0.5, 'error', 'They work fine in the far north, where half of all houses have one. https://north.example.org/heating'),
  ]),
  posted('https://news.example/klima/gletscher', 'Die Gletscher wachsen seit drei Jahren wieder.', [
    note(0.74, 0.05, 'error context', 'Gemessen wurden 2023 bis 2025 in den Alpen Verluste von zusammen 11 % des Eises. Gewachsen ist ein einzelner Gletscher um 0,3 %. https://gletscher.example.org/bilanz/2025'),
    note(0.1, 0.7, 'error', 'Wer so etwas noch behauptet, hat in der Schule nicht aufgepasst. https://klima.example.net/mythen'),
  ], 'de'),
  posted('https://video.example/watch/solar-fire', 'Solar panels set this school on fire last week.', [
    note(0.77, 0, 'media old', 'The video shows a warehouse fire from 2019, as the sign at 0:14 reads. The fire report names a forklift charger as the cause. https://firebrigade.example.org/reports/2019-118'),
    note(0.3, 0.4, 'unverified', 'Fires from panels are very rare. https://solar.example.org/safety'),
    note(-0.1, -0.55, 'other', 'Still, who wants these things above the heads of children?'),
  ]),
]);

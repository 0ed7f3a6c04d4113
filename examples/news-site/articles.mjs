/** Articles of a newspaper that does not exist; the demo community has written notes on them. */
export const ARTICLES = [
  {
    path: '/harrow-bay/tram',
    section: 'Harrow Bay',
    title: 'Nine out of ten citizens are against the tram, a survey shows',
    paragraphs: [
      'The line from the harbour to the hospital has been planned for six years. On Tuesday its opponents presented figures: of those they asked, nine out of ten want the money to go elsewhere.',
      'The council votes in autumn. The mayor called the survey “one voice among many” and announced three evenings at which the plans can be seen.',
    ],
  },
  {
    path: '/health/new-vaccine-deaths',
    section: 'Health',
    title: 'Forty people died after the new flu shot in the northern region',
    paragraphs: [
      'Since the campaign began in September, forty people in the northern region have died in the eight weeks after their shot, according to a list that was passed to this paper.',
      'The health office confirmed the number and said that every case is looked into.',
    ],
  },
  {
    path: '/sports/marathon-record',
    section: 'Sports',
    title: 'Amateur runs the marathon in under two hours',
    paragraphs: [
      'Nobody at the finish believed the clock: one hour, fifty-eight minutes and eleven seconds. The bookkeeper from Eastfield had started running three years ago.',
      'She herself said that she had “simply had a good day”.',
    ],
  },
  {
    path: '/science/asteroid',
    section: 'Science',
    title: 'Asteroid the size of a stadium will hit us in 2046',
    paragraphs: [
      'It was found by accident, on pictures meant for something else. Now astronomers have computed where it is going, and the year 2046 stands in their tables.',
      'A mission that could turn it aside would have to start within ten years.',
    ],
  },
  {
    path: '/tech/ai-passes-bar',
    section: 'Technology',
    title: 'A chatbot passed the bar exam better than 90 percent of lawyers',
    paragraphs: [
      'The makers gave their program the questions of a real exam and let it answer without help. It did better than nine out of ten of those who sat there with pen and paper.',
      'Law firms are already trying out what it can do for them.',
    ],
  },
  {
    path: '/history/castle-tunnel',
    section: 'History',
    title: 'Secret tunnel found between castle and monastery',
    paragraphs: [
      'Workers who were to lay a cable came upon bricks, and behind them a passage. For generations people in town had told each other of it.',
      'Whether it can be visited one day is not decided.',
    ],
  },
];

/** What others posted, and this newspaper quotes. */
export const POSTS = [
  { url: 'https://social.example/posts/48120', language: 'en', author: 'A post with 40,000 likes', text: 'Drinking a glass of warm lemon water every morning dissolves kidney stones within a week.' },
  { url: 'https://video.example/watch/microwave-cells', language: 'en', author: 'A video', text: 'This microscope video shows how microwaved food destroys blood cells.' },
  { url: 'https://social.example/posts/60218', language: 'es', author: 'Una publicación', text: 'Un estudio demuestra que el café elimina el riesgo de diabetes.' },
];

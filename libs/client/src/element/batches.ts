interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Questions of one moment, asked in one go; the same question is asked once.
 * @param load answers in the order of the questions
 * @param soon calls back when the moment is over
 */
export function batched<Answer>(load: (questions: string[]) => Promise<readonly Answer[]>, soon: (moment: () => void) => void): (question: string) => Promise<Answer> {
  let batch = new Map<string, Asked<Answer>>();

  function send(): void {
    const sent = batch;
    batch = new Map();
    load([...sent.keys()]).then(
      (answers) => [...sent.values()].forEach(({ resolve }, i) => resolve(answers[i]!)),
      (error: unknown) => sent.forEach(({ reject }) => reject(error)),
    );
  }

  return (question) => {
    if (batch.size === 0) soon(send);
    let asked = batch.get(question);
    if (asked === undefined) batch.set(question, (asked = open()));
    return asked.answer;
  };
}

function open<Answer>(): Asked<Answer> {
  let asked: Omit<Asked<Answer>, 'answer'>;
  const answer = new Promise<Answer>((resolve, reject) => (asked = { resolve, reject }));
  return { answer, ...asked! };
}

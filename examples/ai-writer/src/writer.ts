import { Refusal, type Client } from './client';
import type { Draft, Drafter, Offered } from './drafter';

export interface Report {
  readonly offered: number;
  readonly written: number;
  readonly silent: number;
  readonly rejected: number;
  /** Why it stopped before the end of the list; null when it came to it. */
  readonly stoppedBy: string | null;
}

interface Verdicts {
  readonly urlValidity: string;
  readonly harassmentAbuse: string;
  readonly claimOpinion: string;
}

const ELIGIBLE = `query ($testMode: Boolean!, $language: String, $first: Int!, $after: String) {
  eligibleStatements(testMode: $testMode, language: $language, first: $first, after: $after) {
    nodes { statement { id quotedText url language } suggestedSources { url } requestReasons }
    pageInfo { hasNextPage endCursor }
  }
}`;
const EVALUATE = 'query ($statementId: ID!, $text: String!) { evaluateNote(statementId: $statementId, text: $text) { urlValidity harassmentAbuse claimOpinion } }';
const SUBMIT = 'mutation ($input: SubmitProgramNoteInput!) { submitProgramNote(input: $input) { programNote { id } } }';
const STANDING = '{ myPrograms { name contributor { enrollmentState } admission { passes } limit { limit used resetsAt } } }';

/** Refusals that concern one statement; the next one may go well. */
const NEXT_PLEASE = ['NOTE_ALREADY_WRITTEN', 'STATEMENT_NOT_ELIGIBLE', 'NOT_FOUND'];

export interface Standing {
  readonly name: string;
  readonly admitted: boolean;
  /** Whether its test notes are good enough to be drawn. */
  readonly passes: boolean;
  readonly left: number;
}

/** Finds statements, drafts, has drafts judged, and writes those that stand the judgement. */
export class Writer {
  constructor(
    private readonly client: Client,
    private readonly drafter: Drafter,
    private readonly log: (line: string) => void,
  ) {}

  async standing(): Promise<Standing> {
    const { myPrograms } = await this.client.ask<{ myPrograms: { name: string; contributor: { enrollmentState: string }; admission: { passes: boolean }; limit: { limit: number; used: number } }[] }>(STANDING);
    const [own] = myPrograms;
    if (own === undefined) throw new Refusal('NOT_A_PROGRAM', 'the key is not the key of a program', {});
    return { name: own.name, admitted: own.contributor.enrollmentState === 'apiEarnedIn', passes: own.admission.passes, left: Math.max(0, own.limit.limit - own.limit.used) };
  }

  /** @param most notes that are written at most */
  async write({ testMode, language, most }: { testMode: boolean; language: string | null; most: number }): Promise<Report> {
    const report = { offered: 0, written: 0, silent: 0, rejected: 0 };
    for await (const statement of this.#offered(testMode, language)) {
      if (report.written >= most) break;
      report.offered += 1;
      try {
        const draft = await this.drafter.draft(statement);
        if (draft === null) report.silent += 1;
        else if (!(await this.#stands(statement, draft))) report.rejected += 1;
        else {
          await this.client.ask(SUBMIT, { input: { testMode, statementId: statement.id, ...draft, trustworthySources: true } });
          report.written += 1;
          this.log(`wrote ${testMode ? 'a test note' : 'a note'} on ${statement.url ?? statement.quotedText?.slice(0, 60) ?? statement.id}`);
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.log(error.message);
        if (!NEXT_PLEASE.includes(error.code)) return { ...report, stoppedBy: error.code };
      }
    }
    return { ...report, stoppedBy: null };
  }

  async *#offered(testMode: boolean, language: string | null): AsyncGenerator<Offered> {
    for (let after: string | null = null, more = true; more; ) {
      const { eligibleStatements }: { eligibleStatements: Page } = await this.client.ask(ELIGIBLE, { testMode, language, first: 20, after });
      for (const { statement, suggestedSources, requestReasons } of eligibleStatements.nodes) yield { ...statement, sources: suggestedSources.map(({ url }) => url), reasons: requestReasons };
      ({ hasNextPage: more, endCursor: after } = eligibleStatements.pageInfo);
    }
  }

  /** Nobody is helped by a note with a dead link or an opinion: it is left unwritten. */
  async #stands(statement: Offered, draft: Draft): Promise<boolean> {
    const { evaluateNote: found } = await this.client.ask<{ evaluateNote: Verdicts }>(EVALUATE, { statementId: statement.id, text: draft.text });
    const stands = found.urlValidity === 'HIGH' && found.harassmentAbuse === 'HIGH' && found.claimOpinion !== 'LOW';
    if (!stands) this.log(`left unwritten: links ${found.urlValidity}, tone ${found.harassmentAbuse}, claim ${found.claimOpinion}`);
    return stands;
  }
}

interface Page {
  readonly nodes: readonly { readonly statement: Omit<Offered, 'sources' | 'reasons'>; readonly suggestedSources: readonly { readonly url: string }[]; readonly requestReasons: readonly string[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

import { MAX_WRITTEN_LENGTH, type GivenNote } from '@bridgenotes/notes';
import { AppError, Clock, textUpTo, violatedConstraint, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EvaluatedStatement, Evaluation } from '../evaluate/evaluation.rules';
import { Evaluator } from '../evaluate/evaluator';
import { ProgramCallers } from '../programs/program-callers';
import { TestNote } from './program-note.entity';
import { sourcedNote } from './sourced-note.rules';

/** Notes that programs write to show what they can do; nothing else writes them. */
@Injectable()
export class TestNotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly callers: ProgramCallers,
    private readonly evaluator: Evaluator,
    private readonly statements: StatementsService,
  ) {}

  /** What the evaluator finds of a text; nothing is stored. @throws INVALID_INPUT for one longer than any note, NOT_FOUND, EVALUATOR_UNAVAILABLE, and what `admit` throws */
  async evaluate(viewer: Viewer, statementId: string, text: string): Promise<Evaluation> {
    await this.callers.admit(viewer, 'evaluate-note');
    return this.evaluator.evaluate({ text: textUpTo(MAX_WRITTEN_LENGTH, 'text', text) }, await this.#statement(statementId));
  }

  /**
   * Writes a test note, evaluated at once.
   * @throws NOTE_ALREADY_WRITTEN for a second one on a statement, NOT_FOUND, EVALUATOR_UNAVAILABLE, and what `sourcedNote` and `admit` throw
   */
  async submit(viewer: Viewer, statementId: string, given: GivenNote): Promise<TestNote> {
    const program = await this.callers.admit(viewer, 'submit-note');
    const { classification, tags, text, trustworthySources } = sourcedNote(given);
    // Servers of links may take seconds: no transaction waits for them.
    const evaluation = await this.evaluator.evaluate({ text }, await this.#statement(statementId));
    const tests = this.dataSource.getRepository(TestNote);
    try {
      return await tests.save(tests.create({ programId: program.id, statementId, classification, tags, text, trustworthySources, evaluation, createdAt: this.clock.now(), deletedAt: null }));
    } catch (error) {
      if (violatedConstraint(error) === 'test_notes_one_per_statement') throw new AppError('NOTE_ALREADY_WRITTEN');
      throw error;
    }
  }

  /** Deletes a test note: its text is gone, what was found of it still counts. Once more changes nothing. @throws NOT_FOUND, NOT_YOUR_NOTE, and what `admit` throws */
  async delete(viewer: Viewer, testNoteId: string): Promise<TestNote> {
    const program = await this.callers.admit(viewer, 'delete-note');
    return this.dataSource.transaction(async (manager) => {
      const note = await manager.findOne(TestNote, { where: { id: testNoteId }, lock: { mode: 'pessimistic_write' } });
      if (note === null) throw new AppError('NOT_FOUND', { what: 'test note', id: testNoteId });
      if (note.programId !== program.id) throw new AppError('NOT_YOUR_NOTE');
      if (note.deletedAt !== null) return note;
      const deletedAt = this.clock.now();
      await manager.update(TestNote, { id: testNoteId }, { deletedAt, text: null });
      return Object.assign(note, { deletedAt, text: null });
    });
  }

  async #statement(id: string): Promise<EvaluatedStatement> {
    const [statement] = await this.statements.findByIds([id]);
    if (statement == null) throw new AppError('NOT_FOUND', { what: 'statement', id });
    return { url: statement.givenUrl, quotedText: statement.quotedText, language: statement.language };
  }
}

import { Contributor } from '@bridgenotes/contributors';
import { Clock, CommunitySettings, type EventListener, type OutboxTopic } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Program } from '../programs/program.entity';
import { PROGRAMS } from '../programs.settings';
import { isExpelled } from './admission.rules';
import { changeState } from './program-states';

/** $1 how many notes of each program, since it was last admitted: $2 programs, $3 since when. */
const LAST_NOTES = `
  SELECT given.program_id, count(*) FILTER (WHERE status = 'CURRENTLY_RATED_HELPFUL')::int AS helpful, count(*) FILTER (WHERE status = 'CURRENTLY_RATED_NOT_HELPFUL')::int AS not_helpful
  FROM unnest($2::bigint[], $3::timestamptz[]) AS given (program_id, since)
  CROSS JOIN LATERAL (SELECT note_id FROM program_notes WHERE program_id = given.program_id AND written_at >= given.since ORDER BY written_at DESC, note_id DESC LIMIT $1) AS written
  JOIN note_scores AS score ON score.run_id = (SELECT run_id FROM published_run) AND score.note_id = written.note_id
  GROUP BY given.program_id`;

/** Takes the right to write from programs whose notes people keep finding not helpful: looked at with every published run. */
@Injectable()
export class ProgramExpulsion implements EventListener {
  readonly topics: readonly OutboxTopic[] = ['run.published'];

  constructor(
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  async onEvents(manager: EntityManager): Promise<void> {
    const { expulsionNotes: notes, expulsionNet: net } = this.community.of(PROGRAMS);
    const writers = await manager.createQueryBuilder(Contributor, 'contributor').innerJoin(Program, 'program', 'program.contributor_id = contributor.id').where(`contributor.enrollment_state = 'apiEarnedIn'`).getMany();
    const byId = new Map(writers.map((contributor) => [contributor.id, contributor]));
    const programs = await manager.findBy(Program, { contributorId: In([...byId.keys()]) });
    const since = programs.map(({ contributorId }) => byId.get(contributorId)!.lastStateChangeAt ?? new Date(0));
    const rows = await manager.query<{ program_id: string; helpful: number; not_helpful: number }[]>(LAST_NOTES, [notes, programs.map(({ id }) => id), since]);
    const at = this.clock.now();
    for (const { program_id: id, helpful, not_helpful: notHelpful } of rows) {
      if (!isExpelled({ helpful, notHelpful }, { notes, net })) continue;
      const program = programs.find((row) => row.id === id)!;
      await changeState(manager, program, byId.get(program.contributorId)!, { to: 'apiEarnedOut', reason: 'PROGRAM_EARNED_OUT', at });
    }
  }
}

import { PublishedRuns, ScoresReader, ViewpointsReader } from '@bridgenotes/scoring-runs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Request } from '../graphql/access';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { NoteViewpointsType } from './note-viewpoints.type';
import { scoreLoader } from './score.loader';
import { viewpointsLoader } from './viewpoints.loader';

/** A note among the viewpoints of its raters. */
@Resolver(() => NoteType)
export class NoteViewpointsResolver {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
    private readonly viewpoints: ViewpointsReader,
  ) {}

  @ResolveField('viewpoints', () => NoteViewpointsType, { nullable: true, description: 'Where its raters stand, for a picture of why it has its status; null before the first run that saw it.' })
  async ofNote(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<NoteViewpointsType | null> {
    const [score, found] = await Promise.all([scoreLoader(context, this.runs, this.scores).load(row.id), viewpointsLoader(context, this.runs, this.viewpoints).load(row.id)]);
    return score === null || found === null ? null : NoteViewpointsType.of(found);
  }
}

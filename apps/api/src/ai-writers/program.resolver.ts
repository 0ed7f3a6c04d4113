import { AdmissionService, ProgramAdmission, ProgramNotesReader, ProgramsService, WritingLimits, type Program } from '@bridgenotes/ai-writers';
import { ContributorsService } from '@bridgenotes/contributors';
import { hasRole, type Viewer } from '@bridgenotes/platform';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { contributorLoader } from '../contributors/contributor.loader';
import { ContributorType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { ProgramKeyPayload, RegisterProgramInput, RenewProgramKeyInput, UpdateProgramCardInput, UpdateProgramCardPayload } from './program.input';
import { admissionLoader, cardLoader, cardOfNoteLoader, limitLoader, programLoader, programOfLoader } from './program.loader';
import { AdmissionType, ProgramCardType, ProgramConnection, ProgramDrawConnection, ProgramDrawType, ProgramLimitType, ProgramType } from './program.type';

/** Registering programs, and what everybody may know of them. */
@Resolver(() => ProgramType)
export class ProgramResolver implements OnModuleInit {
  constructor(
    private readonly programs: ProgramsService,
    private readonly draws: ProgramAdmission,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Program', async (id, context) => {
      const row = await programLoader(context, this.programs).load(id);
      return row && ProgramType.of(row);
    });
  }

  @Access('anyone')
  @Query(() => ProgramType, { nullable: true, description: 'A program by its id; null when there is none.' })
  async program(@Args('id', { type: () => ID, description: 'The id of the program.' }) id: string, @Request() context: RequestContext): Promise<ProgramType | null> {
    const row = await programLoader(context, this.programs).load(fromGlobalId('Program', id));
    return row && ProgramType.of(row);
  }

  @Access('anyone')
  @Query(() => ProgramConnection, { name: 'programs', description: 'All programs that write notes, the newest first.' })
  async all(@Args() page: PageArgs): Promise<Connection<ProgramType>> {
    return toConnection(await this.programs.list(page), ProgramType.of);
  }

  @Access('anyone')
  @Query(() => ProgramDrawConnection, { description: 'The random draws in which programs were admitted, the latest first.' })
  async programDraws(@Args() page: PageArgs): Promise<Connection<ProgramDrawType>> {
    return toConnection(await this.draws.draws(page), ProgramDrawType.of);
  }

  @Access('signed-in', 'read')
  @Query(() => [ProgramType], { description: 'The programs you registered; with the key of a program, that one.' })
  async myPrograms(@CurrentViewer() viewer: Viewer): Promise<ProgramType[]> {
    return (await this.programs.mine(viewer)).map(ProgramType.of);
  }

  @Access('contributor', 'login')
  @Mutation(() => ProgramKeyPayload, { description: 'Registers a program of yours that is to write notes. It becomes a contributor of its own, which writes test notes until it is admitted.' })
  async registerProgram(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Its card.' }) input: RegisterProgramInput): Promise<ProgramKeyPayload> {
    const { program, key } = await this.programs.register(viewer, input);
    return { program: ProgramType.of(program), key };
  }

  @Access('contributor', 'login')
  @Mutation(() => UpdateProgramCardPayload, { description: 'Changes the card of a program of yours; notes that it wrote keep the card of their time.' })
  async updateProgramCard(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What changes.' }) { programId, ...card }: UpdateProgramCardInput): Promise<UpdateProgramCardPayload> {
    return { program: ProgramType.of(await this.programs.updateCard(viewer, fromGlobalId('Program', programId), card)) };
  }

  @Access('contributor', 'login')
  @Mutation(() => ProgramKeyPayload, { description: 'A new key for a program of yours; the old ones end at once.' })
  async renewProgramKey(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which program.' }) input: RenewProgramKeyInput): Promise<ProgramKeyPayload> {
    const { program, key } = await this.programs.renewKey(viewer, fromGlobalId('Program', input.programId));
    return { program: ProgramType.of(program), key };
  }
}

/** What a program is made of. */
@Resolver(() => ProgramType)
export class ProgramFieldsResolver {
  constructor(
    private readonly programs: ProgramsService,
    private readonly admissions: AdmissionService,
    private readonly limits: WritingLimits,
    private readonly contributors: ContributorsService,
  ) {}

  @ResolveField('card', () => ProgramCardType, { description: 'What everybody may know of it.' })
  async card(@Parent() { row }: ProgramType, @Request() context: RequestContext): Promise<ProgramCardType> {
    return ProgramCardType.of(found(await cardLoader(context, this.programs).load(row.id), 'card of program', row.id));
  }

  @ResolveField('contributor', () => ContributorType, { description: 'Whom it writes as; the enrollmentState says whether it is admitted.' })
  async contributor(@Parent() { row }: ProgramType, @Request() context: RequestContext): Promise<ContributorType> {
    return ContributorType.of(found(await contributorLoader(context, this.contributors).load(row.contributorId), 'contributor', row.contributorId));
  }

  @ResolveField('admission', () => AdmissionType, { nullable: true, description: 'How far its test notes are. Shown to the program, to who registered it and to admins; null for others.' })
  async admission(@Parent() { row }: ProgramType, @CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<AdmissionType | null> {
    return this.#mayLook(viewer, row) ? AdmissionType.of(await admissionLoader(context, this.programs, this.admissions).load(row.id)) : null;
  }

  @ResolveField('limit', () => ProgramLimitType, { nullable: true, description: 'How many notes it may write now. Shown to the program, to who registered it and to admins; null for others.' })
  async limit(@Parent() { row }: ProgramType, @CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<ProgramLimitType | null> {
    return this.#mayLook(viewer, row) ? limitLoader(context, this.limits).load(row.id) : null;
  }

  #mayLook(viewer: Viewer, program: Program): boolean {
    return this.programs.isOf(viewer, program) || hasRole(viewer, 'admin');
  }
}

/** The card as a field of what a program wrote. */
@Resolver(() => NoteType)
export class NoteProgramResolver {
  constructor(private readonly notes: ProgramNotesReader) {}

  @ResolveField('program', () => ProgramCardType, { nullable: true, description: 'The program that wrote it, as its card was then; null when a person did. Show it with the note.' })
  async program(@Parent() { row }: NoteType, @Request() context: RequestContext): Promise<ProgramCardType | null> {
    const card = await cardOfNoteLoader(context, this.notes).load(row.id);
    return card && ProgramCardType.of(card);
  }
}

/** The program as a field of whom it writes as. */
@Resolver(() => ContributorType)
export class ContributorProgramResolver {
  constructor(private readonly programs: ProgramsService) {}

  @ResolveField('program', () => ProgramType, { nullable: true, description: 'The program this contributor is; null for people.' })
  async program(@Parent() { row }: ContributorType, @Request() context: RequestContext): Promise<ProgramType | null> {
    const program = await programOfLoader(context, this.programs).load(row.id);
    return program && ProgramType.of(program);
  }
}

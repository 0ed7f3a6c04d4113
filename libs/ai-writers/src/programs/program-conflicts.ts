import { RatingConflicts } from '@bridgenotes/ratings';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Program } from './program.entity';

/** Who runs a program stands behind its notes: they are as good as their own. */
@Injectable()
export class ProgramConflicts extends RatingConflicts {
  override async peopleBehind(manager: EntityManager, authorIds: readonly string[]): Promise<string[]> {
    return (await manager.findBy(Program, { contributorId: In([...authorIds]) })).map(({ ownerId }) => ownerId);
  }

  override async authorsOf(manager: EntityManager, personId: string): Promise<string[]> {
    return (await manager.findBy(Program, { ownerId: personId })).map(({ contributorId }) => contributorId);
  }
}

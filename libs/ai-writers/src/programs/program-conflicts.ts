import { RatingConflicts } from '@bridgenotes/ratings';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Program } from './program.entity';

/** Who runs a program does not rate its notes: they are as good as their own. */
@Injectable()
export class ProgramConflicts extends RatingConflicts {
  override async standsBehind(manager: EntityManager, raterId: string, authorId: string): Promise<boolean> {
    return manager.existsBy(Program, { contributorId: authorId, ownerId: raterId });
  }
}

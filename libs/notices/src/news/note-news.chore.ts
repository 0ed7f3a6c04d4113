import type { Chore } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { RatingOutcomesService } from '../outcomes/rating-outcomes.service';
import { NoteNewsService } from './note-news.service';

/** Tells what has held long enough, and how ratings turned out. */
@Injectable()
export class NoteNewsChore implements Chore {
  readonly name = 'notices-news';
  readonly everySeconds = 60;

  constructor(
    private readonly news: NoteNewsService,
    private readonly outcomes: RatingOutcomesService,
  ) {}

  async run(): Promise<void> {
    await this.news.tellDue();
    await this.outcomes.tellDue();
  }
}

import { Clock, requireContributor, type Viewer } from '@bridgenotes/platform';
import { endRequest, openRequests, type RatingRequest } from '@bridgenotes/ratings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What somebody who was drawn at random can do beside rating the note: see, and decline. */
@Injectable()
export class RatingRequestsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The requests that a rater can still answer, latest first; a few at most. */
  async openOf(raterId: string): Promise<RatingRequest[]> {
    return openRequests(this.dataSource.manager, raterId, this.clock.now());
  }

  /** Declines a request; without an open one nothing changes. @returns whether there was one. @throws what `requireContributor` throws */
  async decline(viewer: Viewer, noteId: string): Promise<boolean> {
    const raterId = requireContributor(viewer, 'ratings:write');
    return endRequest(this.dataSource.manager, noteId, raterId, 'declined', this.clock.now());
  }
}

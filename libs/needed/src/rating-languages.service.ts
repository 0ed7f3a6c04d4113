import { requireContributor, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContributorLanguage } from './contributor-language.entity';
import { ratingLanguages } from './language.rules';

/** In which languages somebody rates. */
@Injectable()
export class RatingLanguagesService {
  constructor(private readonly dataSource: DataSource) {}

  /** In order; none means all. */
  async of(contributorId: string): Promise<string[]> {
    const rows = await this.dataSource.getRepository(ContributorLanguage).find({ where: { contributorId }, order: { language: 'ASC' } });
    return rows.map(({ language }) => language);
  }

  /** Sets all of them at once. @throws INVALID_INPUT, BATCH_TOO_LARGE, and what `requireContributor` throws */
  async set(viewer: Viewer, tags: readonly string[]): Promise<string[]> {
    const contributorId = requireContributor(viewer, 'ratings:write');
    const languages = ratingLanguages(tags);
    await this.dataSource.transaction(async (manager) => {
      // One setting after the other: two at once would leave the languages of both.
      await manager.query('SELECT FROM contributors WHERE id = $1 FOR NO KEY UPDATE', [contributorId]);
      await manager.delete(ContributorLanguage, { contributorId });
      await manager.insert(ContributorLanguage, languages.map((language) => ({ contributorId, language })));
    });
    return languages;
  }
}

import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { ScoresModule } from '@bridgenotes/scoring-runs';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { PreviewsService } from '../web/previews.service';
import { FeedController } from './feed.controller';
import { FeedsReader } from './feeds.reader';
import { OEmbedController } from './oembed.controller';
import { ReadLimit } from './read-limit.guard';
import { elementScript, ScriptController } from './script.controller';

/** What other sites load: the script of the element, oEmbed, feeds. */
@Module({
  imports: [GraphQLModule, StatementsModule, NotesModule, ScoresModule, MediaModule],
  providers: [elementScript, PreviewsService, FeedsReader, ReadLimit],
  controllers: [ScriptController, OEmbedController, FeedController],
})
export class EmbeddingModule {}

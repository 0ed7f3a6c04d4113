import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { ScoresModule } from '@bridgenotes/scoring-runs';
import { StatementsModule } from '@bridgenotes/statements';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { GraphQLModule } from '../graphql/graphql.module';
import { ReadLimit } from '../embedding/read-limit.guard';
import { IdentityOrigins } from './identity-origins';
import { PictureController } from './picture.controller';
import { PreviewPictures } from './preview-pictures';
import { PreviewsService } from './previews.service';
import { SitemapController } from './sitemap.controller';
import { WebFiles } from './web-files';
import { WebPages } from './web-pages';

/** The web client: its files, its page at every address, and what other sites show of it. */
@Module({})
export class WebModule {
  static of(files: WebFiles): DynamicModule {
    return {
      module: WebModule,
      imports: [GraphQLModule, AuthModule, StatementsModule, NotesModule, ScoresModule, MediaModule],
      providers: [{ provide: WebFiles, useValue: files }, IdentityOrigins, PreviewsService, PreviewPictures, ReadLimit, WebPages],
      controllers: [PictureController, SitemapController],
    };
  }
}

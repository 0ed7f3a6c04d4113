import { NotesModule } from '@bridgenotes/notes';
import { RatingsModule } from '@bridgenotes/ratings';
import { Module } from '@nestjs/common';
import { ADDRESSES } from './fetch/addresses';
import { MediaChore } from './fetch/media.chore';
import { MatchedNotes } from './matching/matched-notes';
import { MediaListener } from './matching/media.listener';
import { MediaNotesService } from './media-notes.service';
import { MediaService } from './media.service';

const PROVIDED = [MediaService, MediaNotesService, MatchedNotes, MediaListener, MediaChore];

@Module({ imports: [NotesModule, RatingsModule], providers: [...PROVIDED, { provide: ADDRESSES, useValue: null }], exports: PROVIDED })
export class MediaModule {}

import type { Chore } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { AdmissionsService } from './admissions.service';

/** Draws places for those who wait. */
@Injectable()
export class AdmissionChore implements Chore {
  readonly name = 'admission-draws';
  readonly everySeconds = 60;

  constructor(private readonly admissions: AdmissionsService) {}

  async run(): Promise<void> {
    await this.admissions.drawWhatIsDue();
  }
}

import type { Chore } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DeliveriesService } from './deliveries.service';

/** Sends what is due. */
@Injectable()
export class DeliveryChore implements Chore {
  readonly name = 'notices-deliveries';
  readonly everySeconds = 5;

  constructor(private readonly deliveries: DeliveriesService) {}

  async run(): Promise<void> {
    await this.deliveries.sendDue();
    await this.deliveries.forgetOld();
  }
}

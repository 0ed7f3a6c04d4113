import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a part of the service last said that it works. */
@Entity('service_pulses')
export class ServicePulse {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'service_pulses_pk' })
  part!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'seen_at' })
  seenAt!: Date;
}

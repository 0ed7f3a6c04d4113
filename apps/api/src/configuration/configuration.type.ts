import type { SettingInForce } from '@bridgenotes/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('SettingInForce', { description: 'A setting as it is in force. Values are JSON.' })
export class SettingInForceType {
  @Field(() => String, { description: 'What it belongs to: a section of the settings of the community, "scoring" for the parameters of the published run, "publication" for what admins have paused, "api" for the process that answers (for admins).' })
  section!: string;

  @Field(() => String, { description: 'Its name; within scoring the path, such as rules.crhThreshold.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is; null where it is not set, and for a secret.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'What it would be if nobody had set it.' })
  default!: string | null;

  @Field(() => Boolean, { description: 'Whether it differs from that.' })
  changed!: boolean;

  @Field(() => Boolean, { description: 'Whether it is a secret, which is never told.' })
  secret!: boolean;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  static of({ fallback, ...setting }: SettingInForce): SettingInForceType {
    return { ...setting, default: fallback, changed: setting.value !== fallback };
  }
}
